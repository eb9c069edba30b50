#include "test_client.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <set>

namespace kkachi::simulator {
namespace {

constexpr const char* kTrades = R"([{"ticket":"t"},{"type":"trade","codes":["KRW-BTC"],"is_only_realtime":true}])";

class StreamFaultsTest : public SimulatorFixture {
  protected:
    void setFault(const QByteArray& fault) { ASSERT_EQ(admin("POST", "/faults", fault).status, 201); }
    void clearFaults() { ASSERT_EQ(admin("DELETE", "/faults").status, 200); }

    // Subscribes to trades and waits until the simulator knows.
    void listen(TestSocket& socket) {
        ASSERT_TRUE(socket.open());
        socket.say(kTrades);
        ASSERT_TRUE(waitFor([&] { return listeners("trade") > 0; }));
    }

    int listeners(const char* type) {
        const auto sessions = admin("GET", "/streams").object()[QLatin1String{"public"}].toArray();
        return static_cast<int>(std::count_if(sessions.begin(), sessions.end(), [type](const QJsonValue session) {
            return session[QLatin1String{"types"}].toArray().contains(QLatin1String{type});
        }));
    }

    void burst(int trades, int perSecond) {
        ASSERT_EQ(admin("POST", "/burst",
                        QByteArray{R"({"trades":)"} + QByteArray::number(trades) + R"(,"per_second":)" +
                            QByteArray::number(perSecond) + '}')
                      .status,
                  200);
    }

    bool burstIsOver() { return admin("GET", "/burst").object()[QLatin1String{"is_over"}].toBool(); }

    // The ids of the trades received so far, read with all their digits.
    static std::vector<qint64> ids(const TestSocket& socket) {
        std::vector<qint64> all;
        for (const QByteArray& message : socket.received()) {
            const auto at = message.indexOf("\"sequential_id\":");
            if (at >= 0)
                all.push_back(message.mid(at + 16, 17).toLongLong());
        }
        return all;
    }
};

TEST_F(StreamFaultsTest, SendsABurstCompleteAndInOrder) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    burst(5'000, 100'000);
    ASSERT_TRUE(waitFor([&] { return socket.received().size() >= 5'000; }));
    const auto seen = ids(socket);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_EQ(std::set<qint64>(seen.begin(), seen.end()).size(), seen.size());
    EXPECT_TRUE(admin("GET", "/burst").object()[QLatin1String{"is_over"}].toBool());
    EXPECT_EQ(admin("POST", "/burst", R"({"trades":0,"per_second":1})").status, 400);
}

TEST_F(StreamFaultsTest, SendsTwiceWhatAFaultDuplicates) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    setFault(R"({"kind":"ws_duplicate","endpoint":"^public$","count":1})");
    burst(3, 1'000);
    ASSERT_TRUE(waitFor([&] { return ids(socket).size() >= 4; }));
    const auto seen = ids(socket);
    EXPECT_EQ(std::set<qint64>(seen.begin(), seen.end()).size(), seen.size() - 1);
}

TEST_F(StreamFaultsTest, SendsBehindTheNextWhatAFaultReorders) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    setFault(R"({"kind":"ws_reorder","endpoint":"^public$","count":1})");
    burst(4, 1'000);
    ASSERT_TRUE(waitFor([&] { return ids(socket).size() >= 4; }));
    auto seen = ids(socket);
    const auto first = std::is_sorted_until(seen.begin(), seen.end());
    ASSERT_NE(first, seen.end());
    std::iter_swap(first, std::prev(first));
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST_F(StreamFaultsTest, SpoilsTheJsonOfAFrame) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    setFault(R"({"kind":"ws_malformed","endpoint":"^public$","count":1})");
    burst(2, 1'000);
    const auto spoilt = [&] {
        return std::count_if(socket.received().begin(), socket.received().end(),
                             [](const QByteArray& message) { return QJsonDocument::fromJson(message).isNull(); });
    };
    ASSERT_TRUE(waitFor([&] { return spoilt() == 1 && socket.received().size() >= 2; }));
    burst(2, 1'000);
    ASSERT_TRUE(waitFor([&] { return ids(socket).size() >= 3; }));
    EXPECT_EQ(spoilt(), 1);
}

TEST_F(StreamFaultsTest, EndsInTheMiddleOfAFrame) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    setFault(R"({"kind":"ws_truncate","endpoint":"^public$","count":1})");
    burst(1, 1'000);
    EXPECT_TRUE(waitFor([&] { return socket.socket().state() == QAbstractSocket::UnconnectedState; }));
    for (const QByteArray& message : socket.received())
        EXPECT_FALSE(QJsonDocument::fromJson(message).isNull()) << "a frame that is not whole was taken for one";
}

TEST_F(StreamFaultsTest, KeepsTheConnectionOfAStalledStreamOpen) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    setFault(R"({"kind":"ws_stall","endpoint":"^public$","count":1})");
    burst(10, 1'000);
    ASSERT_TRUE(waitFor([&] { return burstIsOver(); }));
    const auto before = socket.received().size();
    TestSocket other{m_address.websocket};
    listen(other);
    burst(10, 1'000);
    ASSERT_TRUE(waitFor([&] { return other.received().size() >= 10; }));
    EXPECT_EQ(socket.received().size(), before);
    EXPECT_EQ(socket.socket().state(), QAbstractSocket::ConnectedState);
}

TEST_F(StreamFaultsTest, HoldsBackWhatAFaultDelaysAndKeepsTheOrder) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    const auto before = socket.received().size();
    setFault(R"({"kind":"ws_delay","endpoint":"^public$","ms":2000,"count":1})");
    burst(20, 10'000);
    ASSERT_TRUE(waitFor([&] { return burstIsOver(); }));
    EXPECT_LT(socket.received().size(), before + 20);
    ASSERT_TRUE(waitFor([&] { return socket.received().size() >= before + 20; }));
    const auto seen = ids(socket);
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
}

TEST_F(StreamFaultsTest, LeavesTheOtherEndpointAlone) {
    TestSocket socket{m_address.websocket};
    listen(socket);
    setFault(R"({"kind":"ws_malformed","endpoint":"^private$"})");
    burst(1, 1'000);
    ASSERT_TRUE(waitFor([&] { return burstIsOver() && !socket.received().empty(); }));
    for (const QByteArray& message : socket.received())
        EXPECT_FALSE(QJsonDocument::fromJson(message).isNull());
}

// The kernel holds a few megabytes for a client that does not read; what comes then waits here, up to a limit.
TEST_F(StreamFaultsTest, CutsOffAClientThatDoesNotRead) {
    QTcpSocket deaf;
    deaf.setReadBufferSize(1);
    deaf.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(QUrl{m_address.websocket}.port()));
    ASSERT_TRUE(waitFor([&] { return deaf.state() == QAbstractSocket::ConnectedState; }));
    deaf.write("GET /websocket/v1 HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    ASSERT_TRUE(waitFor([&] { return deaf.bytesAvailable() > 0; }));
    // One masked text frame with a mask of zeros.
    const QByteArray wish = kTrades;
    deaf.write(QByteArray{"\x81"} + static_cast<char>(0x80 | wish.size()) + QByteArray(4, '\0') + wish);
    ASSERT_TRUE(waitFor([&] { return listeners("trade") == 1; }));
    burst(300'000, 1'000'000);
    EXPECT_TRUE(QTest::qWaitFor([&] { return listeners("trade") == 0; }, 20'000));
}

} // namespace
} // namespace kkachi::simulator
