// The order gateway against the built-in exchange over a private stream that breaks: what we know of our orders in the
// end is what the exchange's journal says of them. The test asks as the engine does: for every open order whenever the
// stream is live again.
#include "exchange/upbit/upbit_order_gateway.h"
#include "flaky_wire.h"
#include "simulator/simulator_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>

namespace kkachi::exchange::upbit {
namespace {

constexpr int kPatienceMs = 60'000; // of a whole wait, on a busy machine

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'795'137'330'000); }
};

class PrivateBreaks : public testing::Test {
  protected:
    void open(std::string faults = {}) {
        openExchange(std::move(faults));
        openGateway(m_address.secretKey);
        ASSERT_TRUE(waitFor([this] { return m_state == FeedState::Live; }));
    }
    void openExchange(std::string faults = {}) {
        simulator::SimulatorSettings settings;
        settings.faults = std::move(faults);
        m_server = new simulator::SimulatorServer{settings, m_wallClock};
        m_server->moveToThread(&m_simulatorThread);
        QObject::connect(&m_simulatorThread, &QThread::finished, m_server, &QObject::deleteLater);
        QObject::connect(m_server, &simulator::SimulatorServer::ready, &m_context,
                         [this](const simulator::SimulatorAddress& address) { m_address = address; });
        m_simulatorThread.start();
        QMetaObject::invokeMethod(m_server, &simulator::SimulatorServer::open);
        ASSERT_TRUE(waitFor([this] { return !m_address.rest.isEmpty(); }));
        m_wire = std::make_unique<FlakyWire>(QUrl{m_address.websocket});
    }
    void openGateway(const QString& secret) {
        UpbitSettings settings;
        settings.restUrl = QUrl{m_address.rest};
        settings.websocketUrl = m_wire->url();
        settings.patience.firstBackoff = base::Milliseconds{20};
        settings.patience.longestBackoff = base::Milliseconds{100};
        settings.patience.connectGap = base::Milliseconds{20};
        settings.patience.pingInterval = base::Milliseconds{300};
        settings.patience.pongDeadline = base::Milliseconds{700};
        settings.patience.longestQueue = base::Milliseconds{30'000};
        m_gateway =
            new UpbitOrderGateway{settings,
                                  {base::Secret{m_address.accessKey.toStdString()}, base::Secret{secret.toStdString()}},
                                  std::make_shared<FixedClock>()};
        m_gateway->moveToThread(&m_netThread);
        QObject::connect(&m_netThread, &QThread::finished, m_gateway, &QObject::deleteLater);
        QObject::connect(m_gateway, &UpbitOrderGateway::privateStateChanged, &m_context, [this](FeedState state) {
            m_state = state;
            if (state == FeedState::Live)
                askForAll();
        });
        QObject::connect(m_gateway, &UpbitOrderGateway::orderEvent, &m_context,
                         [this](const order::OrderEvent& event) { follow(event); });
        QObject::connect(m_gateway, &UpbitOrderGateway::accountUnavailable, &m_context,
                         [this](const AccountUnavailable& why) { m_complaints.push_back(why); });
        m_netThread.start();
        QMetaObject::invokeMethod(m_gateway, &UpbitOrderGateway::open);
    }
    ~PrivateBreaks() override {
        if (m_gateway != nullptr)
            QMetaObject::invokeMethod(m_gateway, &UpbitOrderGateway::close, Qt::BlockingQueuedConnection);
        m_netThread.quit();
        m_netThread.wait();
        m_simulatorThread.quit();
        m_simulatorThread.wait();
    }
    template <class Condition>
    static bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    void ask(const std::string& identifier) {
        QMetaObject::invokeMethod(m_gateway, [this, identifier] { m_gateway->queryOrder({identifier, {}}); });
    }
    void askForAll() {
        for (const auto& [identifier, order] : m_orders)
            if (order::isOpen(order))
                ask(identifier);
    }
    void follow(const order::OrderEvent& event) {
        ++m_events;
        const auto found = m_orders.find(event.identifier);
        ASSERT_NE(found, m_orders.end());
        const auto applied = order::apply(found->second, event);
        if ((applied && applied->fillsMissing) || std::holds_alternative<order::OutcomeLost>(event.what))
            ask(event.identifier);
    }
    void place(const PlaceOrder& request) {
        order::Order order;
        order.identifier = request.identifier;
        order.side = request.side;
        order.type = request.type;
        order.amount = request.amount;
        order.funds = request.funds;
        order.price = request.price;
        order.state = order::State::Sent;
        m_orders[request.identifier] = order;
        QMetaObject::invokeMethod(m_gateway, [this, request] { m_gateway->placeOrder(request); });
    }
    void buy(int number) {
        place({"t-" + std::to_string(number),
               "KRW-BTC",
               order::Side::Buy,
               order::Type::Market,
               {},
               base::Krw::whole(150'000 + number),
               {}});
    }
    bool waitForNews(int more) {
        const int wanted = m_events + more;
        return waitFor([&] { return m_events >= wanted; });
    }
    bool waitForAllEnds() {
        return waitFor([this] {
            return std::all_of(m_orders.begin(), m_orders.end(),
                               [](const auto& entry) { return order::isTerminal(entry.second.state); });
        });
    }
    QJsonArray journal() {
        QNetworkAccessManager network;
        QNetworkReply* reply = network.get(QNetworkRequest{QUrl{m_address.admin + QStringLiteral("/journal")}});
        EXPECT_TRUE(waitFor([reply] { return reply->isFinished(); }));
        const auto document = QJsonDocument::fromJson(reply->readAll());
        reply->deleteLater();
        return document.object()[QLatin1String{"orders"}].toArray();
    }
    // Fees have more than eight digits there.
    template <class Number>
    static Number number(const QJsonValue& value) {
        const auto parsed = Number::parse(value.toString().toStdString(), base::ExcessDigits::RoundDown);
        EXPECT_TRUE(parsed) << value.toString().toStdString();
        return parsed ? *parsed : Number{};
    }
    void expectTheJournal() {
        const QJsonArray truth = journal();
        ASSERT_EQ(static_cast<std::size_t>(truth.size()), m_orders.size());
        for (const auto& each : truth) {
            const QJsonObject theirs = each.toObject();
            const auto ours = m_orders.find(theirs[QLatin1String{"identifier"}].toString().toStdString());
            ASSERT_NE(ours, m_orders.end());
            const order::Order& order = ours->second;
            SCOPED_TRACE(order.identifier);
            EXPECT_EQ(order.exchangeUuid, theirs[QLatin1String{"uuid"}].toString().toStdString());
            EXPECT_EQ(order.executedVolume, number<base::Quantity>(theirs[QLatin1String{"executed_volume"}]));
            EXPECT_EQ(order.executedFunds, number<base::Krw>(theirs[QLatin1String{"executed_funds"}]));
            const auto feeApart = number<base::Krw>(theirs[QLatin1String{"paid_fee"}]).units() - order.fee.units();
            EXPECT_GE(feeApart, 0);
            EXPECT_LE(feeApart, std::ssize(order.fills)); // each fill's is cut off behind the eighth digit
            std::map<std::string, base::Quantity> theirFills;
            for (const auto& trade : theirs[QLatin1String{"trades"}].toArray())
                theirFills[trade.toObject()[QLatin1String{"uuid"}].toString().toStdString()] =
                    number<base::Quantity>(trade.toObject()[QLatin1String{"volume"}]);
            std::map<std::string, base::Quantity> ourFills;
            for (const order::Fill& fill : order.fills)
                EXPECT_TRUE(ourFills.emplace(fill.tradeUuid, fill.volume).second) << fill.tradeUuid;
            EXPECT_EQ(ourFills, theirFills);
        }
    }

    FixedClock m_wallClock;
    simulator::SimulatorAddress m_address;
    QObject m_context;
    QThread m_simulatorThread;
    QThread m_netThread;
    simulator::SimulatorServer* m_server = nullptr;
    UpbitOrderGateway* m_gateway = nullptr;
    std::unique_ptr<FlakyWire> m_wire;
    FeedState m_state = FeedState::Down;
    std::map<std::string, order::Order> m_orders;
    std::vector<AccountUnavailable> m_complaints;
    int m_events = 0;
};

TEST_F(PrivateBreaks, KnowsEveryFillThoughTheStreamIsCutAgainAndAgain) {
    open();
    for (int i = 0; i < 24; ++i) {
        buy(i);
        if (i % 3 == 2) {
            ASSERT_TRUE(waitForNews(i % 4)); // now before, now amid the news
            m_wire->cut();
        }
        if (i % 8 == 7) {
            ASSERT_TRUE(waitFor([this] { return m_state == FeedState::Live; }));
        }
    }
    ASSERT_TRUE(waitForAllEnds());
    expectTheJournal();
    EXPECT_GT(m_wire->connections(), 3);
}

TEST_F(PrivateBreaks, KnowsEveryFillThoughTheStreamStalls) {
    open();
    buy(1);
    ASSERT_TRUE(waitForAllEnds());
    m_wire->stall();
    for (int i = 2; i < 6; ++i)
        buy(i);
    ASSERT_TRUE(waitFor([this] { return m_state != FeedState::Live; }));
    ASSERT_TRUE(waitForAllEnds());
    expectTheJournal();
}

TEST_F(PrivateBreaks, IsNotMisledByRepeatedAndReorderedNews) {
    open(R"([{"kind":"ws_duplicate","endpoint":"private","probability":0.5},
             {"kind":"ws_reorder","endpoint":"private","probability":0.5}])");
    for (int i = 0; i < 12; ++i)
        buy(i);
    ASSERT_TRUE(waitForNews(24));
    askForAll(); // a message that was held back for a next one that never comes
    ASSERT_TRUE(waitForAllEnds());
    expectTheJournal();
}

TEST_F(PrivateBreaks, SaysThatTheKeysAreRefusedAndComesBackOnlyMuchLater) {
    openExchange();
    openGateway(QStringLiteral("another secret than the exchange knows"));
    ASSERT_TRUE(waitFor([this] { return !m_complaints.empty(); }));
    EXPECT_TRUE(m_complaints.front().credentials);
    EXPECT_NE(m_complaints.front().reason.find("401"), std::string::npos) << m_complaints.front().reason;
    EXPECT_EQ(m_wire->connections(), 2);
    EXPECT_NE(m_state, FeedState::Live);
}

} // namespace
} // namespace kkachi::exchange::upbit
