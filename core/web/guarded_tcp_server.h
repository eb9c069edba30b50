// The listening socket under Qt HTTP Server, which by itself limits nothing: here connections are counted, a request
// may only be so long, and a connection that has not finished its one request and answer in time is cut.
#pragma once

#include <QTcpServer>

#include <chrono>

class QTcpSocket;
class QTimer;

namespace kkachi::web {

struct ConnectionLimits {
    int connections = 32;
    qint64 requestBytes = 16 * 1024; // request line, headers and body together
    std::chrono::milliseconds lifetime{10'000};
};

// Guards one connection; a child of its socket, so that they end together.
class ConnectionGuard : public QObject {
    Q_OBJECT

  public:
    ConnectionGuard(QTcpSocket* socket, const ConnectionLimits& limits);

  private:
    void count();
    void cut();

    QTcpSocket* m_socket;
    qint64 m_received = 0;
    qint64 m_limit;
};

class GuardedTcpServer : public QTcpServer {
    Q_OBJECT

  public:
    explicit GuardedTcpServer(const ConnectionLimits& limits);

  protected:
    void incomingConnection(qintptr descriptor) override;

  private:
    ConnectionLimits m_limits;
    int m_open = 0;
};

} // namespace kkachi::web
