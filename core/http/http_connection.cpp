#include "http/http_connection.h"

#include "http/http_server.h"
#include "http/response_writer.h"

#include <QByteArray>
#include <QTcpSocket>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace kkachi::http {

namespace {

// Clients that write head and body apart (QNetworkAccessManager does) would wait forty milliseconds for the delayed
// acknowledgement of the head. The kernel forgets this wish again, so it is renewed with every request.
void acknowledgeAtOnce([[maybe_unused]] const QTcpSocket& socket) {
#ifdef Q_OS_LINUX
    const int on = 1;
    setsockopt(static_cast<int>(socket.socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, HttpServer& server)
    : QObject{&server}
    , m_socket{socket}
    , m_server{server} {
    ++m_server.m_connectionCount;
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(static_cast<qint64>(largestRequest(server.m_limits.parse)));
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::serve);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::bytesWritten, &m_idle, qOverload<>(&QTimer::start));
    m_idle.setSingleShot(true);
    m_idle.setInterval(server.m_limits.idle);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_socket->bytesAvailable() > 0 && !m_isEnding && !m_isAnswering)
            refuse(408);
        else
            m_socket->abort();
    });
    m_idle.start();
    acknowledgeAtOnce(*m_socket);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::serve, Qt::QueuedConnection);
}

HttpConnection::~HttpConnection() {
    --m_server.m_connectionCount;
}

void HttpConnection::serve() {
    // The socket is null once an upgrade took it away.
    while (m_socket != nullptr && !m_isAnswering && !m_isEnding && m_socket->bytesAvailable() > 0 && serveOne()) {
    }
    if (m_socket != nullptr && !m_isEnding)
        acknowledgeAtOnce(*m_socket);
}

bool HttpConnection::serveOne() {
    if (m_socket->bytesAvailable() < m_wanted)
        return false;
    m_wanted = 0;
    const QByteArray waiting = m_socket->peek(m_socket->bytesAvailable());
    auto parsed =
        parseRequest({waiting.constData(), static_cast<std::size_t>(waiting.size())}, m_server.m_limits.parse);
    if (const auto* more = std::get_if<NeedsMore>(&parsed)) {
        m_wanted = static_cast<qint64>(more->wanted);
        if (more->awaitsContinue && !m_saidContinue) {
            m_saidContinue = true;
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        }
        return false;
    }
    if (const auto* malformed = std::get_if<Malformed>(&parsed)) {
        refuse(malformed->status);
        return false;
    }
    const auto& complete = std::get<Complete>(parsed);
    m_idle.start();
    m_saidContinue = false;
    if (complete.request.isWebSocketUpgrade() && offerUpgrade(complete.request))
        return false;
    m_socket->skip(static_cast<qint64>(complete.consumed));
    if (!complete.request.isWebSocketUpgrade())
        answer(complete.request);
    return true;
}

// True when the socket has gone to its taker. A refusal is answered here, and the connection closed, since a client
// that wanted a WebSocket has no use for it.
bool HttpConnection::offerUpgrade(const Request& request) {
    std::optional<Response> refusal;
    if (request.method != "GET")
        refusal = textResponse(405, "Method Not Allowed");
    else if (!m_server.m_upgradeHook || !m_server.m_upgradeTaker)
        refusal = textResponse(404, "Not Found");
    else
        refusal = m_server.m_upgradeHook(request);
    if (refusal) {
        deliver(*refusal, false, true);
        return false;
    }
    QTcpSocket* socket = m_socket;
    m_socket = nullptr;
    m_idle.stop();
    disconnect(socket, nullptr, this, nullptr);
    disconnect(socket, nullptr, &m_idle, nullptr);
    socket->setParent(nullptr);
    // The messages that follow are bounded by the WebSocket's own limits.
    socket->setReadBufferSize(0);
    deleteLater();
    m_server.m_upgradeTaker(socket, request);
    return true;
}

void HttpConnection::answer(const Request& request) {
    Response response = m_server.m_handler(request);
    const bool keepAlive = request.wantsKeepAlive() && !response.closeAfter;
    const bool withBody = request.method != "HEAD";
    if (response.delay.count() <= 0) {
        deliver(response, keepAlive, withBody);
        return;
    }
    m_isAnswering = true;
    m_idle.stop(); // an answer that is kept waiting on purpose may take longer than a client may be idle
    QTimer::singleShot(response.delay, this, [this, response = std::move(response), keepAlive, withBody] {
        m_isAnswering = false;
        m_idle.start();
        deliver(response, keepAlive, withBody);
        serve();
    });
}

void HttpConnection::deliver(const Response& response, bool keepAlive, bool withBody) {
    switch (response.delivery) {
    case Delivery::Send:
        write(response, keepAlive, withBody);
        return;
    case Delivery::Discard:
        m_isEnding = true;
        m_socket->abort();
        return;
    case Delivery::Withhold:
        m_isEnding = true;
        return;
    case Delivery::Truncate: {
        const std::string bytes = writeResponse(response, m_server.m_clock.now(), false, withBody);
        m_socket->write(bytes.data(), static_cast<qint64>(bytes.size() / 2));
        finish();
        return;
    }
    case Delivery::Stall: {
        const std::string bytes = writeResponse(response, m_server.m_clock.now(), true, withBody);
        m_socket->write(bytes.data(), static_cast<qint64>(bytes.size() / 2));
        m_isEnding = true;
        return;
    }
    }
}

void HttpConnection::write(const Response& response, bool keepAlive, bool withBody) {
    const std::string bytes = writeResponse(response, m_server.m_clock.now(), keepAlive, withBody);
    m_socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
    if (!keepAlive)
        finish();
}

void HttpConnection::refuse(int status) {
    deliver(textResponse(status, std::string{reasonPhrase(status)}), false, true);
}

void HttpConnection::finish() {
    m_isEnding = true;
    m_idle.start(); // a client that does not take the rest is dropped at the deadline
    m_socket->disconnectFromHost();
}

} // namespace kkachi::http
