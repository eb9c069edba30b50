#include "sample_snapshot.h"
#include "web_conversation.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

#include <gtest/gtest.h>

namespace kkachi::web {
namespace {

using test::exchangeBytes;
using test::openOn;
using test::request;

constexpr const char* kSecurityHeaders[] = {
    "Content-Security-Policy: default-src 'none';",
    "frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Cache-Control: no-store",
    "X-Frame-Options: DENY",
};

class WebServerTest : public testing::Test {
  protected:
    void SetUp() override {
        m_port = openOn(m_server);
        ASSERT_NE(m_port, 0);
        m_server.showSnapshot(std::make_shared<const engine::Snapshot>(test::sampleSnapshot()));
    }
    QByteArray ask(const QByteArray& method, const QByteArray& path) const {
        return exchangeBytes(m_port, request(method, path, m_port));
    }

    WebServer m_server{WebSettings{.port = 0}};
    quint16 m_port = 0;
};

TEST_F(WebServerTest, ServesThePage) {
    const QByteArray answer = ask("GET", "/");
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_TRUE(answer.contains("<title>Kkachi</title>"));
}

TEST_F(WebServerTest, ServesTheSnapshotAsJson) {
    const QByteArray answer = ask("GET", "/api/snapshot?x=1");
    const QJsonDocument document = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4));
    EXPECT_EQ(document[u"mode"], QStringLiteral("demo"));
    EXPECT_EQ(document[u"account"][u"equity"], QStringLiteral("9999898"));
    EXPECT_EQ(document[u"signals"][0][u"reasoning"], QStringLiteral("거래량이 늘며 <b>상승</b>"));
}

TEST_F(WebServerTest, PutsTheSecurityHeadersOnEveryAnswer) {
    const QByteArray answers[] = {
        ask("GET", "/"),
        ask("HEAD", "/"),
        ask("GET", "/api/snapshot"),
        ask("GET", "/nowhere"),
        ask("POST", "/api/snapshot"),
        exchangeBytes(m_port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
        exchangeBytes(m_port, "GET / HTTP/1.1\r\n\r\n"),
    };
    const char* const statuses[] = {"200", "200", "200", "404", "405", "421", "400"};
    for (std::size_t i = 0; i < std::size(answers); ++i) {
        EXPECT_TRUE(answers[i].startsWith(QByteArray{"HTTP/1.1 "} + statuses[i])) << answers[i].constData();
        for (const char* header : kSecurityHeaders)
            EXPECT_TRUE(answers[i].contains(header)) << header << " in " << answers[i].constData();
    }
}

TEST_F(WebServerTest, AnswersEveryMethodButGetAndHeadWith405) {
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
        EXPECT_TRUE(ask(method, "/").startsWith("HTTP/1.1 405 ")) << method;
}

TEST_F(WebServerTest, SendsNoBodyToHead) {
    const QByteArray answer = ask("HEAD", "/");
    EXPECT_TRUE(answer.startsWith("HTTP/1.1 200 "));
    EXPECT_TRUE(answer.endsWith("\r\n\r\n"));
}

TEST_F(WebServerTest, AnswersOnlyTheFirstOfPipelinedRequests) {
    const QByteArray one = request("GET", "/nowhere", m_port);
    EXPECT_EQ(exchangeBytes(m_port, one + one).count("HTTP/1.1 "), 1);
}

TEST_F(WebServerTest, RefusesToBecomeAWebSocket) {
    const QByteArray answer =
        exchangeBytes(m_port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) +
                                  "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    EXPECT_FALSE(answer.contains(" 101 "));
}

TEST_F(WebServerTest, OutlivesClientsThatLeaveAtAnyPoint) {
    const QByteArray whole = request("GET", "/api/snapshot", m_port);
    for (qsizetype length = 0; length <= whole.size(); length += 7) {
        QTcpSocket socket;
        ASSERT_TRUE(test::reach(socket, m_port));
        socket.write(whole.left(length));
        socket.flush();
        socket.abort();
    }
    EXPECT_TRUE(ask("GET", "/").startsWith("HTTP/1.1 200 "));
}

TEST_F(WebServerTest, OutlivesNonsense) {
    for (const char* nonsense : {"\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02",
                                 "GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"}) {
        QTcpSocket socket;
        ASSERT_TRUE(test::reach(socket, m_port));
        socket.write(nonsense);
        socket.flush();
        socket.disconnectFromHost();
        EXPECT_TRUE(test::waitForEnd(socket));
    }
    EXPECT_TRUE(ask("GET", "/").startsWith("HTTP/1.1 200 "));
}

TEST_F(WebServerTest, EndsConnectionsWhenClosedAndOpensAgain) {
    QTcpSocket socket;
    ASSERT_TRUE(test::reach(socket, m_port));
    m_server.close();
    EXPECT_TRUE(test::waitForEnd(socket));
    m_port = openOn(m_server);
    EXPECT_TRUE(ask("GET", "/").startsWith("HTTP/1.1 200 "));
}

TEST(WebServer, SaysThatThePortTheUserChoseIsInUse) {
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    WebServer server{WebSettings{.port = other.serverPort(), .portChosenByUser = true}};
    QSignalSpy failed{&server, &WebServer::failed};
    EXPECT_EQ(openOn(server), 0);
    ASSERT_EQ(failed.size(), 1);
    EXPECT_FALSE(failed[0][0].toString().isEmpty());
    EXPECT_TRUE(failed[0][1].toBool());
}

TEST(WebServer, TakesAnotherPortWhenTheUserDidNotChooseOne) {
    QTcpServer other;
    ASSERT_TRUE(other.listen(QHostAddress::LocalHost));
    WebServer server{WebSettings{.port = other.serverPort()}};
    const quint16 port = openOn(server);
    EXPECT_NE(port, 0);
    EXPECT_NE(port, other.serverPort());
    EXPECT_TRUE(exchangeBytes(port, request("GET", "/", port)).startsWith("HTTP/1.1 200 "));
}

TEST(WebServer, ListensOnThisMachineOnly) {
    for (const auto address : {QHostAddress::Any, QHostAddress::AnyIPv4}) {
        WebServer server{WebSettings{.address = QHostAddress{address}, .port = 0}};
        QSignalSpy failed{&server, &WebServer::failed};
        EXPECT_EQ(openOn(server), 0);
        ASSERT_EQ(failed.size(), 1);
        EXPECT_EQ(failed[0][0].toString(), QStringLiteral("ADDRESS_NOT_LOOPBACK"));
    }
}

} // namespace
} // namespace kkachi::web
