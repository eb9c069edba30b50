// One session with the time in our hands.
#include "simulator/websocket_session.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <gtest/gtest.h>

#include <memory>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

class WebSocketSessionTest : public testing::Test {
  protected:
    WebSocketSessionTest() {
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this] {
            m_below = m_listener.nextPendingConnection();
            m_upgrader.handleConnection(m_below);
        });
        EXPECT_TRUE(m_listener.listen(QHostAddress::LocalHost));
        QObject::connect(&m_client, &QWebSocket::binaryMessageReceived, &m_client,
                         [this](const QByteArray& message) { m_received.push_back(message); });
        m_client.open(QUrl{QStringLiteral("ws://127.0.0.1:%1").arg(m_listener.serverPort())});
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_upgrader.hasPendingConnections(); }));
        m_session = std::make_unique<WebSocketSession>(
            m_upgrader.nextPendingConnection(), m_below, false,
            WebSocketSession::Surroundings{m_faults, m_switches, [this] { return m_wall; }}, nullptr);
        EXPECT_TRUE(QTest::qWaitFor([this] { return m_client.state() == QAbstractSocket::ConnectedState; }));
    }

    bool waitForMessages(std::size_t count) {
        return QTest::qWaitFor([this, count] { return m_received.size() >= count; });
    }
    bool isOpen() const { return m_client.state() == QAbstractSocket::ConnectedState; }

    QTcpServer m_listener;
    QWebSocketServer m_upgrader{QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    QTcpSocket* m_below = nullptr;
    QWebSocket m_client;
    std::vector<QByteArray> m_received;
    FaultPlan m_faults{1};
    Switches m_switches;
    std::chrono::milliseconds m_wall{0};
    std::unique_ptr<WebSocketSession> m_session;
};

TEST_F(WebSocketSessionTest, IsClosedAfterTwoMinutesOfSilence) {
    m_wall = 119'999ms;
    m_session->keepAlive();
    QCoreApplication::processEvents();
    EXPECT_TRUE(isOpen());
    m_wall = 120s;
    m_session->keepAlive();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !isOpen(); }));
}

TEST_F(WebSocketSessionTest, TakesAPingForASignOfLife) {
    m_wall = 100s;
    QSignalSpy pong{&m_client, &QWebSocket::pong};
    m_client.ping();
    ASSERT_TRUE(QTest::qWaitFor([&] { return pong.count() == 1; }));
    m_wall = 219s;
    m_session->keepAlive();
    QCoreApplication::processEvents();
    EXPECT_TRUE(isOpen());
}

TEST_F(WebSocketSessionTest, SaysUpEveryTenSecondsOnceAsked) {
    m_session->keepAlive();
    m_client.sendTextMessage(QStringLiteral("PING"));
    ASSERT_TRUE(waitForMessages(1));
    EXPECT_EQ(m_received[0], R"({"status":"UP"})");
    m_wall = 9'999ms;
    m_session->keepAlive();
    m_wall = 10s;
    m_session->keepAlive();
    m_wall = 20s;
    m_session->keepAlive();
    ASSERT_TRUE(waitForMessages(3));
    EXPECT_EQ(m_received.size(), 3U);
}

TEST_F(WebSocketSessionTest, AllowsFiveMessagesASecondAndAHundredAMinute) {
    const auto say = [this](int count) {
        for (int i = 0; i < count; ++i)
            m_client.sendTextMessage(QStringLiteral("PING"));
    };
    const auto refused = [this] {
        return std::count_if(m_received.begin(), m_received.end(),
                             [](const QByteArray& message) { return message.contains("TOO_MANY_REQUEST"); });
    };
    say(6);
    ASSERT_TRUE(waitForMessages(6));
    EXPECT_EQ(refused(), 1);
    for (int second = 1; second < 20; ++second) {
        m_wall = std::chrono::seconds{second};
        say(5);
        ASSERT_TRUE(waitForMessages(6 + static_cast<std::size_t>(second) * 5));
    }
    EXPECT_EQ(refused(), 1);
    m_wall = 30s;
    say(1);
    ASSERT_TRUE(waitForMessages(102));
    EXPECT_EQ(refused(), 2);
    m_wall = 61s;
    say(1);
    ASSERT_TRUE(waitForMessages(103));
    EXPECT_EQ(refused(), 2);
}

} // namespace
} // namespace kkachi::simulator
