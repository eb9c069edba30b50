// ccxt's own Upbit classes; nothing but the address and the keys is set.
import ccxt from 'ccxt';

const settings = (simulator) => ({
    apiKey: simulator.access_key,
    secret: simulator.secret_key,
    urls: { api: { public: simulator.rest, private: simulator.rest, ws: simulator.websocket } },
});

export const symbol = 'BTC/KRW';

export function restClient(simulator, more = {}) {
    return new ccxt.upbit({ ...settings(simulator), ...more });
}

/** ccxt wants its plain HTTP agent loaded before it opens a ws:// address, whatever the venue. */
export async function streamClient(simulator, more = {}) {
    const client = new ccxt.pro.upbit({ ...settings(simulator), ...more });
    await client.loadHttpProxyAgent();
    return client;
}

export { ccxt };
