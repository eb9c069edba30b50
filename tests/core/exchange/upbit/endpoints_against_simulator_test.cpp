// Every REST call of the client, answered by the built-in exchange: two readings of one contract, over real sockets.
#include "exchange/upbit/account_calls.h"
#include "exchange/upbit/candle_reader.h"
#include "exchange/upbit/order_calls.h"
#include "exchange/upbit/order_list_reader.h"
#include "exchange/upbit/quotation_calls.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "simulator/simulator_server.h"

#include <QEventLoop>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>

namespace kkachi::exchange::upbit {
namespace {

using order::Side;

class StandingClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'795'137'330'000); }
};

class Endpoints : public testing::Test {
  protected:
    Endpoints() {
        QObject::connect(&m_server, &simulator::SimulatorServer::ready, &m_server,
                         [this](const simulator::SimulatorAddress& address) { m_address = address; });
        m_server.open();
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_address.rest.isEmpty(); }));
        UpbitSettings settings;
        settings.restUrl = QUrl{m_address.rest};
        m_rest = std::make_unique<UpbitRestClient>(settings,
                                                   UpbitCredentials{base::Secret{m_address.accessKey.toStdString()},
                                                                    base::Secret{m_address.secretKey.toStdString()}});
    }

    RestOutcome outcomeOf(RestCall call) {
        QEventLoop loop;
        RestOutcome outcome;
        m_rest->send(std::move(call), [&](const RestOutcome& end) {
            outcome = end;
            loop.quit();
        });
        loop.exec();
        return outcome;
    }
    template <class Value>
    Value valueOf(const RestOutcome& outcome, int status, Parsed<Value> (*parse)(std::string_view)) {
        EXPECT_EQ(outcome.status, status) << outcome.text() << outcome.reason;
        const auto value = parse(outcome.text());
        EXPECT_TRUE(value) << outcome.text();
        return value.value_or(Value{});
    }
    template <class Value>
    Value ofMarket(RestCall call, Parsed<Value> (*parse)(std::string_view, std::string_view)) {
        const RestOutcome outcome = outcomeOf(std::move(call));
        EXPECT_EQ(outcome.status, 200) << outcome.text() << outcome.reason;
        const auto value = parse(outcome.text(), "KRW-BTC");
        EXPECT_TRUE(value) << outcome.text();
        return value.value_or(Value{});
    }
    base::Price lastPrice() { return ofMarket(tickersCall("KRW-BTC"), parseTickers).price; }
    // A buy far below the market, which rests.
    NewOrder resting(const std::string& identifier) {
        NewOrder order;
        order.market = "KRW-BTC";
        order.volume = base::Quantity::fromUnits(100'000);
        order.price = base::floorToTick(base::Price::fromUnits(lastPrice().units() / 2), base::Price::whole(1'000));
        order.identifier = identifier;
        return order;
    }
    OrderRecord placed(const NewOrder& order) {
        const auto call = placeOrderCall(order);
        EXPECT_TRUE(call);
        return call ? valueOf(outcomeOf(*call), 201, parseOrder) : OrderRecord{};
    }
    OrderRecord queried(const std::string& identifier) {
        return valueOf(outcomeOf(queryOrderCall({{}, identifier})), 200, parseOrder);
    }
    bool waitForState(const std::string& identifier, VenueState state) {
        return QTest::qWaitFor([&] { return queried(identifier).state == state; });
    }

    StandingClock m_clock;
    simulator::SimulatorAddress m_address;
    simulator::SimulatorServer m_server{{}, m_clock};
    std::unique_ptr<UpbitRestClient> m_rest;
};

TEST_F(Endpoints, OfTheAccount) {
    EXPECT_EQ(ofMarket(accountsCall(), parseAccounts).krw.free, base::Krw::whole(10'000'000));
    const Chance chance = ofMarket(chanceCall("KRW-BTC"), parseChance);
    EXPECT_EQ(chance.bidFee, base::Ratio::fromUnits(50'000));
    EXPECT_EQ(chance.minimumTotal, base::Krw::whole(5'000));
    EXPECT_EQ(chance.maximumTotal, base::Krw::whole(1'000'000'000));
    const auto keys = valueOf(outcomeOf(apiKeysCall()), 200, parseApiKeys);
    ASSERT_FALSE(keys.empty());
    EXPECT_EQ(keys.front().accessKey, m_address.accessKey.toStdString());
}

TEST_F(Endpoints, OfTheMarket) {
    const auto markets = valueOf(outcomeOf(marketsCall(true)), 200, parseMarkets);
    EXPECT_FALSE(markets.empty());
    EXPECT_TRUE(lastPrice().isPositive());
    EXPECT_FALSE(ofMarket(orderBooksCall("KRW-BTC"), parseOrderBooks).asks.empty());
    EXPECT_EQ(ofMarket(instrumentsCall("KRW-BTC"), parseInstruments), base::Price::whole(1'000));
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return !ofMarket(tradeTicksCall("KRW-BTC", std::nullopt, 0, 10), parseTradeTicks).empty(); }));
}

TEST_F(Endpoints, OfBarsFromASecondToADay) {
    for (const market::CandleUnit unit : market::kCandleUnits) {
        if (unit > market::CandleUnit::Day)
            break;
        const auto newest = ofMarket(candlesCall("KRW-BTC", unit, std::nullopt, 3), parseCandles);
        ASSERT_FALSE(newest.empty()) << toString(unit);
        const auto before = ofMarket(candlesCall("KRW-BTC", unit, newest.back().openTime, 2), parseCandles);
        for (const market::Candle& bar : before)
            EXPECT_LT(bar.openTime, newest.back().openTime) << toString(unit);
    }
}

TEST_F(Endpoints, OfBarsPageAfterPage) {
    const auto newest = ofMarket(candlesCall("KRW-BTC", market::CandleUnit::Minute, std::nullopt, 1), parseCandles);
    ASSERT_FALSE(newest.empty());
    CandleReader reader{*m_rest, "KRW-BTC"};
    const base::Timestamp to = newest.front().openTime;
    QEventLoop loop;
    CandlePages pages;
    reader.read({market::CandleUnit::Minute, to - std::chrono::minutes{500}, to}, [&](const CandlePages& read) {
        pages = read;
        loop.quit();
    });
    loop.exec();
    EXPECT_TRUE(pages.isComplete) << pages.problem;
    EXPECT_GT(pages.bars.size(), 300U);
    EXPECT_LE(pages.bars.size(), 500U);
}

TEST_F(Endpoints, ThatTestPlaceAskAndCancelAnOrder) {
    const NewOrder order = resting("e-1");
    EXPECT_EQ(outcomeOf(*testOrderCall(order)).status, 201);
    const OrderRecord record = placed(order);
    EXPECT_EQ(record.identifier, "e-1");
    EXPECT_EQ(record.smpType, "cancel_maker");
    EXPECT_EQ(queried("e-1").uuid, record.uuid);
    EXPECT_EQ(valueOf(outcomeOf(queryOrderCall({record.uuid, {}})), 200, parseOrder).identifier, "e-1");
    EXPECT_EQ(outcomeOf(cancelOrderCall({record.uuid, {}})).status, 200);
    EXPECT_TRUE(waitForState("e-1", VenueState::Cancel));
    EXPECT_EQ(parseVenueError(outcomeOf(*placeOrderCall(order)).text(), 400).name, "duplicated_identifier");
}

TEST_F(Endpoints, ThatTakeEveryKindOfOrder) {
    NewOrder order = resting("k-ioc");
    order.timeInForce = TimeInForce::Ioc;
    EXPECT_EQ(placed(order).timeInForce, "ioc");
    order.identifier = "k-fok";
    order.timeInForce = TimeInForce::Fok;
    EXPECT_EQ(placed(order).timeInForce, "fok");
    order.identifier = "k-post";
    order.timeInForce = TimeInForce::PostOnly;
    order.selfTrade = SelfTrade::None;
    EXPECT_EQ(placed(order).timeInForce, "post_only");
    NewOrder best;
    best.market = "KRW-BTC";
    best.kind = OrderKind::Best;
    best.funds = base::Krw::whole(100'000);
    best.timeInForce = TimeInForce::Ioc;
    best.identifier = "k-best";
    EXPECT_EQ(placed(best).orderType, "best");
    NewOrder market = best;
    market.kind = OrderKind::Market;
    market.timeInForce = TimeInForce::Unset;
    market.identifier = "k-buy";
    EXPECT_EQ(placed(market).orderType, "price");
    EXPECT_TRUE(waitForState("k-buy", VenueState::Cancel) || queried("k-buy").state == VenueState::Done);
    NewOrder sale = market;
    sale.side = Side::Sell;
    sale.funds.reset();
    sale.volume = queried("k-buy").executedVolume;
    sale.identifier = "k-sell";
    EXPECT_EQ(placed(sale).orderType, "market");
}

TEST_F(Endpoints, ThatNameManyOrders) {
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i)
        ids.push_back(placed(resting("m-" + std::to_string(i))).identifier);
    EXPECT_EQ(ofMarket(ordersByIdsCalls("KRW-BTC", IdKind::Identifier, ids)[0], parseOrders).size(), 3U);
    EXPECT_EQ(ofMarket(openOrdersCall("KRW-BTC", 1), parseOrders).size(), 3U);
    ids.pop_back();
    const auto cancelled = valueOf(outcomeOf(cancelByIdsCalls(IdKind::Identifier, ids)[0]), 200, parseCancelled);
    EXPECT_EQ(cancelled.accepted.size(), 2U);
    EXPECT_TRUE(waitForState("m-1", VenueState::Cancel));
    const auto rest = valueOf(outcomeOf(*cancelOpenCall({{"KRW-BTC"}, Side::Buy, 300})), 200, parseCancelled);
    EXPECT_EQ(rest.accepted.size(), 1U);
    EXPECT_TRUE(waitForState("m-2", VenueState::Cancel));
    OrderListReader reader{*m_rest, "KRW-BTC"};
    QEventLoop loop;
    OrderList closed;
    const base::Timestamp created = queried("m-2").createdAt;
    reader.readClosed(created - std::chrono::days{20}, created + std::chrono::hours{1}, [&](const OrderList& list) {
        closed = list;
        loop.quit();
    });
    loop.exec();
    EXPECT_FALSE(closed.problem);
    EXPECT_EQ(closed.orders.size(), 3U);
}

TEST_F(Endpoints, ThatReplaceAnOrder) {
    const OrderRecord old = placed(resting("r-1"));
    Replacement what;
    what.previous = {old.uuid, {}};
    what.price = *old.price - base::Price::whole(1'000);
    what.identifier = "r-2";
    const RestOutcome outcome = outcomeOf(*replaceOrderCall(what));
    EXPECT_TRUE(outcome.status == 200 || outcome.status == 201) << outcome.text();
    const auto replaced = parseReplaced(outcome.text());
    ASSERT_TRUE(replaced) << outcome.text();
    EXPECT_EQ(replaced->previous.uuid, old.uuid);
    EXPECT_TRUE(QTest::qWaitFor([&] { return outcomeOf(queryOrderCall({replaced->newUuid, {}})).status == 200; }));
    EXPECT_TRUE(waitForState("r-1", VenueState::Cancel));
    EXPECT_EQ(queried("r-2").price, what.price);
}

} // namespace
} // namespace kkachi::exchange::upbit
