#include "simulator/websocket_sessions.h"

#include "simulator/private_messages.h"
#include "simulator/stream_messages.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr auto kBookInterval = 90ms; // wall, between two books for one client
constexpr auto kBarInterval = 1s;    // market time, between two messages of one candle stream
constexpr std::size_t kBarsCaughtUp = 20;
constexpr std::size_t kMostSessions = 64;

} // namespace

WebSocketSessions::WebSocketSessions(const SimulatedMarket& market, const OrderDesk& desk, const SimulatorClock& clock,
                                     std::string assetUuid, QObject* parent)
    : QObject{parent}
    , m_market{market}
    , m_desk{desk}
    , m_clock{clock}
    , m_assetUuid{std::move(assetUuid)}
    , m_server{QStringLiteral("kkachi-simulator"), QWebSocketServer::NonSecureMode} {
    connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketSessions::welcome);
    m_keepAlive.setInterval(1s);
    connect(&m_keepAlive, &QTimer::timeout, this, [this] {
        // A session may end, and leave the list, while it is looked after.
        for (WebSocketSession* session : std::vector{m_sessions})
            session->keepAlive();
        std::erase_if(m_arrivals, [](const auto& arrival) { return arrival.second.socket.isNull(); });
    });
    m_keepAlive.start();
}

WebSocketSessions::~WebSocketSessions() {
    for (WebSocketSession* session : std::exchange(m_sessions, {})) {
        disconnect(session, nullptr, this, nullptr);
        session->close();
    }
}

void WebSocketSessions::take(QTcpSocket* socket, bool isPrivate) {
    if (m_sessions.size() + m_arrivals.size() >= kMostSessions) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    m_arrivals[socket->peerPort()] = {isPrivate, socket};
    m_server.handleConnection(socket);
}

void WebSocketSessions::welcome() {
    while (QWebSocket* socket = m_server.nextPendingConnection()) {
        const auto arrival = m_arrivals.find(socket->peerPort());
        if (arrival == m_arrivals.end()) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const auto wallTime = [this] { return m_clock.sinceStart(); };
        auto* session = new WebSocketSession{socket, arrival->second.isPrivate, wallTime, this};
        if (arrival->second.socket)
            connect(arrival->second.socket, &QTcpSocket::readyRead, session, &WebSocketSession::noticeTraffic);
        m_arrivals.erase(arrival);
        m_sessions.push_back(session);
        connect(session, &WebSocketSession::subscribed, this, [this, session] { sendSnapshots(*session); });
        connect(session, &WebSocketSession::closed, this, [this, session] {
            std::erase(m_sessions, session);
            session->deleteLater();
        });
    }
}

void WebSocketSessions::sendSnapshots(WebSocketSession& session) {
    const base::Timestamp now = m_clock.now();
    const StreamFormat format = session.format();
    const StreamPhase phase = StreamPhase::Snapshot;
    for (auto& stream : session.streams()) {
        const Subscription& wanted = stream.subscription;
        if (wanted.onlyRealtime || !wanted.coversMarket)
            continue;
        if (wanted.type == StreamType::Ticker)
            session.send(tickerMessage(m_market.ticker(now), now, format, phase));
        if (wanted.type == StreamType::Trade) {
            const auto& last = m_market.lastTrade();
            session.send(
                tradeMessage(last, m_market.previousClose(now), m_desk.engine().visibleBook(), now, format, phase));
        }
        if (wanted.type == StreamType::Orderbook)
            if (const auto message =
                    orderbookMessage(m_desk.engine().visibleBook(), wanted, m_market.tick(), format, phase))
                session.send(*message);
        if (wanted.type == StreamType::Candle)
            for (const SeriesBar& bar :
                 m_market.seriesFor(wanted.candleUnit).newest(wanted.candleUnit, std::nullopt, 1)) {
                session.send(candleMessage(bar, wanted.typeName, format, phase));
                stream.sentBar = bar.candle.openTime;
            }
    }
}

void WebSocketSessions::publishMarket(const std::vector<market::Trade>& trades) {
    auto book = m_desk.engine().visibleBook();
    m_bookHasChanged = book != m_book;
    m_book = std::move(book);
    for (WebSocketSession* session : std::vector{m_sessions})
        if (!session->isPrivate())
            publishTo(*session, trades);
}

void WebSocketSessions::publishTo(WebSocketSession& session, const std::vector<market::Trade>& trades) {
    const base::Timestamp now = m_clock.now();
    for (auto& stream : session.streams()) {
        const Subscription& wanted = stream.subscription;
        if (wanted.onlySnapshot || !wanted.coversMarket)
            continue;
        if (wanted.type == StreamType::Trade)
            for (const auto& trade : trades)
                session.send(tradeMessage(trade, m_market.previousClose(trade.at), m_book, now, session.format(),
                                          StreamPhase::Realtime));
        if (wanted.type == StreamType::Ticker && !trades.empty())
            session.send(tickerMessage(m_market.ticker(now), now, session.format(), StreamPhase::Realtime));
        if (wanted.type == StreamType::Orderbook)
            publishBook(session, stream);
        if (wanted.type == StreamType::Candle) {
            stream.hasNews |= !trades.empty();
            publishBars(session, stream);
        }
    }
}

void WebSocketSessions::publishBook(WebSocketSession& session, WebSocketSession::Stream& stream) {
    stream.hasNews |= m_bookHasChanged;
    const auto wall = m_clock.sinceStart();
    if (!stream.hasNews || wall - stream.sentAt < kBookInterval)
        return;
    stream.sentAt = wall;
    stream.hasNews = false;
    if (const auto message =
            orderbookMessage(m_book, stream.subscription, m_market.tick(), session.format(), StreamPhase::Realtime))
        session.send(*message);
}

// The bar in progress, and before it the final form of those that ended since the last message.
void WebSocketSessions::publishBars(WebSocketSession& session, WebSocketSession::Stream& stream) {
    const base::Timestamp now = m_clock.now();
    if (!stream.hasNews || now - stream.sentMarketTime < kBarInterval)
        return;
    stream.sentMarketTime = now;
    stream.hasNews = false;
    const auto unit = stream.subscription.candleUnit;
    auto bars = m_market.seriesFor(unit).newest(unit, std::nullopt, kBarsCaughtUp);
    std::reverse(bars.begin(), bars.end());
    for (const SeriesBar& bar : bars) {
        const bool isLast = &bar == &bars.back();
        if (!isLast && (stream.sentBar == base::Timestamp{} || bar.candle.openTime < stream.sentBar))
            continue;
        session.send(candleMessage(bar, stream.subscription.typeName, session.format(), StreamPhase::Realtime));
        stream.sentBar = bar.candle.openTime;
    }
}

void WebSocketSessions::publishNews(const std::vector<DeskNews>& news) {
    if (news.empty())
        return;
    const base::Timestamp now = m_clock.now();
    for (WebSocketSession* session : std::vector{m_sessions}) {
        if (!session->isPrivate())
            continue;
        for (const auto& stream : session->streams()) {
            if (stream.subscription.type == StreamType::MyOrder && stream.subscription.coversMarket)
                for (const DeskNews& each : news)
                    session->send(myOrderMessage(each, now, session->format()));
            if (stream.subscription.type == StreamType::MyAsset)
                session->send(myAssetMessage(m_desk.engine().account(), m_assetUuid, now, session->format()));
        }
    }
}

void WebSocketSessions::dropAll(bool isPrivate) {
    for (WebSocketSession* session : std::vector{m_sessions})
        if (session->isPrivate() == isPrivate)
            session->close();
}

} // namespace kkachi::simulator
