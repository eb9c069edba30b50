// A venue that only streams, as evenly or as fast as it is told: it answers every REST call with an empty list and
// sends trades to whoever opens the public stream, news of orders to whoever opens the private one.
#pragma once

#include "base/clock.h"
#include "http/http_server.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>
#include <cstdint>

namespace kkachi::bench {

class WallClock : public base::Clock {
  public:
    base::Timestamp now() const override {
        return std::chrono::floor<base::Milliseconds>(std::chrono::system_clock::now());
    }
};

// Nanoseconds of the steady clock: what trades carry as their sequential id, so that whoever receives one knows how
// long it was under way.
std::int64_t steadyNs();

class BenchVenue : public QObject {
    Q_OBJECT

  public:
    BenchVenue();

    struct Plan {
        int trades = 0;
        int perMillisecond = 0; // 0: as fast as the connection takes them
        int ownOrderEvery = 0;  // trades between two news of orders; 0: none
    };

  public Q_SLOTS:
    void open();
    void close();
    // Both streams are open and subscribed to before this is called.
    void stream(kkachi::bench::BenchVenue::Plan plan);

  Q_SIGNALS:
    void opened(quint16 port);
    void subscribed();

  private:
    void takeSocket(QTcpSocket* socket);
    void sendMore();
    void sendOne();

    WallClock m_clock;
    std::unique_ptr<http::HttpServer> m_server;
    std::unique_ptr<QWebSocketServer> m_sockets;
    QWebSocket* m_public = nullptr;
    QWebSocket* m_private = nullptr;
    QTimer m_pace;
    QElapsedTimer m_since;
    Plan m_plan;
    int m_sent = 0;
    int m_ordersSent = 0; // ever: the client drops news of an order that it has seen
};

} // namespace kkachi::bench
