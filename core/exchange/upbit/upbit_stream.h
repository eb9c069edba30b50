// One WebSocket to Upbit that stays: it connects, pings, notices when the other side is dead, and comes back with a
// growing, jittered pause. What is said over it is its owner's affair. It sends no Origin header, because that would
// cut the rate limit to one message in ten seconds.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/upbit_settings.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QTimer>

#include <functional>

class QWebSocket;

namespace kkachi::exchange::upbit {

class UpbitStream : public QObject {
    Q_OBJECT

  public:
    struct Options {
        // Called for every attempt, so that each carries a token of its own.
        std::function<QNetworkRequest()> request;
        UpbitPatience patience;
        QString caFile;
        bool mayBeSilent = false; // private streams are; there only the pongs tell that it lives
    };

    explicit UpbitStream(Options options);
    ~UpbitStream() override;

    void open();
    void close();
    void sendText(const QString& message);
    // A ping whose answer proves that everything sent before it has arrived.
    void ping();
    // The owner has understood something: the pause before the next attempt starts small again.
    void confirmAlive() { m_failures = 0; }
    // Drops the connection and comes back, as after a failure.
    void restart();

  Q_SIGNALS:
    void connecting();
    void connected();
    void frameReceived(const QByteArray& frame);
    void pongReceived();
    // Nothing has arrived for longer than a live stream can be silent; a reconnect follows.
    void silent();
    void lost();

  private:
    void connectNow();
    void onConnected();
    void noteTraffic() { m_sinceTraffic.restart(); }
    void watch();
    void drop();

    Options m_options;
    QSslConfiguration m_tls;
    QWebSocket* m_socket = nullptr;
    QTimer m_connectDeadline;
    QTimer m_reconnect;
    QTimer m_watch;
    QElapsedTimer m_sinceTraffic;
    QElapsedTimer m_sincePing;
    bool m_isConnected = false;
    bool m_awaitsPong = false;
    bool m_wanted = false;
    int m_failures = 0;
};

// The pause before attempt number `failures` (1 is the first repeat): doubled each time up to the longest, of which
// `chance` (0 to 1) chooses between a half and the whole, so that many clients do not come back at once.
base::Milliseconds backoff(const UpbitPatience& patience, int failures, double chance);

} // namespace kkachi::exchange::upbit
