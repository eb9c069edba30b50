#include "test_client.h"

namespace kkachi::simulator {
namespace {

class StreamSwitchesTest : public SimulatorFixture {
  protected:
    void turn(const QByteArray& name, const QByteArray& value) {
        ASSERT_EQ(admin("POST", "/switches", "{\"" + name + "\":\"" + value + "\"}").status, 200);
    }
    QByteArray authorization() { return QByteArray::fromStdString(token({})); }
    static std::function<bool(const QJsonObject&)> isError(const char* name) {
        return [name](const QJsonObject& message) {
            return message[QLatin1String{"error"}][QLatin1String{"name"}].toString() == QLatin1String{name};
        };
    }
    // What the newest answer on that connection says is wrong. Five of them a second are allowed.
    std::string errorFor(const char* request, TestSocket& socket) {
        socket.forget();
        socket.say(request);
        return socket
            .waitFor([](const QJsonObject& message) {
                return message.contains(QLatin1String{"error"});
            })[QLatin1String{"error"}][QLatin1String{"name"}]
            .toString()
            .toStdString();
    }
};

TEST_F(StreamSwitchesTest, NameWhatIsWrongWithARequest) {
    TestSocket first{m_address.websocket};
    ASSERT_TRUE(first.open());
    EXPECT_EQ(errorFor(R"({"ticket":"t"})", first), "WRONG_FORMAT");
    EXPECT_EQ(errorFor(R"([{"type":"ticker","codes":["KRW-BTC"]}])", first), "NO_TICKET");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"}])", first), "NO_TYPE");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"ticker"}])", first), "NO_CODES");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"ticker","codes":"KRW-BTC"}])", first), "WRONG_FORMAT");
    TestSocket second{m_address.websocket};
    ASSERT_TRUE(second.open());
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"ticker","codes":[1]}])", second), "WRONG_FORMAT");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"orderbook","codes":["KRW-BTC.3"]}])", second), "INVALID_PARAM");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"],"is_only_snapshot":"yes"}])", second),
              "WRONG_FORMAT");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"myOrder"}])", second), "INVALID_AUTH");
    TestSocket third{m_address.websocketPrivate, authorization()};
    ASSERT_TRUE(third.open());
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"myAsset","codes":["KRW-BTC"]}])", third), "WRONG_FORMAT");
}

TEST_F(StreamSwitchesTest, LetAnUnknownMarketBeSilenceOrAnError) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-NONE"]},{"type":"trade","codes":["KRW-BTC"]}])");
    EXPECT_FALSE(socket.waitForType("trade").isEmpty());
    turn("ws_unknown_code", "error");
    EXPECT_EQ(errorFor(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-NONE"]}])", socket), "INVALID_PARAM");
}

TEST_F(StreamSwitchesTest, SendStatusAndErrorsAsTextWhenAsked) {
    turn("ws_control_frames", "text");
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say("PING");
    EXPECT_TRUE(waitFor([&] { return socket.textFrames() == 1; }));
    socket.say(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"]}])");
    EXPECT_FALSE(socket.waitForType("ticker").isEmpty()) << "data stay binary";
}

TEST_F(StreamSwitchesTest, CloseAfterAnErrorWhenAsked) {
    turn("ws_error_closes", "yes");
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say("nonsense");
    EXPECT_TRUE(waitFor([&] { return socket.socket().state() == QAbstractSocket::UnconnectedState; }));
    EXPECT_FALSE(socket.waitFor(isError("WRONG_FORMAT")).isEmpty());
}

TEST_F(StreamSwitchesTest, RefuseABadTokenByAMessageWhenAsked) {
    turn("ws_auth_failure", "message");
    TestSocket stranger{m_address.websocketPrivate};
    stranger.open();
    EXPECT_FALSE(stranger.waitFor(isError("INVALID_AUTH")).isEmpty());
    EXPECT_TRUE(waitFor([&] { return stranger.socket().state() == QAbstractSocket::UnconnectedState; }));
    TestSocket owner{m_address.websocketPrivate, authorization()};
    EXPECT_TRUE(owner.open());
}

TEST_F(StreamSwitchesTest, RefuseATokenThatWasUsedWhenAsked) {
    turn("ws_nonce", "once");
    const QByteArray header = authorization();
    TestSocket owner{m_address.websocketPrivate, header};
    EXPECT_TRUE(owner.open());
    TestSocket again{m_address.websocketPrivate, header};
    EXPECT_FALSE(again.open());
}

TEST_F(StreamSwitchesTest, LetBothOnlyFlagsMeanWhatIsAsked) {
    constexpr const char* kBoth =
        R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"],"is_only_snapshot":true,"is_only_realtime":true},)"
        R"({"type":"trade","codes":["KRW-BTC"],"is_only_realtime":true}])";
    TestSocket quiet{m_address.websocket};
    ASSERT_TRUE(quiet.open());
    quiet.say(kBoth);
    EXPECT_FALSE(quiet.waitForType("trade").isEmpty());
    for (const QByteArray& message : quiet.received())
        EXPECT_FALSE(message.contains("\"ticker\""));
    turn("ws_both_only", "snapshot");
    TestSocket once{m_address.websocket};
    ASSERT_TRUE(once.open());
    once.say(kBoth);
    EXPECT_EQ(once.waitForType("ticker")[QLatin1String{"stream_type"}].toString(), QStringLiteral("SNAPSHOT"));
    turn("ws_both_only", "error");
    EXPECT_EQ(errorFor(kBoth, once), "WRONG_FORMAT");
}

TEST_F(StreamSwitchesTest, KeepTheFirstAssetsBackWhenAsked) {
    turn("my_asset_delay", "180000");
    TestSocket socket{m_address.websocketPrivate, authorization()};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"myOrder"},{"type":"myAsset"}])");
    socket.say(R"([{"ticket":"x"},{"method":"LIST_SUBSCRIPTIONS"}])");
    ASSERT_FALSE(socket.waitForType("LIST_SUBSCRIPTIONS", "method").isEmpty());
    buy("100000", "a1");
    ASSERT_FALSE(socket.waitForType("myOrder").isEmpty());
    socket.say(R"([{"ticket":"y"},{"method":"LIST_SUBSCRIPTIONS"}])");
    ASSERT_FALSE(socket
                     .waitFor([](const QJsonObject& message) {
                         return message[QLatin1String{"ticket"}].toString() == QStringLiteral("y");
                     })
                     .isEmpty());
    for (const QByteArray& message : socket.received())
        EXPECT_FALSE(message.contains("\"type\":\"myAsset\",\"asset_uuid\""));
}

TEST_F(StreamSwitchesTest, SkipTheWaitOfAnOrderThatFillsAtOnceWhenAsked) {
    turn("immediate_wait", "skipped");
    TestSocket socket{m_address.websocketPrivate, authorization()};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"myOrder"}])");
    socket.say(R"([{"ticket":"x"},{"method":"LIST_SUBSCRIPTIONS"}])");
    ASSERT_FALSE(socket.waitForType("LIST_SUBSCRIPTIONS", "method").isEmpty());
    socket.forget();
    buy("100000", "i1");
    EXPECT_EQ(socket.waitForType("myOrder")[QLatin1String{"state"}].toString(), QStringLiteral("trade"));
}

TEST_F(StreamSwitchesTest, ListTheSubscriptionsWithShortNamesAndSwitchTheStreamsToThem) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"trade","codes":["KRW-BTC"]},{"type":"orderbook","codes":["KRW-BTC"]}])");
    ASSERT_FALSE(socket.waitForType("trade").isEmpty());
    socket.say(R"([{"ticket":"x"},{"method":"LIST_SUBSCRIPTIONS"},{"format":"SIMPLE"}])");
    const auto list = socket.waitForType("LIST_SUBSCRIPTIONS", "mthd");
    EXPECT_EQ(list[QLatin1String{"tckt"}].toString(), QStringLiteral("x"));
    const auto streams = list[QLatin1String{"rslt"}].toArray();
    ASSERT_EQ(streams.size(), 2);
    EXPECT_EQ(streams[0][QLatin1String{"ty"}].toString(), QStringLiteral("trade"));
    EXPECT_EQ(streams[0][QLatin1String{"cds"}][0].toString(), QStringLiteral("KRW-BTC"));
    EXPECT_EQ(streams[1][QLatin1String{"lv"}].toInt(-1), 0);
    EXPECT_FALSE(socket.waitForType("trade", "ty").isEmpty());
}

} // namespace
} // namespace kkachi::simulator
