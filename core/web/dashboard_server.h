// The one file that knows Qt HTTP Server, a technical preview in Qt 6.4. It only parses for us; answers are written by
// ourselves, at once and whole, because an answer that comes later than its client leaves crashes that version.
#pragma once

#include "web/guarded_tcp_server.h"
#include "web/routes.h"

#include <QAbstractHttpServer>
#include <QHostAddress>

#include <functional>

namespace kkachi::web {

class DashboardServer : public QAbstractHttpServer {
    Q_OBJECT

  public:
    // `site` is asked for at each request.
    DashboardServer(ConnectionLimits limits, std::function<Site()> site);

    // False when the address cannot be had; listenError() and errorText() then tell why.
    bool listenOn(const QHostAddress& address, quint16 port);
    quint16 port() const { return m_listener->serverPort(); }
    QAbstractSocket::SocketError listenError() const { return m_listener->serverError(); }
    QString errorText() const { return m_listener->errorString(); }

  protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

  private:
    GuardedTcpServer* m_listener; // owned by the base class once bound, by this object before
    std::function<Site()> m_site;
};

} // namespace kkachi::web
