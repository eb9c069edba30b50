#include "test_client.h"

namespace kkachi::simulator {
namespace {

class WebSocketTest : public SimulatorFixture {
  protected:
    QByteArray authorization() { return QByteArray::fromStdString(token({})); }
    static QString phase(const QJsonObject& message) { return message[QLatin1String{"stream_type"}].toString(); }
};

TEST_F(WebSocketTest, SendsASnapshotAndThenWhatHappensInBinaryFrames) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"trade","codes":["KRW-BTC"]},{"type":"ticker","codes":["KRW-BTC"]},)"
               R"({"type":"orderbook","codes":["KRW-BTC.5"]},{"type":"candle.1s","codes":["KRW-BTC"]}])");
    for (const char* type : {"trade", "ticker", "orderbook", "candle.1s"}) {
        EXPECT_EQ(phase(socket.waitForType(type)), QStringLiteral("SNAPSHOT")) << type;
        EXPECT_FALSE(socket
                         .waitFor([&](const QJsonObject& message) {
                             return message[QLatin1String{"type"}].toString() == QLatin1String{type} &&
                                    phase(message) == QStringLiteral("REALTIME");
                         })
                         .isEmpty())
            << type;
    }
    EXPECT_EQ(socket.waitForType("orderbook")[QLatin1String{"orderbook_units"}].toArray().size(), 5);
    EXPECT_EQ(socket.textFrames(), 0);
}

TEST_F(WebSocketTest, UsesShortNamesAndListsWhenAsked) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"]},{"format":"SIMPLE_LIST"}])");
    const auto ticker = socket.waitForType("ticker", "ty");
    EXPECT_EQ(ticker[QLatin1String{"cd"}].toString(), QStringLiteral("KRW-BTC"));
    EXPECT_TRUE(ticker[QLatin1String{"tp"}].isDouble());
    EXPECT_TRUE(socket.received().front().startsWith('['));
}

TEST_F(WebSocketTest, ReplacesTheSubscriptionsByANewRequest) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"orderbook","codes":["KRW-BTC"]}])");
    ASSERT_FALSE(socket.waitForType("orderbook").isEmpty());
    socket.say(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"]}])");
    ASSERT_FALSE(socket.waitForType("ticker").isEmpty());
    socket.forget();
    ASSERT_FALSE(socket.waitForType("ticker").isEmpty());
    for (const QByteArray& message : socket.received())
        EXPECT_FALSE(message.contains("\"orderbook\""));
    socket.say(R"([{"ticket":"x"},{"method":"LIST_SUBSCRIPTIONS"}])");
    const auto list = socket.waitForType("LIST_SUBSCRIPTIONS", "method");
    ASSERT_EQ(list[QLatin1String{"result"}].toArray().size(), 1);
    EXPECT_EQ(list[QLatin1String{"result"}][0][QLatin1String{"type"}].toString(), QStringLiteral("ticker"));
    EXPECT_EQ(list[QLatin1String{"ticket"}].toString(), QStringLiteral("x"));
}

TEST_F(WebSocketTest, SendsOnlyASnapshotOrOnlyWhatHappens) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"],"is_only_snapshot":true},)"
               R"({"type":"trade","codes":["KRW-BTC"],"is_only_realtime":true}])");
    EXPECT_EQ(phase(socket.waitForType("trade")), QStringLiteral("REALTIME"));
    int tickers = 0;
    for (const QByteArray& message : socket.received())
        tickers += message.contains("\"type\":\"ticker\"") ? 1 : 0;
    EXPECT_EQ(tickers, 1);
}

TEST_F(WebSocketTest, AnswersPingAndNamesErrors) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say("PING");
    EXPECT_FALSE(socket.waitForType("UP", "status").isEmpty());
    socket.say("nonsense");
    EXPECT_FALSE(socket
                     .waitFor([](const QJsonObject& message) {
                         return message[QLatin1String{"error"}][QLatin1String{"name"}].toString() ==
                                QStringLiteral("WRONG_FORMAT");
                     })
                     .isEmpty());
    for (int i = 0; i < 6; ++i)
        socket.say("PING");
    EXPECT_FALSE(socket
                     .waitFor([](const QJsonObject& message) {
                         return message[QLatin1String{"error"}][QLatin1String{"name"}].toString() ==
                                QStringLiteral("TOO_MANY_REQUEST");
                     })
                     .isEmpty());
    EXPECT_EQ(socket.socket().state(), QAbstractSocket::ConnectedState);
}

TEST_F(WebSocketTest, LetsOnlySignedClientsIntoThePrivateStream) {
    TestSocket stranger{m_address.websocketPrivate};
    EXPECT_FALSE(stranger.open());
    TestSocket forged{m_address.websocketPrivate, "Bearer a.b.c"};
    EXPECT_FALSE(forged.open());
    const QByteArray header = authorization();
    TestSocket owner{m_address.websocketPrivate, header};
    EXPECT_TRUE(owner.open());
    TestSocket again{m_address.websocketPrivate, header};
    EXPECT_TRUE(again.open()) << "libraries reuse their token when they reconnect";
}

TEST_F(WebSocketTest, TellsTheLifeOfAMarketBuy) {
    TestSocket socket{m_address.websocketPrivate, authorization()};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"myOrder"},{"type":"myAsset"}])");
    socket.say(R"([{"ticket":"x"},{"method":"LIST_SUBSCRIPTIONS"}])");
    ASSERT_FALSE(socket.waitForType("LIST_SUBSCRIPTIONS", "method").isEmpty());
    const auto bought = buy("200000", "b1");
    const auto stateOf = [&](const char* state) {
        return socket.waitFor([&](const QJsonObject& message) {
            return message[QLatin1String{"state"}].toString() == QLatin1String{state};
        });
    };
    const auto wait = stateOf("wait");
    EXPECT_EQ(wait[QLatin1String{"identifier"}].toString(), QStringLiteral("b1"));
    EXPECT_TRUE(wait[QLatin1String{"volume"}].isNull());
    EXPECT_TRUE(wait[QLatin1String{"trade_uuid"}].isNull());
    const auto trade = stateOf("trade");
    EXPECT_EQ(trade[QLatin1String{"trade_uuid"}].toString(),
              bought[QLatin1String{"trades"}][0][QLatin1String{"uuid"}].toString());
    EXPECT_TRUE(trade[QLatin1String{"trade_fee"}].isDouble());
    EXPECT_FALSE(trade[QLatin1String{"is_maker"}].toBool(true));
    const auto end = stateOf(bought[QLatin1String{"state"}].toString().toLatin1().constData());
    EXPECT_TRUE(end[QLatin1String{"trade_fee"}].isNull());
    EXPECT_EQ(end[QLatin1String{"uuid"}], bought[QLatin1String{"uuid"}]);
    const auto assets = socket.waitForType("myAsset")[QLatin1String{"assets"}].toArray();
    ASSERT_EQ(assets.size(), 2);
    EXPECT_EQ(assets[1][QLatin1String{"currency"}].toString(), QStringLiteral("BTC"));
}

TEST_F(WebSocketTest, RefusesUnknownPaths) {
    TestSocket socket{m_address.websocket + QStringLiteral("/elsewhere")};
    EXPECT_FALSE(socket.open());
}

TEST_F(WebSocketTest, DropsTheStreamsThatAFaultNames) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    ASSERT_EQ(admin("POST", "/faults", R"({"kind":"drop","endpoint":"^public$","count":1})").status, 201);
    EXPECT_TRUE(waitFor([&] { return socket.socket().state() == QAbstractSocket::UnconnectedState; }));
    EXPECT_TRUE(socket.open());
}

class FastReplayTest : public SimulatorFixture {
  protected:
    static SimulatorSettings settings() {
        SimulatorSettings fast;
        fast.speed = 600;
        return fast;
    }
    FastReplayTest()
        : SimulatorFixture{settings()} {}
};

TEST_F(FastReplayTest, SendsTheFinalFormOfEveryBarAlsoWhenTimeRuns) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"candle.1m","codes":["KRW-BTC"]}])");
    std::vector<QString> openings;
    ASSERT_TRUE(waitFor([&] {
        openings.clear();
        for (const QByteArray& message : socket.received()) {
            const QString opening =
                QJsonDocument::fromJson(message).object()[QLatin1String{"candle_date_time_utc"}].toString();
            if (openings.empty() || openings.back() != opening)
                openings.push_back(opening);
        }
        return openings.size() > 10;
    }));
    for (std::size_t i = 1; i < openings.size(); ++i)
        EXPECT_EQ(*base::parseInstant(openings[i].toStdString()) - *base::parseInstant(openings[i - 1].toStdString()),
                  std::chrono::minutes{1});
}

} // namespace
} // namespace kkachi::simulator
