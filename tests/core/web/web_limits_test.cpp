#include "sample_snapshot.h"
#include "web_conversation.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace kkachi::web {
namespace {

using namespace std::chrono_literals;
using test::exchangeBytes;
using test::openOn;
using test::request;

TEST(WebLimits, RefusesAHugeHeader) {
    WebServer server{WebSettings{.port = 0}};
    const quint16 port = openOn(server);
    QTcpSocket socket;
    ASSERT_TRUE(test::reach(socket, port));
    socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\nX-Long: ");
    socket.write(QByteArray(40'000, 'x') + "\r\n\r\n");
    ASSERT_TRUE(test::waitForEnd(socket));
    // The end may overtake the answer, since the client is still sending.
    const QByteArray answer = socket.readAll();
    EXPECT_TRUE(answer.isEmpty() || answer.startsWith("HTTP/1.1 431 ")) << answer.constData();
}

TEST(WebLimits, StopsReadingAnEndlessRequest) {
    WebServer server{WebSettings{.port = 0}};
    const quint16 port = openOn(server);
    QTcpSocket socket;
    ASSERT_TRUE(test::reach(socket, port));
    socket.write("POST / HTTP/1.1\r\nContent-Length: 500000000\r\n\r\n");
    socket.write(QByteArray(4'000'000, 'x'));
    EXPECT_TRUE(test::waitForEnd(socket));
}

TEST(WebLimits, AnswersARequestJustBelowTheLimit) {
    WebServer server{WebSettings{.port = 0}, ConnectionLimits{.requestBytes = 2'000}};
    const quint16 port = openOn(server);
    QByteArray head = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\nX-Long: ";
    head += QByteArray(2'000 - head.size() - 4, 'x') + "\r\n\r\n";
    ASSERT_EQ(head.size(), 2'000);
    EXPECT_TRUE(exchangeBytes(port, head).startsWith("HTTP/1.1 200 "));
}

TEST(WebLimits, CutsAConnectionThatSaysNothing) {
    WebServer server{WebSettings{.port = 0}, ConnectionLimits{.lifetime = 50ms}};
    QTcpSocket socket;
    ASSERT_TRUE(test::reach(socket, openOn(server)));
    EXPECT_TRUE(test::waitForEnd(socket));
}

TEST(WebLimits, CutsAConnectionAfterAMalformedRequest) {
    WebServer server{WebSettings{.port = 0}, ConnectionLimits{.lifetime = 50ms}};
    QTcpSocket socket;
    ASSERT_TRUE(test::reach(socket, openOn(server)));
    socket.write("NONSENSE\r\n\r\n");
    EXPECT_TRUE(test::waitForEnd(socket));
}

TEST(WebLimits, TakesNoMoreConnectionsThanAllowedAndRecovers) {
    WebServer server{WebSettings{.port = 0}, ConnectionLimits{.connections = 3}};
    const quint16 port = openOn(server);
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 3; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        ASSERT_TRUE(test::reach(*idle.back(), port));
    }
    QTcpSocket oneTooMany;
    oneTooMany.connectToHost(QHostAddress{QHostAddress::LocalHost}, port);
    EXPECT_TRUE(QTest::qWaitFor([&] { return oneTooMany.error() == QAbstractSocket::RemoteHostClosedError; }));

    idle.clear();
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return exchangeBytes(port, request("GET", "/", port)).startsWith("HTTP/1.1 200 "); }));
}

} // namespace
} // namespace kkachi::web
