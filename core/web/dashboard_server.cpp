#include "web/dashboard_server.h"

#include <QHttpServerRequest>
#include <QTcpSocket>

#include <exception>
#include <utility>

namespace kkachi::web {

namespace {

HttpRequest readRequest(const QHttpServerRequest& request) {
    HttpRequest result;
    result.readOnly =
        request.method() == QHttpServerRequest::Method::Get || request.method() == QHttpServerRequest::Method::Head;
    result.path = request.url().path(QUrl::FullyEncoded);
    for (const auto& [name, value] : request.headers())
        if (name.compare("host", Qt::CaseInsensitive) == 0)
            result.hosts += value;
    return result;
}

} // namespace

DashboardServer::DashboardServer(ConnectionLimits limits, std::function<Site()> site)
    : m_listener{new GuardedTcpServer{limits}}
    , m_site{std::move(site)} {
    m_listener->setParent(this);
}

bool DashboardServer::listenOn(const QHostAddress& address, quint16 port) {
    if (!m_listener->listen(address, port))
        return false;
    bind(m_listener);
    return true;
}

bool DashboardServer::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) {
    // Requests that follow on a connection that has had its answer are nobody's.
    if (socket->state() != QAbstractSocket::ConnectedState)
        return true;
    HttpAnswer answer;
    try {
        answer = answerTo(readRequest(request), m_site());
    } catch (const std::exception&) {
        answer = plainAnswer(500);
    }
    socket->write(toBytes(answer, request.method() == QHttpServerRequest::Method::Head));
    socket->disconnectFromHost();
    return true;
}

void DashboardServer::missingHandler(const QHttpServerRequest&, QTcpSocket* socket) {
    if (socket->state() == QAbstractSocket::ConnectedState)
        socket->write(toBytes(plainAnswer(404), false));
    socket->disconnectFromHost();
}

} // namespace kkachi::web
