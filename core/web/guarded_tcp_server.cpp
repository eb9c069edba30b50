#include "web/guarded_tcp_server.h"

#include "web/http_answer.h"

#include <QTcpSocket>
#include <QTimer>

namespace kkachi::web {

ConnectionGuard::ConnectionGuard(QTcpSocket* socket, const ConnectionLimits& limits)
    : QObject{socket}
    , m_socket{socket}
    , m_limit{limits.requestBytes} {
    // Qt HTTP Server keeps a whole request inside a socket transaction, so this caps its memory. It is larger than the
    // limit, for otherwise the excess would stay in the kernel and never be seen.
    socket->setReadBufferSize(2 * limits.requestBytes);
    // Connected before the HTTP server's own slot, hence called before it.
    connect(socket, &QTcpSocket::readyRead, this, &ConnectionGuard::count);
    QTimer::singleShot(limits.lifetime, this, &ConnectionGuard::cut);
}

void ConnectionGuard::count() {
    // Within the transaction only what the HTTP server has not read yet is "available": the newly received bytes.
    m_received += m_socket->bytesAvailable();
    if (m_received <= m_limit || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_socket->write(toBytes(plainAnswer(431), false));
    m_socket->disconnectFromHost();
}

void ConnectionGuard::cut() {
    m_socket->abort();
    // After a malformed request Qt HTTP Server forgets the socket, so nobody else would delete it.
    m_socket->deleteLater();
}

GuardedTcpServer::GuardedTcpServer(const ConnectionLimits& limits)
    : m_limits{limits} {}

void GuardedTcpServer::incomingConnection(qintptr descriptor) {
    auto* socket = new QTcpSocket{this};
    if (!socket->setSocketDescriptor(descriptor) || m_open >= m_limits.connections) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_open;
    // Counted by the guard's end and not the socket's: Qt HTTP Server disconnects all signals of a socket it gives up.
    auto* guard = new ConnectionGuard{socket, m_limits};
    connect(guard, &QObject::destroyed, this, [this] { --m_open; });
    addPendingConnection(socket);
}

} // namespace kkachi::web
