#include "simulator/websocket_session.h"

#include "simulator/stream_messages.h"

#include <QByteArray>
#include <QString>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr auto kIdleLimit = 120s;
constexpr auto kStatusInterval = 10s;
constexpr std::size_t kMessagesPerSecond = 5;
constexpr std::size_t kMessagesPerMinute = 100;
constexpr qint64 kMostUnsent = 16 * 1024 * 1024;
constexpr quint64 kLongestMessage = 256 * 1024;
constexpr const char* kStatusUp = R"({"status":"UP"})";

} // namespace

WebSocketSession::WebSocketSession(QWebSocket* socket, bool isPrivate, WallTime wallTime, QObject* parent)
    : QObject{parent}
    , m_socket{socket}
    , m_isPrivate{isPrivate}
    , m_wallTime{std::move(wallTime)}
    , m_heardAt{m_wallTime()} {
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingMessageSize(kLongestMessage);
    connect(m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString& message) { receive(message.toStdString()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray& message) { receive(message.toStdString()); });
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketSession::closed);
}

void WebSocketSession::send(const std::string& message) {
    if (m_socket->bytesToWrite() > kMostUnsent) {
        close();
        return;
    }
    m_socket->sendBinaryMessage(QByteArray{message.data(), static_cast<qsizetype>(message.size())});
    noticeTraffic();
}

void WebSocketSession::close() {
    m_socket->abort();
}

void WebSocketSession::keepAlive() {
    const auto now = m_wallTime();
    if (m_sendsStatus && now - m_statusAt >= kStatusInterval) {
        m_statusAt = now;
        send(kStatusUp);
    }
    if (now - m_heardAt >= kIdleLimit)
        m_socket->close();
}

bool WebSocketSession::maySpeak() {
    const auto now = m_wallTime();
    while (!m_spokenAt.empty() && now - m_spokenAt.front() >= 60s)
        m_spokenAt.pop_front();
    const auto inLastSecond =
        std::count_if(m_spokenAt.begin(), m_spokenAt.end(), [now](auto at) { return now - at < 1s; });
    if (m_spokenAt.size() >= kMessagesPerMinute || static_cast<std::size_t>(inLastSecond) >= kMessagesPerSecond)
        return false;
    m_spokenAt.push_back(now);
    return true;
}

void WebSocketSession::receive(const std::string& message) {
    noticeTraffic();
    if (!maySpeak()) {
        send(errorMessage(StreamError::TooManyRequest));
        return;
    }
    if (message == "PING") {
        m_sendsStatus = true;
        m_statusAt = m_wallTime();
        send(kStatusUp);
        return;
    }
    auto request = readStreamRequest(message, m_isPrivate);
    if (!request) {
        send(errorMessage(request.error()));
        return;
    }
    follow(std::move(*request));
}

void WebSocketSession::follow(StreamRequest&& request) {
    if (request.listsSubscriptions) {
        // A format that is named here changes that of the live streams, too.
        if (request.namesFormat)
            m_format = request.format;
        std::vector<Subscription> subscriptions;
        for (const Stream& stream : m_streams)
            subscriptions.push_back(stream.subscription);
        send(subscriptionsMessage(subscriptions, request.ticket, m_format));
        return;
    }
    m_format = request.format;
    m_streams.clear();
    for (Subscription& subscription : request.subscriptions)
        m_streams.push_back({.subscription = std::move(subscription)});
    Q_EMIT subscribed();
}

} // namespace kkachi::simulator
