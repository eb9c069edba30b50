#include "exchange/upbit/upbit_stream.h"

#include "exchange/upbit/tls.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr quint64 kLargestFrame = 2 * 1024 * 1024; // Upbit's largest message, a deep book, has a few kilobytes
constexpr base::Milliseconds kSlowestWatch{1'000};

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
    connectNow();
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
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, &UpbitStream::restart);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray& frame) {
        noteTraffic();
        Q_EMIT frameReceived(frame);
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& frame) {
        noteTraffic();
        Q_EMIT frameReceived(frame.toUtf8());
    });
    connect(m_socket, &QWebSocket::pong, this, [this] {
        m_awaitsPong = false;
        Q_EMIT pongReceived();
    });
    m_connectDeadline.start(m_options.patience.connectDeadline);
    Q_EMIT connecting();
    m_socket->open(request);
}

void UpbitStream::onConnected() {
    m_connectDeadline.stop();
    m_isConnected = true;
    m_awaitsPong = false;
    m_sinceTraffic.start();
    m_sincePing.start();
    const auto& patience = m_options.patience;
    const auto shortest = std::min({patience.silenceLimit, patience.pingInterval, patience.pongDeadline});
    m_watch.start(std::clamp(shortest / 4, base::Milliseconds{1}, kSlowestWatch));
    Q_EMIT connected();
}

void UpbitStream::sendText(const QString& message) {
    if (m_isConnected)
        m_socket->sendTextMessage(message);
}

void UpbitStream::ping() {
    if (!m_isConnected)
        return;
    m_awaitsPong = true;
    m_sincePing.restart();
    m_socket->ping();
}

void UpbitStream::watch() {
    const auto& patience = m_options.patience;
    if (!m_options.mayBeSilent && m_sinceTraffic.hasExpired(patience.silenceLimit.count())) {
        Q_EMIT silent();
        restart();
    } else if (m_awaitsPong && m_sincePing.hasExpired(patience.pongDeadline.count())) {
        restart();
    } else if (!m_awaitsPong && m_sincePing.hasExpired(patience.pingInterval.count())) {
        ping();
    }
}

void UpbitStream::restart() {
    if (!m_wanted || m_reconnect.isActive())
        return;
    drop();
    m_reconnect.start(backoff(m_options.patience, ++m_failures, QRandomGenerator::global()->generateDouble()));
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
