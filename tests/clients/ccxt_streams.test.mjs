// ccxt's `pro.upbit` class over both WebSockets: what a stranger's program watches, own orders included.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { admin, startSimulator, until } from './support/simulator.mjs';
import { streamClient, symbol } from './support/upbit.mjs';

let simulator;
let upbit;

before(async () => {
    simulator = await startSimulator();
    upbit = await streamClient(simulator);
    await upbit.loadMarkets();
});
after(async () => {
    await upbit?.close();
    await simulator?.stop();
});

describe('ccxt watches the market', { timeout: 60_000 }, () => {
    test('the ticker', async () => {
        const first = await upbit.watchTicker(symbol);
        assert.equal(first.symbol, symbol);
        assert.ok(first.last > 0);
        const later = await until(() => upbit.watchTicker(symbol), (ticker) => ticker.timestamp > first.timestamp);
        assert.ok(later.last > 0);
    });

    test('trades, each of them once', async () => {
        const seen = new Map();
        while (seen.size < 8) {
            for (const trade of await upbit.watchTrades(symbol)) {
                assert.ok(trade.price > 0 && trade.amount > 0 && ['buy', 'sell'].includes(trade.side));
                seen.set(trade.id, trade);
            }
        }
    });

    test('the order book', async () => {
        for (let i = 0; i < 3; ++i) {
            const book = await upbit.watchOrderBook(symbol);
            assert.ok(book.bids.length >= 15 && book.asks.length >= 15);
            assert.ok(book.bids[0][0] < book.asks[0][0]);
        }
    });

    test('candles of one second', async () => {
        const [time, open, high, low, close] = await upbit.watchOHLCV(symbol, '1s');
        assert.ok(time > 0 && low <= Math.min(open, close) && high >= Math.max(open, close));
    });
});

describe('ccxt watches its own', { timeout: 60_000 }, () => {
    test('an order from its rest to its end', async () => {
        const ticker = await upbit.fetchTicker(symbol);
        const price = Math.floor(ticker.last * 0.8 / 1000) * 1000;
        let news = upbit.watchOrders(symbol);
        await until(() => admin(simulator, 'GET', '/streams'),
            (streams) => streams.private.some((each) => each.types.includes('myOrder')));
        const order = await upbit.createLimitBuyOrder(symbol, 0.001, price);
        let seen = (await news).filter((each) => each.id === order.id);
        assert.equal(seen.at(-1).status, 'open');
        assert.equal(seen.at(-1).price, price);
        news = upbit.watchOrders(symbol);
        await upbit.cancelOrder(order.id);
        seen = (await news).filter((each) => each.id === order.id);
        assert.equal(seen.at(-1).status, 'canceled');
    });

    test('its trades and its balance', async () => {
        const trades = upbit.watchMyTrades(symbol);
        const balance = upbit.watchBalance();
        await until(() => admin(simulator, 'GET', '/streams'),
            (streams) => streams.private.some((each) => each.types.includes('myAsset')));
        const order = await upbit.createMarketBuyOrderWithCost(symbol, 300_000);
        const mine = await trades;
        assert.ok(mine.length > 0);
        assert.equal(mine[0].order, order.id);
        assert.equal(mine[0].side, 'buy');
        assert.ok(mine[0].price > 0 && mine[0].amount > 0);
        const after = await balance;
        assert.ok(after.KRW.free < 10_000_000);
    });

    test('again after the line was cut, with the token it had', async () => {
        await admin(simulator, 'POST', '/faults', { kind: 'drop', endpoint: '^private$', count: 1 });
        await until(() => Object.keys(upbit.clients), (urls) => !urls.some((url) => url.endsWith('/private')));
        const news = upbit.watchOrders(symbol);
        await until(() => admin(simulator, 'GET', '/streams'),
            (streams) => streams.private.some((each) => each.types.includes('myOrder')));
        const ticker = await upbit.fetchTicker(symbol);
        const order = await upbit.createLimitBuyOrder(symbol, 0.001, Math.floor(ticker.last * 0.8 / 1000) * 1000);
        const seen = await news;
        assert.ok(seen.some((each) => each.id === order.id));
        await upbit.cancelOrder(order.id);
    });
});
