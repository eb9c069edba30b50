// The client against the built-in exchange, each on its own thread as in the program: two readings of one contract.
#include "exchange/upbit/upbit_market_feed.h"
#include "exchange/upbit/upbit_order_gateway.h"
#include "simulator/simulator_server.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

#include <memory>

namespace kkachi::exchange::upbit {
namespace {

class MarketClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'795'137'330'000); }
};

class AgainstSimulator : public testing::Test {
  protected:
    AgainstSimulator() {
        m_simulatorThread.start();
        m_netThread.start();
        m_server = new simulator::SimulatorServer{{}, m_wallClock};
        m_server->moveToThread(&m_simulatorThread);
        QObject::connect(&m_simulatorThread, &QThread::finished, m_server, &QObject::deleteLater);
        QObject::connect(m_server, &simulator::SimulatorServer::ready, &m_context,
                         [this](const simulator::SimulatorAddress& address) { m_address = address; });
        QMetaObject::invokeMethod(m_server, &simulator::SimulatorServer::open);
        EXPECT_TRUE(QTest::qWaitFor([this] { return !m_address.rest.isEmpty(); }));
        startClients();
    }
    ~AgainstSimulator() override {
        QMetaObject::invokeMethod(m_feed, &UpbitMarketFeed::close);
        QMetaObject::invokeMethod(m_gateway, &UpbitOrderGateway::close);
        m_netThread.quit();
        m_netThread.wait();
        m_simulatorThread.quit();
        m_simulatorThread.wait();
    }

    void startClients() {
        UpbitSettings settings;
        settings.restUrl = QUrl{m_address.rest};
        settings.websocketUrl = QUrl{m_address.websocket};
        const auto clock = std::make_shared<MarketClock>();
        m_feed = new UpbitMarketFeed{settings, clock};
        m_gateway = new UpbitOrderGateway{
            settings,
            {base::Secret{m_address.accessKey.toStdString()}, base::Secret{m_address.secretKey.toStdString()}},
            clock};
        for (QObject* client : std::initializer_list<QObject*>{m_feed, m_gateway}) {
            client->moveToThread(&m_netThread);
            QObject::connect(&m_netThread, &QThread::finished, client, &QObject::deleteLater);
        }
        QObject::connect(m_gateway, &UpbitOrderGateway::privateStateChanged, &m_context,
                         [this](FeedState state) { m_privateState = state; });
        QObject::connect(m_gateway, &UpbitOrderGateway::orderEvent, &m_context,
                         [this](const order::OrderEvent& event) { m_events.push_back(event); });
        QObject::connect(m_gateway, &UpbitOrderGateway::accountRead, &m_context,
                         [this](const AccountReport& report) { m_accounts.push_back(report); });
        QObject::connect(m_gateway, &UpbitOrderGateway::accountUnavailable, &m_context,
                         [](const AccountUnavailable& why) { ADD_FAILURE() << why.reason; });
    }
    void openGateway() {
        QMetaObject::invokeMethod(m_gateway, &UpbitOrderGateway::open);
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_privateState == FeedState::Live; }));
    }
    void place(const PlaceOrder& request) {
        QMetaObject::invokeMethod(m_gateway, [this, request] { m_gateway->placeOrder(request); });
    }
    AccountReport readAccount() {
        const std::size_t before = m_accounts.size();
        QMetaObject::invokeMethod(m_gateway, [this] { m_gateway->readAccount({"KRW-BTC"}); });
        EXPECT_TRUE(QTest::qWaitFor([&] { return m_accounts.size() > before; }));
        return m_accounts.empty() ? AccountReport{} : m_accounts.back();
    }
    // Applies what was heard of the order so far.
    order::Order follow(order::Order order) const {
        for (const order::OrderEvent& event : m_events)
            if (event.identifier == order.identifier) {
                EXPECT_TRUE(order::apply(order, event));
            }
        return order;
    }
    static order::Order sent(const PlaceOrder& request) {
        order::Order order;
        order.identifier = request.identifier;
        order.side = request.side;
        order.type = request.type;
        order.amount = request.amount;
        order.funds = request.funds;
        order.price = request.price;
        order.state = order::State::Sent;
        return order;
    }

    MarketClock m_wallClock;
    QObject m_context;
    QThread m_simulatorThread;
    QThread m_netThread;
    simulator::SimulatorServer* m_server = nullptr;
    simulator::SimulatorAddress m_address;
    UpbitMarketFeed* m_feed = nullptr;
    UpbitOrderGateway* m_gateway = nullptr;
    FeedState m_privateState = FeedState::Down;
    std::vector<order::OrderEvent> m_events;
    std::vector<AccountReport> m_accounts;
};

TEST_F(AgainstSimulator, SeesTradesBooksTickersAndHistory) {
    QSignalSpy trades{m_feed, &UpbitMarketFeed::tradeSeen};
    QSignalSpy books{m_feed, &UpbitMarketFeed::bookSeen};
    QSignalSpy tickers{m_feed, &UpbitMarketFeed::tickerSeen};
    QSignalSpy history{m_feed, &UpbitMarketFeed::historyRead};
    QMetaObject::invokeMethod(m_feed, &UpbitMarketFeed::open);
    EXPECT_TRUE(QTest::qWaitFor([&] { return trades.size() > 2 && books.size() > 2 && tickers.size() > 0; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return history.size() == 2; }));
    EXPECT_GT(history[0][1].value<std::vector<market::Candle>>().size(), 10U);
    EXPECT_GT(history[1][1].value<std::vector<market::Candle>>().size(), 10U);
}

TEST_F(AgainstSimulator, BuysAndSellsAtMarket) {
    openGateway();
    const AccountReport before = readAccount();
    const PlaceOrder buy{"t-buy", "KRW-BTC", order::Side::Buy, order::Type::Market, {}, base::Krw::whole(200'000), {}};
    place(buy);
    ASSERT_TRUE(QTest::qWaitFor([&] { return order::isTerminal(follow(sent(buy)).state); }));
    const order::Order bought = follow(sent(buy));
    EXPECT_TRUE(bought.executedVolume.isPositive());
    EXPECT_FALSE(bought.exchangeUuid.empty());
    EXPECT_EQ(readAccount().base.free, before.base.free + bought.executedVolume);

    const PlaceOrder sell{"t-sell", "KRW-BTC", order::Side::Sell, order::Type::Market, bought.executedVolume, {}, {}};
    place(sell);
    ASSERT_TRUE(QTest::qWaitFor([&] { return order::isTerminal(follow(sent(sell)).state); }));
    const order::Order sold = follow(sent(sell));
    EXPECT_EQ(sold.executedVolume, bought.executedVolume);
    const AccountReport after = readAccount();
    EXPECT_EQ(after.base.free, before.base.free);
    // The exchange does not round fees; what is read of a figure is cut at the eighth digit.
    const base::Krw expected = before.krw.free - bought.executedFunds - bought.fee + sold.executedFunds - sold.fee;
    EXPECT_NEAR(static_cast<double>((after.krw.free - expected).units()), 0, 2);
}

TEST_F(AgainstSimulator, CancelsARestingOrder) {
    openGateway();
    const PlaceOrder limit{"t-limit",
                           "KRW-BTC",
                           order::Side::Buy,
                           order::Type::Limit,
                           base::Quantity::fromUnits(100'000),
                           {},
                           base::Price::whole(50'000'000)};
    place(limit);
    ASSERT_TRUE(QTest::qWaitFor([&] { return follow(sent(limit)).state == order::State::Acknowledged; }));
    EXPECT_EQ(readAccount().openOrders, 1);
    QMetaObject::invokeMethod(m_gateway, [this] { m_gateway->cancelOrder({"t-limit", {}}); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return follow(sent(limit)).state == order::State::Cancelled; }));
    EXPECT_EQ(readAccount().openOrders, 0);
}

TEST_F(AgainstSimulator, IsToldWhatIsRefusedAndWhatIsAmbiguous) {
    openGateway();
    PlaceOrder tooSmall{"t-small", "KRW-BTC", order::Side::Buy, order::Type::Market, {}, base::Krw::whole(100), {}};
    place(tooSmall);
    ASSERT_TRUE(QTest::qWaitFor([&] { return follow(sent(tooSmall)).state == order::State::Rejected; }));
    const PlaceOrder buy{"t-twice", "KRW-BTC", order::Side::Buy, order::Type::Market, {}, base::Krw::whole(100'000),
                         {}};
    place(buy);
    ASSERT_TRUE(QTest::qWaitFor([&] { return order::isTerminal(follow(sent(buy)).state); }));
    m_events.clear();
    place(buy); // the identifier is burned: this says nothing about the first one
    ASSERT_TRUE(QTest::qWaitFor([&] { return !m_events.empty(); }));
    EXPECT_TRUE(std::holds_alternative<order::OutcomeLost>(m_events.front().what));
}

} // namespace
} // namespace kkachi::exchange::upbit
