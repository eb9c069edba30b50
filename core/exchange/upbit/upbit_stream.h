// One WebSocket to Upbit that stays: it connects, pings, notices when the other side is dead, and comes back with a
// growing, jittered pause. What is said over it is its owner's affair. It sends no Origin header, because that would
// cut the rate limit to one message in ten seconds.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/upbit_settings.h"

#include <QByteArray>
#include <QDeadlineTimer>
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
        base::Milliseconds askAfter{}; // a ping follows a silence of this length
    };

    explicit UpbitStream(Options options);
    ~UpbitStream() override;

    void open();
    void close();
    void sendText(const QString& message);
    // A ping whose answer proves that everything sent before it has arrived.
    void ping();
    // Drops the connection and comes back, as after a failure.
    void restart() { restartAfter(base::Milliseconds::zero()); }
    // The other side does not want us: the next attempt is a long pause away, twice as long each time.
    void refuse();
    // No attempt is made for this long. A connection that is there stays.
    void stayAway(base::Milliseconds length);

  Q_SIGNALS:
    void connecting();
    void connected();
    void frameReceived(const QByteArray& frame);
    void pongReceived();
    // Nothing at all has answered a ping: the connection is dead. A reconnect follows.
    void silent();
    // The upgrade was answered with another status than 101. A reconnect follows.
    void upgradeRefused(int status);
    void lost();

  private:
    void connectNow();
    void onConnected();
    void onError();
    void noteTraffic();
    void watch();
    void drop();
    void restartAfter(base::Milliseconds shortest);
    base::Milliseconds refusedPause();

    Options m_options;
    QSslConfiguration m_tls;
    QWebSocket* m_socket = nullptr;
    QTimer m_connectDeadline;
    QTimer m_reconnect;
    QTimer m_watch;
    QDeadlineTimer m_stayAway;
    QElapsedTimer m_sinceConnect; // since the last attempt began
    QElapsedTimer m_sinceTraffic;
    QElapsedTimer m_sincePing;
    QElapsedTimer m_sinceWatch;
    QElapsedTimer m_sinceConnected;
    bool m_isConnected = false;
    bool m_awaitsAnswer = false; // to a ping
    bool m_wanted = false;
    int m_failures = 0;
    int m_refusals = 0;
};

// The pause before attempt number `failures` (1 is the first repeat): doubled each time up to the longest, of which
// `chance` (0 to 1) chooses between a half and the whole, so that many clients do not come back at once.
base::Milliseconds backoff(const UpbitPatience& patience, int failures, double chance);

} // namespace kkachi::exchange::upbit
