// A small HTTP/1.1 front on a loopback or LAN port: caps, deadlines, keep-alive, pipelining, WebSocket upgrades. Routes
// are plain functions from Request to Response and run on the thread of this object.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "http/request_parser.h"
#include "http/router.h"

#include <QHostAddress>
#include <QObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

class QSslConfiguration;
class QTcpServer;
class QTcpSocket;

namespace kkachi::http {

struct ServerLimits {
    ParseLimits parse;
    int connections = 256;                  // over it: 503 and goodbye
    std::chrono::milliseconds idle{30'000}; // without a complete request or a byte of an answer taken
};

struct ListenFailure {
    QString reason;
    bool portInUse = false;
};

// Decides about a WebSocket upgrade: nothing accepts it, a response refuses it.
using UpgradeHook = std::function<std::optional<Response>(const Request&)>;
// Takes an accepted upgrade over. The socket has no parent and its request is unread, so that it can go straight to
// QWebSocketServer::handleConnection; the taker owns it.
using UpgradeTaker = std::function<void(QTcpSocket*, const Request&)>;

class HttpServer : public QObject {
    Q_OBJECT

  public:
    // `clock` gives the Date header and must outlive the server.
    HttpServer(Handler handler, const base::Clock& clock, ServerLimits limits, QObject* parent = nullptr);
    ~HttpServer() override;

    // Without these every upgrade is answered 404.
    void setUpgrades(UpgradeHook hook, UpgradeTaker taker);

    // Before listen(): serves over TLS only.
    void setTls(const QSslConfiguration& configuration);

    // Port 0 binds any; the result is the port bound.
    base::Result<std::uint16_t, ListenFailure> listen(const QHostAddress& address, std::uint16_t port);
    // Stops listening and drops every connection; sockets that were upgraded are not ours any more.
    void close();
    int connectionCount() const { return m_connectionCount; }

  private:
    friend class HttpConnection;

    void accept();

    Handler m_handler;
    const base::Clock& m_clock;
    ServerLimits m_limits;
    UpgradeHook m_upgradeHook;
    UpgradeTaker m_upgradeTaker;
    QTcpServer* m_listener;
    int m_connectionCount = 0;
};

} // namespace kkachi::http
