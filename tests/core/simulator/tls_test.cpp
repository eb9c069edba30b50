#include "test_client.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace kkachi::simulator {
namespace {

class TlsTest : public SimulatorFixture {
  protected:
    static SimulatorSettings secured() {
        SimulatorSettings settings;
        settings.withTls = true;
        return settings;
    }
    TlsTest()
        : SimulatorFixture{secured()} {
        m_trusting.setCaCertificates(QSslCertificate::fromData(m_address.caPem));
    }
    // The status, or 0 when the connection was not made.
    int statusOf(const QString& host, const QSslConfiguration& configuration) {
        QUrl url{m_address.rest + QStringLiteral("/v1/market/all")};
        url.setHost(host);
        QNetworkRequest request{url};
        request.setSslConfiguration(configuration);
        QNetworkAccessManager network;
        QNetworkReply* reply = network.get(request);
        EXPECT_TRUE(waitFor([&] { return reply->isFinished(); }));
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    QSslConfiguration m_trusting = QSslConfiguration::defaultConfiguration();
};

TEST_F(TlsTest, ServesWhoeverTrustsItsAuthority) {
    EXPECT_TRUE(m_address.rest.startsWith(QStringLiteral("https://127.0.0.1:")));
    EXPECT_EQ(statusOf(QStringLiteral("127.0.0.1"), m_trusting), 200);
    EXPECT_EQ(statusOf(QStringLiteral("localhost"), m_trusting), 200);
}

TEST_F(TlsTest, IsNotTrustedByAnybodyElse) {
    EXPECT_EQ(statusOf(QStringLiteral("127.0.0.1"), QSslConfiguration::defaultConfiguration()), 0);
}

TEST_F(TlsTest, ServesWebSocketsToo) {
    QWebSocket socket;
    socket.setSslConfiguration(m_trusting);
    QByteArray received;
    QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket,
                     [&](const QByteArray& message) { received = message; });
    socket.open(QUrl{m_address.websocket});
    ASSERT_TRUE(waitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    socket.sendTextMessage(QStringLiteral(R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"]}])"));
    EXPECT_TRUE(waitFor([&] { return received.contains("\"trade_price\""); }));
}

} // namespace
} // namespace kkachi::simulator
