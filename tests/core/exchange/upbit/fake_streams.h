// The exchange's WebSockets on loopback, in the hands of a test.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

#include <vector>

namespace kkachi::exchange::upbit {

class FakeStreams : public QObject {
    Q_OBJECT

  public:
    FakeStreams() {
        m_server.listen(QHostAddress::LocalHost, 0);
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            while (QWebSocket* socket = m_server.nextPendingConnection())
                take(socket);
        });
    }

    QUrl url() const { return QUrl{QStringLiteral("ws://127.0.0.1:%1/websocket/v1").arg(m_server.serverPort())}; }
    // Everything that clients have said, and the upgrades they came with.
    const std::vector<QString>& messages() const { return m_messages; }
    const std::vector<QNetworkRequest>& upgrades() const { return m_upgrades; }
    const std::vector<QString>& origins() const { return m_origins; }

    void send(const QByteArray& frame) { m_sockets.back()->sendBinaryMessage(frame); }
    void sendAsText(const QByteArray& frame) { m_sockets.back()->sendTextMessage(QString::fromUtf8(frame)); }
    void drop() { m_sockets.back()->abort(); }

  private:
    void take(QWebSocket* socket) {
        socket->setParent(this);
        m_sockets.push_back(socket);
        m_upgrades.push_back(socket->request());
        m_origins.push_back(socket->origin());
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this](const QString& message) { m_messages.push_back(message); });
    }

    QWebSocketServer m_server{QStringLiteral("fake"), QWebSocketServer::NonSecureMode};
    std::vector<QWebSocket*> m_sockets;
    std::vector<QString> m_messages;
    std::vector<QNetworkRequest> m_upgrades;
    std::vector<QString> m_origins;
};

} // namespace kkachi::exchange::upbit
