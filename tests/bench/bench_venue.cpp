#include "bench_venue.h"

#include "messages.h"

#include <QTcpSocket>

#include <algorithm>

namespace kkachi::bench {

namespace {

constexpr qint64 kMostUnsent = 256 * 1024;
constexpr int kBatch = 64;

} // namespace

std::int64_t steadyNs() {
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

BenchVenue::BenchVenue() {
    m_pace.setParent(this);
    m_pace.setTimerType(Qt::PreciseTimer);
    connect(&m_pace, &QTimer::timeout, this, &BenchVenue::sendMore);
}

void BenchVenue::open() {
    const auto answer = [](const http::Request&) {
        http::Response response;
        response.body = "[]";
        return response;
    };
    m_server = std::make_unique<http::HttpServer>(answer, m_clock, http::ServerLimits{});
    m_sockets = std::make_unique<QWebSocketServer>(QStringLiteral("bench"), QWebSocketServer::NonSecureMode);
    connect(m_sockets.get(), &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket* socket = m_sockets->nextPendingConnection()) {
            socket->setParent(this);
            (socket->requestUrl().path().endsWith(QStringLiteral("private")) ? m_private : m_public) = socket;
            connect(socket, &QWebSocket::textMessageReceived, this, &BenchVenue::subscribed);
        }
    });
    m_server->setUpgrades([](const http::Request&) { return std::optional<http::Response>{}; },
                          [this](QTcpSocket* socket, const http::Request&) { m_sockets->handleConnection(socket); });
    Q_EMIT opened(m_server->listen(QHostAddress{QHostAddress::LocalHost}, 0).value_or(0));
}

void BenchVenue::close() {
    m_pace.stop();
    for (QWebSocket** socket : {&m_public, &m_private}) {
        delete *socket;
        *socket = nullptr;
    }
    m_sockets.reset();
    m_server.reset();
}

void BenchVenue::stream(Plan plan) {
    m_plan = plan;
    m_sent = 0;
    m_since.start();
    m_pace.start(plan.perMillisecond > 0 ? 1 : 0);
}

void BenchVenue::sendMore() {
    // What a late timer left out is made up for.
    const qint64 due =
        m_plan.perMillisecond > 0 ? m_since.nsecsElapsed() / 1'000'000 * m_plan.perMillisecond : m_plan.trades;
    const int last = static_cast<int>(std::min<qint64>(due, m_plan.trades));
    for (int i = 0; i < kBatch && m_sent < last && m_public->bytesToWrite() < kMostUnsent; ++i)
        sendOne();
    if (m_sent >= m_plan.trades)
        m_pace.stop();
}

void BenchVenue::sendOne() {
    const auto frame = [](const std::string& text) {
        return QByteArray{text.data(), static_cast<qsizetype>(text.size())};
    };
    ++m_sent;
    m_public->sendBinaryMessage(frame(tradeMessage(steadyNs(), 110'003'000, m_clock.now())));
    if (m_plan.ownOrderEvery > 0 && m_sent % m_plan.ownOrderEvery == 0)
        m_private->sendBinaryMessage(frame(myOrderMessage(++m_ordersSent, m_clock.now())));
}

} // namespace kkachi::bench
