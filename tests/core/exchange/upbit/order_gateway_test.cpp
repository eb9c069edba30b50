#include "exchange/upbit/upbit_order_gateway.h"

#include "fake_streams.h"
#include "fake_venue.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(42); }
};

PlaceOrder marketBuy() {
    return {"b1-1", "KRW-BTC", order::Side::Buy, order::Type::Market, {}, base::Krw::whole(100'000), {}};
}

const QByteArray kEcho = R"({"market":"KRW-BTC","uuid":"u-1","side":"bid","ord_type":"price","price":"100000",
    "state":"wait","executed_volume":"0","paid_fee":"0","identifier":"b1-1"})";
const QByteArray kEnded = R"({"market":"KRW-BTC","uuid":"u-1","side":"bid","ord_type":"price","price":"100000",
    "state":"cancel","executed_volume":"0.0009","paid_fee":"49.5","identifier":"b1-1","trades":[
    {"uuid":"t-1","price":"110000000","volume":"0.0009","created_at":"2026-11-20T10:16:02+09:00"}]})";
const QByteArray kNotFound = R"({"error":{"name":"order_not_found","message":"no"}})";

QByteArray news(const char* state, const char* rest) {
    return QByteArray{R"({"type":"myOrder","code":"KRW-BTC","uuid":"u-1","state":")"} + state + "\"," + rest + '}';
}

class Gateway : public testing::Test {
  protected:
    Gateway() {
        UpbitSettings settings;
        settings.restUrl = m_venue.url();
        settings.websocketUrl = m_streams.url();
        settings.patience.callDeadline = base::Milliseconds{300};
        settings.patience.firstBackoff = base::Milliseconds{10};
        m_gateway = std::make_unique<UpbitOrderGateway>(
            settings, UpbitCredentials{base::Secret::copyOf("access"), base::Secret::copyOf("secret")},
            std::make_shared<FixedClock>());
        QObject::connect(m_gateway.get(), &UpbitOrderGateway::orderEvent, m_gateway.get(),
                         [this](const order::OrderEvent& event) { m_events.push_back(event); });
        QObject::connect(m_gateway.get(), &UpbitOrderGateway::accountUnavailable, m_gateway.get(),
                         [this](const AccountUnavailable& why) { m_unavailable.push_back(why); });
        QObject::connect(m_gateway.get(), &UpbitOrderGateway::privateStateChanged, m_gateway.get(),
                         [this](FeedState state) { m_states.push_back(state); });
        m_gateway->open();
    }

    // The next event, which must be of this kind.
    template <class What>
    What next() {
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_events.size() > m_taken; }));
        if (m_events.size() <= m_taken)
            return {};
        const order::OrderEvent& event = m_events[m_taken++];
        EXPECT_EQ(event.identifier, "b1-1");
        EXPECT_EQ(event.at, base::fromEpochMs(42));
        EXPECT_TRUE(std::holds_alternative<What>(event.what)) << "kind " << event.what.index();
        const What* what = std::get_if<What>(&event.what);
        return what == nullptr ? What{} : *what;
    }
    bool waitForLive() {
        return QTest::qWaitFor([this] { return !m_states.empty() && m_states.back() == FeedState::Live; });
    }
    void answerAccount() {
        m_venue.on("GET /v1/accounts", FakeAnswer{200, m_accounts});
        m_venue.on("GET /v1/orders/chance",
                   FakeAnswer{200, R"({"bid_fee":"0.0005","ask_fee":"0.0004","market":{"id":"KRW-BTC",
            "bid":{"min_total":"5000"},"ask":{"min_total":"5000"},"max_total":"1000000000","state":"active"},
            "bid_account":{"currency":"KRW","balance":"900","locked":"100"},
            "ask_account":{"currency":"BTC","balance":"0.5","locked":"0"}})"});
        m_venue.on("GET /v1/orderbook/instruments", FakeAnswer{200, R"([{"market":"KRW-BTC","tick_size":"500"}])"});
        m_venue.on("GET /v1/orders/open", FakeAnswer{200, '[' + kEcho + ']'});
    }

    FakeVenue m_venue;
    FakeStreams m_streams;
    QByteArray m_accounts = R"([{"currency":"KRW","balance":"900","locked":"100"},
                                {"currency":"BTC","balance":"0.5","locked":"0"}])";
    std::unique_ptr<UpbitOrderGateway> m_gateway;
    std::vector<order::OrderEvent> m_events;
    std::size_t m_taken = 0;
    std::vector<AccountUnavailable> m_unavailable;
    std::vector<FeedState> m_states;
};

TEST_F(Gateway, AcknowledgesAnOrder) {
    m_venue.on("POST /v1/orders", FakeAnswer{201, kEcho});
    m_gateway->placeOrder(marketBuy());
    EXPECT_EQ(next<order::Acknowledged>().exchangeUuid, "u-1");
    EXPECT_EQ(m_venue.last("POST /v1/orders").body,
              R"({"market":"KRW-BTC","side":"bid","ord_type":"price","price":"100000","identifier":"b1-1",)"
              R"("smp_type":"cancel_maker"})");
}

TEST_F(Gateway, PassesARefusalOn) {
    m_venue.on("POST /v1/orders", FakeAnswer{400, R"({"error":{"name":"insufficient_funds_bid","message":"no"}})"});
    m_gateway->placeOrder(marketBuy());
    EXPECT_EQ(next<order::Refused>().name, "insufficient_funds_bid");
}

TEST_F(Gateway, DoesNotBelieveARefusalOfASecondTransmission) {
    m_venue.on("POST /v1/orders", FakeAnswer{201, kEcho, FakeAnswer::Manner::CutBody});
    m_gateway->placeOrder(marketBuy());
    next<order::OutcomeLost>();
    m_venue.on("POST /v1/orders", FakeAnswer{400, R"({"error":{"name":"insufficient_funds_bid","message":"no"}})"});
    m_gateway->placeOrder(marketBuy());
    next<order::OutcomeLost>();
    EXPECT_EQ(m_venue.count("POST /v1/orders"), 2);
}

TEST_F(Gateway, ConfirmsARateRefusalByOneQuery) {
    m_venue.on("POST /v1/orders", FakeAnswer{429, "Too many API requests."});
    m_venue.on("GET /v1/order", FakeAnswer{404, kNotFound});
    m_gateway->placeOrder(marketBuy());
    EXPECT_TRUE(next<order::Refused>().mayRetry);
    EXPECT_EQ(m_venue.count("POST /v1/orders"), 1);
    EXPECT_EQ(m_venue.last("GET /v1/order").target, "/v1/order?identifier=b1-1");
}

TEST_F(Gateway, ReportsAnOrderThatARateRefusalSeemedToDeny) {
    m_venue.on("POST /v1/orders", FakeAnswer{429, "Too many API requests."});
    m_venue.on("GET /v1/order", FakeAnswer{200, kEnded});
    m_gateway->placeOrder(marketBuy());
    const auto report = next<order::Reported>();
    EXPECT_EQ(report.end, order::State::Cancelled);
    EXPECT_EQ(report.fills.size(), 1U);
}

TEST_F(Gateway, LeavesARateRefusalOpenWhenItCannotBeConfirmed) {
    m_venue.on("POST /v1/orders", FakeAnswer{429, "Too many API requests."});
    m_venue.on("GET /v1/order", FakeAnswer{500, "sorry"});
    m_gateway->placeOrder(marketBuy());
    next<order::OutcomeLost>();
}

TEST_F(Gateway, RaisesTheAlarmForCredentials) {
    m_venue.on("POST /v1/orders", FakeAnswer{401, R"({"error":{"name":"no_authorization_ip","message":"no"}})"});
    m_gateway->placeOrder(marketBuy());
    next<order::Refused>();
    ASSERT_EQ(m_unavailable.size(), 1U);
    EXPECT_TRUE(m_unavailable.front().credentials);
    EXPECT_EQ(m_unavailable.front().reason, "no_authorization_ip");
}

TEST_F(Gateway, AnswersQueriesWithTheExchangesRecord) {
    m_venue.on("GET /v1/order", FakeAnswer{200, kEnded});
    m_gateway->queryOrder({"b1-1", {}});
    const auto report = next<order::Reported>();
    EXPECT_EQ(report.exchangeUuid, "u-1");
    EXPECT_EQ(report.paidFee.toString(), "49.5");
    EXPECT_EQ(report.fills.front().tradeUuid, "t-1");
    m_venue.on("GET /v1/order", FakeAnswer{404, kNotFound});
    m_gateway->queryOrder({"b1-1", {}});
    next<order::NotFound>();
}

TEST_F(Gateway, SaysNothingWhenAQueryProvesNothing) {
    int answers = 0;
    const auto answerWith = [&answers](FakeAnswer answer) {
        return [&answers, answer](const SeenRequest&) {
            ++answers;
            return answer;
        };
    };
    m_venue.on("GET /v1/order", answerWith({500, "sorry"}));
    m_gateway->queryOrder({"b1-1", {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers == 1; }));
    m_venue.on("GET /v1/order",
               answerWith({404, "<html>not here</html>"})); // a gateway's page is not the exchange's word
    m_gateway->queryOrder({"b1-1", {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers == 2; }));
    m_venue.on("GET /v1/order", answerWith({200, QByteArray{kEnded}.replace("b1-1", "b1-7")}));
    m_gateway->queryOrder({"b1-1", {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return answers == 3; }));
    m_venue.on("GET /v1/order", FakeAnswer{404, kNotFound});
    m_gateway->queryOrder({"b1-1", {}});
    next<order::NotFound>();
    EXPECT_EQ(m_events.size(), 1U);
}

TEST_F(Gateway, TakesAReceiptOfACancelForNoMoreThanThat) {
    m_venue.on("DELETE /v1/order", FakeAnswer{200, kEcho});
    m_gateway->cancelOrder({"b1-1", "u-1"});
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_venue.count("DELETE /v1/order") == 1; }));
    EXPECT_EQ(m_venue.last("DELETE /v1/order").target, "/v1/order?uuid=u-1");
    m_venue.on("DELETE /v1/order", FakeAnswer{404, kNotFound});
    m_venue.on("GET /v1/order", FakeAnswer{200, kEnded});
    m_gateway->cancelOrder({"b1-1", "u-1"});
    EXPECT_EQ(next<order::Reported>().end, order::State::Cancelled);
    EXPECT_EQ(m_venue.count("GET /v1/order"), 1);
}

TEST_F(Gateway, IsLiveWhenItsSubscriptionHasArrived) {
    ASSERT_TRUE(waitForLive());
    ASSERT_EQ(m_streams.messages().size(), 1U);
    EXPECT_TRUE(m_streams.messages().front().contains(QStringLiteral(R"("type":"myOrder")")));
    EXPECT_TRUE(m_streams.upgrades().front().rawHeader("Authorization").startsWith("Bearer "));
    EXPECT_EQ(m_streams.upgrades().front().url().path(), QStringLiteral("/websocket/v1/private"));
}

TEST_F(Gateway, ComesBackWithANewToken) {
    ASSERT_TRUE(waitForLive());
    m_streams.drop();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_streams.upgrades().size() == 2; }));
    ASSERT_TRUE(waitForLive());
    EXPECT_NE(m_streams.upgrades()[0].rawHeader("Authorization"), m_streams.upgrades()[1].rawHeader("Authorization"));
    EXPECT_EQ(m_states, (std::vector{FeedState::Connecting, FeedState::Live, FeedState::Down, FeedState::Connecting,
                                     FeedState::Live}));
}

TEST_F(Gateway, TellsTheLifeOfAnOrderFromTheStream) {
    ASSERT_TRUE(waitForLive());
    m_streams.send(news("wait", R"("executed_volume":0,"identifier":"b1-1")"));
    EXPECT_EQ(next<order::Acknowledged>().exchangeUuid, "u-1");
    m_streams.send(news("trade", R"("trade_uuid":"t-1","price":110000000,"volume":0.0004,"executed_volume":0.0004,
        "trade_fee":22,"trade_timestamp":1795137331421,"identifier":"b1-1")"));
    EXPECT_EQ(next<order::Executed>().fill.tradeUuid, "t-1");
    m_streams.send(news("cancel", R"("executed_volume":0.0004,"identifier":null)")); // found by its uuid
    const auto end = next<order::Ended>();
    EXPECT_EQ(end.end, order::State::Cancelled);
    EXPECT_EQ(end.executedVolume, base::Quantity::fromUnits(40'000));
}

TEST_F(Gateway, AsksAboutAFillThatIsToldOnlyInPart) {
    m_venue.on("GET /v1/order", FakeAnswer{200, kEnded});
    ASSERT_TRUE(waitForLive());
    m_streams.send(news("trade", R"("trade_uuid":"t-1","price":110000000,"volume":0.0004,"executed_volume":0.0004,
        "trade_fee":null,"trade_timestamp":1795137331421,"identifier":"b1-1")"));
    next<order::Acknowledged>();
    EXPECT_EQ(next<order::Reported>().fills.size(), 1U);
}

TEST_F(Gateway, LeavesOrdersOfOthersAlone) {
    ASSERT_TRUE(waitForLive());
    m_streams.send(news("done", R"("executed_volume":1,"identifier":null)"));
    m_streams.send("nonsense");
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_gateway->counts().streamMessages == 2; }));
    EXPECT_TRUE(m_events.empty());
    EXPECT_EQ(m_gateway->counts().foreignOrders, 1U);
    EXPECT_EQ(m_gateway->counts().unreadable, 1U);
}

TEST_F(Gateway, IsNotWholeForAMomentAfterAMessageThatItCannotRead) {
    ASSERT_TRUE(waitForLive());
    const std::size_t before = m_states.size();
    m_streams.send(news("trade", R"("executed_volume":"much","identifier":"b1-1")"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_states.size() == before + 2; }));
    EXPECT_EQ(m_states[before], FeedState::Stale);
    EXPECT_EQ(m_states[before + 1], FeedState::Live);
}

TEST_F(Gateway, SaysThatTheStreamRefusesTheKeys) {
    ASSERT_TRUE(waitForLive());
    m_streams.send(R"({"error":{"name":"INVALID_AUTH","message":"no"}})");
    ASSERT_TRUE(QTest::qWaitFor([this] { return !m_unavailable.empty(); }));
    EXPECT_TRUE(m_unavailable.front().credentials);
}

TEST_F(Gateway, MergesTheAccountFromFourCalls) {
    answerAccount();
    QSignalSpy read{m_gateway.get(), &UpbitOrderGateway::accountRead};
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.size() == 1; }));
    const auto report = read[0][0].value<AccountReport>();
    EXPECT_EQ(report.krw.free, base::Krw::whole(900));
    EXPECT_EQ(report.krw.locked, base::Krw::whole(100));
    EXPECT_EQ(report.base.free, base::Quantity::fromUnits(50'000'000));
    EXPECT_EQ(report.spec.tick, base::Price::whole(500));
    EXPECT_EQ(report.spec.bidFee.toString(), "0.0005");
    EXPECT_EQ(report.spec.askFee.toString(), "0.0004");
    EXPECT_EQ(report.openOrders, 1);
    EXPECT_EQ(report.at, base::fromEpochMs(42));
    EXPECT_TRUE(m_venue.last("GET /v1/orders/open").target.contains("states[]=wait&states[]=watch"));
    EXPECT_EQ(m_venue.last("GET /v1/orderbook/instruments").headerCount("Authorization"), 0);
}

TEST_F(Gateway, ReadsTheAccountAgainWhenItsPartsDisagree) {
    answerAccount();
    int calls = 0;
    m_venue.on("GET /v1/accounts", [&](const SeenRequest&) {
        return ++calls == 1 ? FakeAnswer{200, R"([{"currency":"KRW","balance":"1000","locked":"0"}])"}
                            : FakeAnswer{200, m_accounts};
    });
    QSignalSpy read{m_gateway.get(), &UpbitOrderGateway::accountRead};
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.size() == 1; }));
    EXPECT_EQ(calls, 2);
    EXPECT_EQ(read[0][0].value<AccountReport>().krw.free, base::Krw::whole(900));
}

TEST_F(Gateway, AnswersTwoQuestionsAboutTheAccountWithTwoReadings) {
    answerAccount();
    QSignalSpy read{m_gateway.get(), &UpbitOrderGateway::accountRead};
    m_gateway->readAccount({"KRW-BTC"});
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.size() == 2; }));
    EXPECT_EQ(m_venue.count("GET /v1/accounts"), 2);
}

TEST_F(Gateway, SaysWhyTheAccountCannotBeRead) {
    answerAccount();
    m_venue.on("GET /v1/accounts", FakeAnswer{401, R"({"error":{"name":"invalid_access_key","message":"no"}})"});
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_unavailable.size() == 1; }));
    EXPECT_EQ(m_unavailable[0].reason, "invalid_access_key");
    EXPECT_TRUE(m_unavailable[0].credentials);
    m_venue.on("GET /v1/accounts", FakeAnswer{200, R"([{"currency":"KRW","balance":true,"locked":"0"}])"});
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_unavailable.size() == 2; }));
    EXPECT_FALSE(m_unavailable[1].credentials);
    m_gateway->readAccount({"KRW-ETH"});
    EXPECT_EQ(m_unavailable.size(), 3U);
}

TEST_F(Gateway, MayBeClosedAndOpenedWhileItReadsTheAccount) {
    answerAccount();
    m_venue.on("GET /v1/accounts", FakeAnswer{200, "[]", FakeAnswer::Manner::Hang});
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_venue.count("GET /v1/accounts") == 1; }));
    m_gateway->close();
    EXPECT_TRUE(m_unavailable.empty());
    answerAccount();
    m_gateway->open();
    QSignalSpy read{m_gateway.get(), &UpbitOrderGateway::accountRead};
    m_gateway->readAccount({"KRW-BTC"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.size() == 1; }));
}

TEST_F(Gateway, EndsOrdersUnderWayAsLostWhenItCloses) {
    m_venue.on("POST /v1/orders", FakeAnswer{201, kEcho, FakeAnswer::Manner::Hang});
    m_gateway->placeOrder(marketBuy());
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_venue.count("POST /v1/orders") == 1; }));
    m_gateway->close();
    next<order::OutcomeLost>();
    m_gateway->placeOrder(marketBuy());
    next<order::NeverLeft>();
}

} // namespace
} // namespace kkachi::exchange::upbit
