// A wire between a client and a server on loopback that a test can cut, stall, or keep from being laid at all.
#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <vector>

namespace kkachi::exchange::upbit {

class FlakyWire : public QObject {
    Q_OBJECT

  public:
    // Leads to the host and port of `server`; its path stays.
    explicit FlakyWire(const QUrl& server)
        : m_url{server} {
        m_listener.listen(QHostAddress::LocalHost, 0);
        connect(&m_listener, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* client = m_listener.nextPendingConnection())
                take(client);
        });
    }
    ~FlakyWire() override { cut(); }

    QUrl url() const {
        QUrl url = m_url;
        url.setPort(m_listener.serverPort());
        return url;
    }
    // Ends every connection hard.
    void cut() {
        for (const auto& [client, server] : std::exchange(m_pairs, {}))
            for (QTcpSocket* socket : {client.data(), server.data()})
                if (socket != nullptr) {
                    socket->disconnect(this);
                    socket->abort();
                    socket->deleteLater();
                }
    }
    // Everything stays connected and nothing passes any more; new connections pass.
    void stall() {
        for (const auto& [client, server] : m_pairs)
            for (QTcpSocket* socket : {client.data(), server.data()})
                if (socket != nullptr)
                    socket->disconnect(this);
    }
    // New connections are closed at once.
    void refuse(bool isRefusing) { m_isRefusing = isRefusing; }
    int connections() const { return m_connections; }

  private:
    struct Pair {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> server;
    };

    void take(QTcpSocket* client) {
        ++m_connections;
        client->setParent(this);
        if (m_isRefusing) {
            client->abort();
            client->deleteLater();
            return;
        }
        auto* server = new QTcpSocket{this};
        m_pairs.push_back({client, server});
        join(client, server);
        join(server, client);
        connect(server, &QTcpSocket::connected, this, [client, server] { server->write(client->readAll()); });
        server->connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
    }
    void join(QTcpSocket* from, QTcpSocket* to) {
        connect(from, &QTcpSocket::readyRead, this, [from, to] {
            if (to->state() == QAbstractSocket::ConnectedState)
                to->write(from->readAll());
        });
        connect(from, &QTcpSocket::disconnected, this, [to] { to->disconnectFromHost(); });
    }

    QUrl m_url;
    QTcpServer m_listener;
    std::vector<Pair> m_pairs;
    bool m_isRefusing = false;
    int m_connections = 0;
};

} // namespace kkachi::exchange::upbit
