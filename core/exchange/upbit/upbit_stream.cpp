#include "exchange/upbit/upbit_stream.h"

#include "exchange/upbit/tls.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr quint64 kLargestFrame = 2 * 1024 * 1024; // Upbit's largest message, a deep book, has a few kilobytes
constexpr base::Milliseconds kSlowestWatch{500};
constexpr base::Milliseconds kLongestAway{86'401'000};
constexpr int kRateRefused = 429;
constexpr int kBanned = 418;
constexpr base::Milliseconds kUntilNextSecond{1'000};

// Qt tells the status of a refused upgrade only inside the text of the error. 0: there is none.
int statusIn(const QString& errorText) {
    static const QRegularExpression kStatus{QStringLiteral("\\b([345]\\d\\d)\\b")};
    const auto match = kStatus.match(errorText);
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

} // namespace

UpbitStream::UpbitStream(Options options)
    : m_options{std::move(options)}
    , m_tls{makeTls(m_options.caFile)} {
    m_connectDeadline.setSingleShot(true);
    m_reconnect.setSingleShot(true);
    connect(&m_connectDeadline, &QTimer::timeout, this, &UpbitStream::restart);
    connect(&m_reconnect, &QTimer::timeout, this, &UpbitStream::connectNow);
    connect(&m_watch, &QTimer::timeout, this, &UpbitStream::watch);
}

UpbitStream::~UpbitStream() {
    drop();
}

void UpbitStream::open() {
    m_wanted = true;
    const base::Milliseconds away{m_stayAway.remainingTime()};
    if (away > base::Milliseconds::zero())
        m_reconnect.start(away);
    else
        connectNow();
}

void UpbitStream::stayAway(base::Milliseconds length) {
    length = std::min(length, kLongestAway);
    if (length.count() <= m_stayAway.remainingTime())
        return;
    m_stayAway.setRemainingTime(length.count());
    if (m_reconnect.isActive() && m_reconnect.remainingTime() < length.count())
        m_reconnect.start(length);
}

void UpbitStream::close() {
    m_wanted = false;
    m_reconnect.stop();
    drop();
}

void UpbitStream::connectNow() {
    drop();
    m_socket = new QWebSocket; // with an empty origin, so that no Origin header is sent
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingFrameSize(kLargestFrame);
    m_socket->setMaxAllowedIncomingMessageSize(kLargestFrame);
    const QNetworkRequest request = m_options.request();
    if (isLoopback(request.url()))
        m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setSslConfiguration(m_tls);
    connect(m_socket, &QWebSocket::connected, this, &UpbitStream::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &UpbitStream::restart);
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, &UpbitStream::onError);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& frame) {
        noteTraffic();
        Q_EMIT frameReceived(frame);
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& frame) {
        noteTraffic();
        Q_EMIT frameReceived(frame.toUtf8());
    });
    connect(m_socket, &QWebSocket::pong, this, [this] {
        noteTraffic();
        Q_EMIT pongReceived();
    });
    m_sinceConnect.start();
    m_connectDeadline.start(m_options.patience.connectDeadline);
    Q_EMIT connecting();
    m_socket->open(request);
}

void UpbitStream::onConnected() {
    m_connectDeadline.stop();
    m_isConnected = true;
    noteTraffic();
    m_sinceConnected.start();
    m_sinceWatch.start();
    const auto shortest = std::min(m_options.askAfter, m_options.patience.pongDeadline);
    m_watch.start(std::clamp(shortest / 4, base::Milliseconds{1}, kSlowestWatch));
    Q_EMIT connected();
}

void UpbitStream::onError() {
    const int status = m_isConnected || m_socket == nullptr ? 0 : statusIn(m_socket->errorString());
    if (status == 0) {
        restart();
        return;
    }
    Q_EMIT upgradeRefused(status);
    if (status == kBanned)
        refuse();
    else
        restartAfter(status == kRateRefused ? kUntilNextSecond : base::Milliseconds::zero());
}

void UpbitStream::noteTraffic() {
    m_awaitsAnswer = false;
    m_sinceTraffic.start();
}

void UpbitStream::sendText(const QString& message) {
    if (m_isConnected)
        m_socket->sendTextMessage(message);
}

void UpbitStream::ping() {
    if (!m_isConnected)
        return;
    m_awaitsAnswer = true;
    m_sincePing.start();
    m_socket->ping();
}

void UpbitStream::watch() {
    // A thread that was busy or asleep has not looked at its sockets: what has arrived there is looked at first.
    const bool wasAway = m_sinceWatch.restart() > 2 * std::max<qint64>(m_watch.interval(), 50);
    if (wasAway && m_awaitsAnswer) {
        m_sincePing.start();
        return;
    }
    if (m_awaitsAnswer && m_sincePing.hasExpired(m_options.patience.pongDeadline.count())) {
        Q_EMIT silent();
        restart();
    } else if (!m_awaitsAnswer && m_sinceTraffic.hasExpired(m_options.askAfter.count())) {
        ping();
    }
}

void UpbitStream::refuse() {
    restartAfter(refusedPause());
}

base::Milliseconds UpbitStream::refusedPause() {
    const auto& patience = m_options.patience;
    const auto doubled = patience.refusedPause * (std::int64_t{1} << std::min(m_refusals++, 20));
    return std::min(doubled, patience.longestRefused);
}

void UpbitStream::restartAfter(base::Milliseconds shortest) {
    if (!m_wanted)
        return;
    if (m_reconnect.isActive()) {
        if (m_reconnect.remainingTime() < shortest.count())
            m_reconnect.start(shortest);
        return;
    }
    const auto& patience = m_options.patience;
    if (m_isConnected && m_sinceConnected.hasExpired(patience.steadyAfter.count()))
        m_failures = m_refusals = 0;
    drop();
    const auto untilGap = patience.connectGap - base::Milliseconds{m_sinceConnect.elapsed()};
    const auto pause = backoff(patience, ++m_failures, QRandomGenerator::global()->generateDouble());
    const base::Milliseconds away{m_stayAway.remainingTime()};
    m_reconnect.start(std::max({pause, untilGap, shortest, away}));
    Q_EMIT lost();
}

void UpbitStream::drop() {
    m_connectDeadline.stop();
    m_watch.stop();
    m_isConnected = false;
    if (m_socket == nullptr)
        return;
    QWebSocket* socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

base::Milliseconds backoff(const UpbitPatience& patience, int failures, double chance) {
    const int doublings = std::clamp(failures - 1, 0, 20);
    const auto whole = std::min(patience.firstBackoff * (std::int64_t{1} << doublings), patience.longestBackoff);
    const double share = 0.5 + 0.5 * std::clamp(chance, 0.0, 1.0);
    return base::Milliseconds{static_cast<std::int64_t>(static_cast<double>(whole.count()) * share)};
}

} // namespace kkachi::exchange::upbit
