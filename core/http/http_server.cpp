#include "http/http_server.h"

#include "http/http_connection.h"
#include "http/response_writer.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <utility>

namespace kkachi::http {

HttpServer::HttpServer(Handler handler, const base::Clock& clock, ServerLimits limits, QObject* parent)
    : QObject{parent}
    , m_handler{std::move(handler)}
    , m_clock{clock}
    , m_limits{limits}
    , m_listener{new QTcpServer{this}} {
    connect(m_listener, &QTcpServer::newConnection, this, &HttpServer::accept);
}

HttpServer::~HttpServer() {
    close();
}

void HttpServer::setUpgrades(UpgradeHook hook, UpgradeTaker taker) {
    m_upgradeHook = std::move(hook);
    m_upgradeTaker = std::move(taker);
}

void HttpServer::setTls(const QSslConfiguration& configuration) {
    delete m_listener;
    auto* listener = new QSslServer{this};
    listener->setSslConfiguration(configuration);
    m_listener = listener;
    connect(m_listener, &QTcpServer::pendingConnectionAvailable, this, &HttpServer::accept); // after the handshake
}

base::Result<std::uint16_t, ListenFailure> HttpServer::listen(const QHostAddress& address, std::uint16_t port) {
    if (!m_listener->listen(address, port))
        return base::Unexpected{
            ListenFailure{m_listener->errorString(), m_listener->serverError() == QAbstractSocket::AddressInUseError}};
    return m_listener->serverPort();
}

void HttpServer::close() {
    m_listener->close();
    for (HttpConnection* connection : findChildren<HttpConnection*>(QString{}, Qt::FindDirectChildrenOnly))
        delete connection;
}

void HttpServer::accept() {
    while (QTcpSocket* socket = m_listener->nextPendingConnection()) {
        if (m_connectionCount < m_limits.connections) {
            new HttpConnection{socket, *this}; // its parent is this; it goes with its socket
            continue;
        }
        const std::string bytes = writeResponse(textResponse(503, "Too many connections"), m_clock.now(), false, true);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
        socket->disconnectFromHost();
    }
}

} // namespace kkachi::http
