#include "http/http_server.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <gtest/gtest.h>

namespace kkachi::http {
namespace {

using namespace std::chrono_literals;

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'790'000'000'000); }
};

Response answer(const Request& request) {
    if (request.path == "/slow") {
        Response response = textResponse(200, "slow");
        response.delay = 50ms;
        return response;
    }
    if (request.path == "/patient") {
        Response response = textResponse(200, "patient");
        response.delay = 300ms; // more than the strict server's idle limit
        return response;
    }
    if (request.path == "/lost") {
        Response response = textResponse(200, "lost");
        response.delivery = Delivery::Discard;
        return response;
    }
    return textResponse(200, request.method + " " + request.path + " " + request.body);
}

class HttpServerTest : public testing::Test {
  protected:
    explicit HttpServerTest(ServerLimits limits = {})
        : m_server{answer, m_clock, limits} {
        const auto port = m_server.listen(QHostAddress{QHostAddress::LocalHost}, 0);
        m_port = port ? *port : 0;
    }

    void connectTo(QTcpSocket& socket) {
        socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, m_port);
        ASSERT_TRUE(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    }

    // What the server sent once `wanted` has come or the connection ended.
    static QByteArray readUntil(QTcpSocket& socket, const QByteArray& wanted) {
        QByteArray received;
        [[maybe_unused]] const bool done = QTest::qWaitFor([&] {
            received += socket.readAll();
            return received.contains(wanted) || socket.state() == QAbstractSocket::UnconnectedState;
        });
        return received;
    }

    static bool waitForEnd(QTcpSocket& socket) {
        return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
    }

    FixedClock m_clock;
    HttpServer m_server;
    std::uint16_t m_port = 0;
};

class StrictHttpServerTest : public HttpServerTest {
  protected:
    StrictHttpServerTest()
        : HttpServerTest{{.parse = {.head = 300, .body = 10}, .connections = 2, .idle = 100ms}} {}
};

TEST_F(StrictHttpServerTest, LetsAnAnswerTakeLongerThanAClientMayBeIdle) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("GET /patient HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(readUntil(socket, "\r\n\r\npatient").endsWith("patient"));
}

TEST_F(HttpServerTest, AnswersTwoRequestsOnOneConnection) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("GET /one HTTP/1.1\r\nHost: x\r\n\r\n");
    const QByteArray first = readUntil(socket, "GET /one");
    EXPECT_TRUE(first.startsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_TRUE(first.contains("Date: Mon, 21 Sep 2026 14:13:20 GMT\r\n")) << first.toStdString();
    EXPECT_TRUE(first.contains("Connection: keep-alive\r\n"));
    socket.write("POST /two HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
    EXPECT_TRUE(readUntil(socket, "POST /two body").contains("POST /two body"));
}

TEST_F(HttpServerTest, AnswersPipelinedRequestsInOrderAlsoBehindASlowOne) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /fast HTTP/1.1\r\nHost: x\r\n\r\n");
    const QByteArray received = readUntil(socket, "GET /fast");
    EXPECT_GT(received.indexOf("GET /fast"), received.indexOf("slow"));
    EXPECT_GE(received.indexOf("slow"), 0);
}

TEST_F(HttpServerTest, ClosesWhenTheClientAsksForIt) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const QByteArray received = readUntil(socket, "GET /");
    EXPECT_TRUE(received.contains("Connection: close"));
    EXPECT_TRUE(waitForEnd(socket));
}

TEST_F(HttpServerTest, SendsNoBodyToHead) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("HEAD /h HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    ASSERT_TRUE(waitForEnd(socket));
    EXPECT_TRUE(socket.readAll().endsWith("\r\n\r\n"));
}

TEST_F(HttpServerTest, SaysBadRequestAndCloses) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("nonsense\r\n\r\n");
    EXPECT_TRUE(readUntil(socket, "\r\n\r\n").startsWith("HTTP/1.1 400 "));
    EXPECT_TRUE(waitForEnd(socket));
}

TEST_F(HttpServerTest, DropsTheConnectionOfALostAnswer) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("GET /lost HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(waitForEnd(socket));
    EXPECT_TRUE(socket.readAll().isEmpty());
}

TEST_F(HttpServerTest, TellsAWaitingClientToContinue) {
    QTcpSocket socket;
    connectTo(socket);
    socket.write("POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_TRUE(readUntil(socket, "\r\n\r\n").startsWith("HTTP/1.1 100 Continue\r\n\r\n"));
    socket.write("ok");
    EXPECT_TRUE(readUntil(socket, "POST /c ok").contains("POST /c ok"));
}

TEST_F(HttpServerTest, SurvivesAClientThatLeavesBeforeItsSlowAnswer) {
    {
        QTcpSocket socket;
        connectTo(socket);
        socket.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
        socket.flush();
        socket.abort();
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_server.connectionCount() == 0; }));
}

TEST_F(HttpServerTest, RefusesAnUpgradeWithoutAHook) {
    QWebSocket socket;
    QSignalSpy failed{&socket, &QWebSocket::disconnected};
    socket.open(QUrl{QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_port)});
    EXPECT_TRUE(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
}

TEST_F(HttpServerTest, HandsAnAcceptedUpgradeToTheWebSocketServer) {
    QWebSocketServer webSockets{QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    m_server.setUpgrades(
        [](const Request& request) {
            return request.path == "/ws" ? std::nullopt : std::optional{textResponse(401, "no")};
        },
        [&](QTcpSocket* socket, const Request&) { webSockets.handleConnection(socket); });
    QObject::connect(&webSockets, &QWebSocketServer::newConnection, &webSockets, [&] {
        QWebSocket* peer = webSockets.nextPendingConnection();
        peer->setParent(&webSockets);
        QObject::connect(peer, &QWebSocket::textMessageReceived, peer,
                         [peer](const QString& text) { peer->sendTextMessage(text + text); });
    });
    QWebSocket socket;
    QSignalSpy messages{&socket, &QWebSocket::textMessageReceived};
    socket.open(QUrl{QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_port)});
    ASSERT_TRUE(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    socket.sendTextMessage(QString(200'000, QLatin1Char{'x'}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return messages.count() == 1; }));
    EXPECT_EQ(messages.at(0).at(0).toString().size(), 400'000);

    QWebSocket refused;
    refused.open(QUrl{QStringLiteral("ws://127.0.0.1:%1/other").arg(m_port)});
    EXPECT_TRUE(QTest::qWaitFor([&] { return refused.state() == QAbstractSocket::UnconnectedState; }));
}

TEST_F(HttpServerTest, SaysThatAPortIsInUse) {
    HttpServer second{answer, m_clock, {}};
    const auto port = second.listen(QHostAddress{QHostAddress::LocalHost}, m_port);
    ASSERT_FALSE(port);
    EXPECT_TRUE(port.error().portInUse);
}

TEST_F(StrictHttpServerTest, RefusesHeadsAndBodiesAboveTheLimit) {
    QTcpSocket body;
    connectTo(body);
    body.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n");
    EXPECT_TRUE(readUntil(body, "\r\n\r\n").startsWith("HTTP/1.1 413 "));
    ASSERT_TRUE(waitForEnd(body));
    QTcpSocket head;
    connectTo(head);
    head.write("GET / HTTP/1.1\r\nX: " + QByteArray(400, 'a'));
    EXPECT_TRUE(readUntil(head, "\r\n\r\n").startsWith("HTTP/1.1 431 "));
}

TEST_F(StrictHttpServerTest, EndsSilentAndHalfSpokenConnections) {
    QTcpSocket silent;
    connectTo(silent);
    QTcpSocket half;
    connectTo(half);
    half.write("GET / HT");
    EXPECT_TRUE(waitForEnd(silent));
    EXPECT_TRUE(waitForEnd(half));
    EXPECT_TRUE(half.readAll().startsWith("HTTP/1.1 408 "));
}

TEST_F(StrictHttpServerTest, RefusesAConnectionAboveTheCap) {
    QTcpSocket first;
    connectTo(first);
    QTcpSocket second;
    connectTo(second);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_server.connectionCount() == 2; }));
    QTcpSocket third;
    connectTo(third);
    EXPECT_TRUE(readUntil(third, "\r\n\r\n").startsWith("HTTP/1.1 503 "));
}

} // namespace
} // namespace kkachi::http
