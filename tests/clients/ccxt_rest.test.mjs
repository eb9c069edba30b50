// ccxt's `upbit` class over REST: what a stranger's program does with an exchange, from markets to orders.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startSimulator, until } from './support/simulator.mjs';
import { ccxt, restClient, symbol } from './support/upbit.mjs';

let simulator;
let upbit;

before(async () => {
    simulator = await startSimulator();
    upbit = restClient(simulator);
});
after(async () => { await simulator?.stop(); });

/** A limit price far from the market, on the grid: it rests. */
async function farBelow() {
    const ticker = await upbit.fetchTicker(symbol);
    return Math.floor(ticker.last * 0.8 / 1000) * 1000;
}

describe('ccxt reads the market', { timeout: 60_000 }, () => {
    test('loads the markets', async () => {
        const markets = await upbit.loadMarkets();
        const market = markets[symbol];
        assert.equal(market.id, 'KRW-BTC');
        assert.equal(market.base, 'BTC');
        assert.equal(market.quote, 'KRW');
        assert.ok(market.active);
    });

    test('fetches one ticker and several', async () => {
        const ticker = await upbit.fetchTicker(symbol);
        assert.equal(ticker.symbol, symbol);
        assert.ok(ticker.last > 0 && ticker.high >= ticker.last && ticker.low <= ticker.last);
        assert.ok(ticker.baseVolume > 0 && ticker.quoteVolume > 0);
        assert.ok(Math.abs(ticker.timestamp - Date.now()) < 3_600_000);
        const tickers = await upbit.fetchTickers([symbol]);
        assert.deepEqual(Object.keys(tickers), [symbol]);
        const all = await upbit.fetchTickers();
        assert.ok(all[symbol].last > 0);
    });

    test('fetches trades with rising times and unlike ids', async () => {
        const trades = await upbit.fetchTrades(symbol, undefined, 50);
        assert.equal(trades.length, 50);
        assert.equal(new Set(trades.map((trade) => trade.id)).size, 50);
        for (let i = 1; i < trades.length; ++i) assert.ok(trades[i].timestamp >= trades[i - 1].timestamp);
        for (const trade of trades) {
            assert.ok(trade.price > 0 && trade.amount > 0, JSON.stringify(trade.info));
            assert.ok(['buy', 'sell'].includes(trade.side), JSON.stringify(trade.info));
        }
    });

    for (const timeframe of ['1s', '1m', '3m', '5m', '10m', '15m', '30m', '1h', '4h', '1d', '1w', '1M', '1y']) {
        test(`fetches ${timeframe} candles`, async () => {
            const candles = await upbit.fetchOHLCV(symbol, timeframe, undefined, timeframe === '1y' ? 1 : 5);
            assert.ok(candles.length > 0, 'no candles');
            for (let i = 0; i < candles.length; ++i) {
                const [time, open, high, low, close, volume] = candles[i];
                assert.ok(i === 0 || time > candles[i - 1][0]);
                assert.ok(low <= Math.min(open, close) && high >= Math.max(open, close));
                assert.ok(volume > 0);
            }
        });
    }

    test('fetches the candles of a stretch of the past', async () => {
        const since = Date.now() - 6 * 3_600_000;
        const candles = await upbit.fetchOHLCV(symbol, '5m', since, 12);
        assert.ok(candles.length > 0 && candles.length <= 12);
        assert.ok(candles[0][0] >= since && candles.at(-1)[0] < since + 12 * 300_000);
    });

    test('fetches an order book of thirty levels, best first', async () => {
        const book = await upbit.fetchOrderBook(symbol);
        assert.equal(book.bids.length, 30);
        assert.equal(book.asks.length, 30);
        assert.ok(book.bids[0][0] < book.asks[0][0]);
        for (let i = 1; i < 30; ++i) {
            assert.ok(book.bids[i][0] < book.bids[i - 1][0]);
            assert.ok(book.asks[i][0] > book.asks[i - 1][0]);
        }
        assert.equal((await upbit.fetchOrderBook(symbol, 5)).bids.length, 5);
    });
});

describe('ccxt trades', { timeout: 60_000 }, () => {
    test('fetches the balance and the fee', async () => {
        const balance = await upbit.fetchBalance();
        assert.equal(balance.KRW.free, 10_000_000);
        assert.equal(balance.KRW.used, 0);
        const fee = await upbit.fetchTradingFee(symbol);
        assert.equal(fee.maker, 0.0005);
        assert.equal(fee.taker, 0.0005);
    });

    test('buys at market with an amount of won and sells what it bought', async () => {
        const before = await upbit.fetchBalance();
        const buy = await upbit.createMarketBuyOrderWithCost(symbol, 500_000);
        assert.ok(buy.id);
        const bought = await until(() => upbit.fetchOrder(buy.id), (order) => order.status !== 'open');
        assert.ok(bought.filled > 0);
        assert.ok(bought.cost > 0 && bought.cost <= 500_000);
        assert.ok(bought.trades.length > 0);
        const held = await upbit.fetchBalance();
        assert.equal(held.BTC.free, bought.filled);
        assert.ok(held.KRW.total < before.KRW.total);

        const sell = await upbit.createOrder(symbol, 'market', 'sell', bought.filled);
        const sold = await until(() => upbit.fetchOrder(sell.id), (order) => order.status !== 'open');
        assert.equal(sold.status, 'closed');
        assert.equal(sold.filled, bought.filled);
        const end = await upbit.fetchBalance();
        assert.ok((end.BTC?.total ?? 0) === 0);
        assert.ok(end.KRW.total < before.KRW.total, 'the fees are gone');
        assert.ok(end.KRW.total > before.KRW.total - 5_000);
    });

    test('buys at market by amount and price, as ccxt computes the cost', async () => {
        const ticker = await upbit.fetchTicker(symbol);
        const order = await upbit.createOrder(symbol, 'market', 'buy', 0.001, ticker.last);
        const done = await until(() => upbit.fetchOrder(order.id), (each) => each.status !== 'open');
        assert.ok(done.filled > 0.0009 && done.filled < 0.0011);
    });

    test('rests, lists, finds and cancels a limit buy', async () => {
        const price = await farBelow();
        const order = await upbit.createLimitBuyOrder(symbol, 0.001, price);
        assert.equal(order.status, 'open');
        const open = await upbit.fetchOpenOrders(symbol);
        assert.deepEqual(open.map((each) => each.id), [order.id]);
        assert.equal(open[0].price, price);
        assert.equal(open[0].amount, 0.001);
        assert.equal(open[0].remaining, 0.001);
        const balance = await upbit.fetchBalance();
        assert.ok(Math.abs(balance.KRW.used - price * 0.001 * 1.0005) < 1e-6);
        await upbit.cancelOrder(order.id);
        const gone = await until(() => upbit.fetchOrder(order.id), (each) => each.status !== 'open');
        assert.equal(gone.status, 'canceled');
        assert.equal((await upbit.fetchOpenOrders(symbol)).length, 0);
        assert.equal((await upbit.fetchBalance()).KRW.used, 0);
    });

    test('fills a crossing limit buy and rests a limit sale above the market', async () => {
        const ticker = await upbit.fetchTicker(symbol);
        const limit = Math.ceil(ticker.last * 1.01 / 1000) * 1000;
        const buy = await upbit.createOrder(symbol, 'limit', 'buy', 0.001, limit);
        const bought = await until(() => upbit.fetchOrder(buy.id), (each) => each.status === 'closed');
        assert.equal(bought.filled, 0.001);
        assert.ok(bought.average <= limit);
        const sell = await upbit.createOrder(symbol, 'limit', 'sell', 0.001, limit + 10_000_000);
        assert.equal(sell.status, 'open');
        assert.equal(sell.side, 'sell');
        assert.equal((await upbit.fetchBalance()).BTC.used, 0.001);
        await upbit.cancelOrder(sell.id);
        await until(() => upbit.fetchOrder(sell.id), (each) => each.status === 'canceled');
    });

    test('lists closed and cancelled orders', async () => {
        const closed = await upbit.fetchClosedOrders(symbol);
        assert.ok(closed.length >= 2);
        for (const order of closed) assert.equal(order.status, 'closed');
        const cancelled = await upbit.fetchCanceledOrders(symbol);
        assert.ok(cancelled.length >= 2);
        for (const order of cancelled) assert.equal(order.status, 'canceled');
    });

    test('replaces a resting order by another', async () => {
        const price = await farBelow();
        const first = await upbit.createLimitBuyOrder(symbol, 0.001, price);
        const edited = await upbit.editOrder(first.id, symbol, 'limit', 'buy', 0.002, price - 1_000_000);
        assert.ok(edited.id && edited.id !== first.id);
        await until(() => upbit.fetchOrder(first.id), (each) => each.status === 'canceled');
        const second = await until(() => upbit.fetchOpenOrders(symbol), (open) => open.length === 1);
        assert.equal(second[0].price, price - 1_000_000);
        assert.equal(second[0].amount, 0.002);
        await upbit.cancelOrder(second[0].id);
        await until(() => upbit.fetchOpenOrders(symbol), (open) => open.length === 0);
    });

    test('keeps the client order id, IOC, FOK and post-only apart', async () => {
        const price = await farBelow();
        const ioc = await upbit.createOrder(symbol, 'limit', 'buy', 0.001, price, { timeInForce: 'IOC' });
        await until(() => upbit.fetchOrder(ioc.id), (each) => each.status === 'canceled');
        const fok = await upbit.createOrder(symbol, 'limit', 'buy', 0.001, price, { timeInForce: 'FOK' });
        await until(() => upbit.fetchOrder(fok.id), (each) => each.status === 'canceled');
        const maker = await upbit.createOrder(symbol, 'limit', 'buy', 0.001, price,
            { postOnly: true, clientOrderId: 'clients-suite-1' });
        assert.equal(maker.info.identifier, 'clients-suite-1');
        assert.equal(maker.status, 'open');
        await upbit.cancelOrder(maker.id);
        await until(() => upbit.fetchOrder(maker.id), (each) => each.status === 'canceled');
    });

    test('tries an order without making it', async () => {
        const price = await farBelow();
        const order = await upbit.createOrder(symbol, 'limit', 'buy', 0.001, price, { test: true });
        assert.ok(order.info.market === 'KRW-BTC');
        assert.equal((await upbit.fetchOpenOrders(symbol)).length, 0);
    });
});

describe('ccxt is told what went wrong', { timeout: 60_000 }, () => {
    test('funds that are not there', async () => {
        await assert.rejects(upbit.createMarketBuyOrderWithCost(symbol, 900_000_000), ccxt.InsufficientFunds);
    });
    test('an order that never was', async () => {
        await assert.rejects(upbit.fetchOrder('00000000-0000-4000-8000-000000000000'), ccxt.OrderNotFound);
    });
    test('a key that is not known', async () => {
        const stranger = restClient(simulator, { apiKey: 'x'.repeat(40) });
        await assert.rejects(stranger.fetchBalance(), ccxt.AuthenticationError);
    });
    test('a signature of another secret', async () => {
        const forger = restClient(simulator, { secret: 'y'.repeat(40) });
        await assert.rejects(forger.fetchBalance(), ccxt.AuthenticationError);
    });
    test('too many requests', async () => {
        const hasty = restClient(simulator, { enableRateLimit: false });
        await hasty.loadMarkets();
        const asked = Array.from({ length: 30 }, () => hasty.fetchTicker(symbol));
        const outcomes = await Promise.allSettled(asked);
        const refused = outcomes.filter((each) => each.status === 'rejected');
        assert.ok(refused.length > 0);
        for (const each of refused) assert.ok(each.reason instanceof ccxt.NetworkError, String(each.reason));
    });
});
