#include "simulator/websocket_session.h"

#include "simulator/stream_messages.h"

#include <QByteArray>
#include <QString>
#include <QTcpSocket>
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
constexpr quint64 kLongestMessage = 256 * 1024;
constexpr const char* kStatusUp = R"({"status":"UP"})";

} // namespace

WebSocketSession::WebSocketSession(QWebSocket* socket, QTcpSocket* below, bool isPrivate, Surroundings surroundings,
                                   QObject* parent)
    : QObject{parent}
    , m_socket{socket}
    , m_isPrivate{isPrivate}
    , m_switches{surroundings.switches}
    , m_wallTime{std::move(surroundings.wallTime)}
    , m_outlet{below, surroundings.faults, isPrivate ? "private" : "public", m_wallTime, this}
    , m_heardAt{m_wallTime()} {
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingMessageSize(kLongestMessage);
    connect(m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString& message) { receive(message.toStdString()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray& message) { receive(message.toStdString()); });
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketSession::closed);
    connect(below, &QTcpSocket::readyRead, this, &WebSocketSession::noticeTraffic);
    connect(&m_outlet, &FrameOutlet::broken, this, &WebSocketSession::cutOff);
}

void WebSocketSession::send(const FrameBlock& frames) {
    // Behind a closing frame there is nothing.
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    noticeTraffic();
    m_outlet.send(frames);
}

void WebSocketSession::sendControl(const std::string& message) {
    send(FrameBlock{message, m_switches.is(Switch::WsControlFrames, "text") ? FrameKind::Text : FrameKind::Binary});
}

void WebSocketSession::refuse(StreamError error) {
    sendControl(errorMessage(error));
    if (m_switches.is(Switch::WsErrorCloses, "yes"))
        close();
}

void WebSocketSession::cutOff() {
    m_socket->abort();
}

void WebSocketSession::close() {
    m_socket->close();
}

void WebSocketSession::keepAlive() {
    const auto now = m_wallTime();
    if (m_sendsStatus && now - m_statusAt >= kStatusInterval) {
        m_statusAt = now;
        sendControl(kStatusUp);
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
        refuse(StreamError::TooManyRequest);
        return;
    }
    if (message == "PING") {
        m_sendsStatus = true;
        m_statusAt = m_wallTime();
        sendControl(kStatusUp);
        return;
    }
    auto request = readStreamRequest(message, m_isPrivate, m_switches);
    if (!request) {
        refuse(request.error());
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
        sendControl(subscriptionsMessage(subscriptions, request.ticket, m_format));
        return;
    }
    m_format = request.format;
    m_streams.clear();
    for (Subscription& subscription : request.subscriptions)
        m_streams.push_back({.subscription = std::move(subscription)});
    Q_EMIT subscribed();
}

} // namespace kkachi::simulator
