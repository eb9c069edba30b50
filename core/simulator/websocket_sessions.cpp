#include "simulator/websocket_sessions.h"

#include "simulator/stream_messages.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <algorithm>
#include <span>
#include <utility>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr auto kBookInterval = 90ms; // wall, between two books for one client
constexpr auto kBarInterval = 1s;    // market time, between two messages of one candle stream
constexpr std::size_t kBarsCaughtUp = 20;
constexpr std::size_t kMostSessions = 256;

} // namespace

WebSocketSessions::WebSocketSessions(Surroundings surroundings, std::string assetUuid, QObject* parent)
    : QObject{parent}
    , m_market{surroundings.market}
    , m_desk{surroundings.desk}
    , m_clock{surroundings.clock}
    , m_faults{surroundings.faults}
    , m_switches{surroundings.switches}
    , m_assetUuid{std::move(assetUuid)}
    , m_server{QStringLiteral("kkachi-simulator"), QWebSocketServer::NonSecureMode}
    , m_holdings{Holdings::of(m_desk.engine().account())} {
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
        session->cutOff();
    }
}

void WebSocketSessions::take(QTcpSocket* socket, bool isPrivate, bool authorised) {
    if (m_sessions.size() + m_arrivals.size() >= kMostSessions) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    m_arrivals[socket->peerPort()] = {isPrivate, authorised, socket};
    m_server.handleConnection(socket);
}

void WebSocketSessions::welcome() {
    while (QWebSocket* socket = m_server.nextPendingConnection()) {
        const auto found = m_arrivals.find(socket->peerPort());
        if (found == m_arrivals.end() || !found->second.socket) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const Arrival arrival = found->second;
        m_arrivals.erase(found);
        auto* session = new WebSocketSession{socket,
                                             arrival.socket,
                                             arrival.isPrivate,
                                             {m_faults, m_switches, [this] { return m_clock.sinceStart(); }},
                                             this};
        m_sessions.push_back(session);
        connect(session, &WebSocketSession::subscribed, this, [this, session] { sendSnapshots(*session); });
        connect(session, &WebSocketSession::closed, this, [this, session] {
            std::erase(m_sessions, session);
            session->deleteLater();
        });
        if (!arrival.isAuthorised) {
            session->refuse(StreamError::InvalidAuth);
            session->close();
        }
    }
}

void WebSocketSessions::sendSnapshots(WebSocketSession& session) {
    const market::OrderBook book = m_desk.engine().visibleBook();
    const market::Trade last = m_market.lastTrade();
    Publication publication{m_market, book, std::span{&last, 1}, m_clock.now(), StreamPhase::Snapshot};
    for (auto& stream : session.streams()) {
        const Subscription& wanted = stream.subscription;
        if (wanted.type == StreamType::MyAsset && !m_assetsAskedAt)
            m_assetsAskedAt = m_clock.sinceStart();
        if (wanted.onlyRealtime || !wanted.coversMarket)
            continue;
        if (wanted.type == StreamType::Ticker)
            session.send(publication.ticker(session.format()));
        if (wanted.type == StreamType::Trade)
            session.send(publication.trades(session.format()));
        if (wanted.type == StreamType::Orderbook)
            session.send(publication.book(wanted, session.format()));
        if (wanted.type == StreamType::Candle)
            for (const SeriesBar& bar :
                 m_market.seriesFor(wanted.candleUnit).newest(wanted.candleUnit, std::nullopt, 1)) {
                session.send(FrameBlock{candleMessage(bar, wanted.typeName, session.format(), StreamPhase::Snapshot)});
                stream.sentBar = bar.candle.openTime;
            }
    }
}

void WebSocketSessions::publishMarket(const std::vector<market::Trade>& trades) {
    auto book = m_desk.engine().visibleBook();
    m_bookHasChanged = book != m_book;
    m_book = std::move(book);
    Publication publication{m_market, m_book, trades, m_clock.now(), StreamPhase::Realtime};
    // A session may end, and leave the list, while it is sent to.
    for (WebSocketSession* session : std::vector{m_sessions})
        if (!session->isPrivate())
            publishTo(*session, publication);
}

void WebSocketSessions::publishTo(WebSocketSession& session, Publication& publication) {
    for (auto& stream : session.streams()) {
        const Subscription& wanted = stream.subscription;
        if (wanted.onlySnapshot || !wanted.coversMarket)
            continue;
        if (wanted.type == StreamType::Trade && publication.hasTrades())
            session.send(publication.trades(session.format()));
        if (wanted.type == StreamType::Ticker && publication.hasTrades())
            session.send(publication.ticker(session.format()));
        if (wanted.type == StreamType::Orderbook)
            publishBook(session, stream, publication);
        if (wanted.type == StreamType::Candle) {
            stream.hasNews |= publication.hasTrades();
            publishBars(session, stream, publication);
        }
    }
}

void WebSocketSessions::publishBook(WebSocketSession& session, WebSocketSession::Stream& stream,
                                    Publication& publication) {
    stream.hasNews |= m_bookHasChanged;
    const auto wall = m_clock.sinceStart();
    if (!stream.hasNews || wall - stream.sentAt < kBookInterval)
        return;
    stream.sentAt = wall;
    stream.hasNews = false;
    session.send(publication.book(stream.subscription, session.format()));
}

// The bar in progress, and before it the final form of those that ended since the last message.
void WebSocketSessions::publishBars(WebSocketSession& session, WebSocketSession::Stream& stream,
                                    const Publication& publication) {
    if (!stream.hasNews || publication.now() - stream.sentMarketTime < kBarInterval)
        return;
    stream.sentMarketTime = publication.now();
    stream.hasNews = false;
    const auto unit = stream.subscription.candleUnit;
    auto bars = m_market.seriesFor(unit).newest(unit, std::nullopt, kBarsCaughtUp);
    std::reverse(bars.begin(), bars.end());
    FrameBlock frames;
    for (const SeriesBar& bar : bars) {
        const bool isLast = &bar == &bars.back();
        if (!isLast && (stream.sentBar == base::Timestamp{} || bar.candle.openTime < stream.sentBar))
            continue;
        frames.append(candleMessage(bar, stream.subscription.typeName, session.format(), StreamPhase::Realtime));
        stream.sentBar = bar.candle.openTime;
    }
    session.send(frames);
}

void WebSocketSessions::publishNews(const std::vector<DeskNews>& news) {
    if (!news.empty())
        for (WebSocketSession* session : std::vector{m_sessions})
            if (session->isPrivate())
                publishOrders(*session, news);
    publishAssets();
}

void WebSocketSessions::publishOrders(WebSocketSession& session, const std::vector<DeskNews>& news) {
    const bool wantsOrders = std::any_of(session.streams().begin(), session.streams().end(), [](const auto& stream) {
        return stream.subscription.type == StreamType::MyOrder && stream.subscription.coversMarket;
    });
    if (!wantsOrders)
        return;
    FrameBlock frames;
    for (const DeskNews& each : news)
        frames.append(myOrderMessage(each, m_clock.now(), session.format()));
    session.send(frames);
}

// Only what has changed, when it has changed; and nothing for a while after an account's first subscription, as the
// venue does when the switch says so.
void WebSocketSessions::publishAssets() {
    const Holdings present = Holdings::of(m_desk.engine().account());
    const Holdings before = std::exchange(m_holdings, present);
    if (present == before || !m_assetsAskedAt ||
        m_clock.sinceStart() - *m_assetsAskedAt < m_switches.duration(Switch::MyAssetDelay))
        return;
    for (WebSocketSession* session : std::vector{m_sessions})
        for (const auto& stream : session->streams())
            if (stream.subscription.type == StreamType::MyAsset)
                session->send(
                    FrameBlock{myAssetMessage(before, present, m_assetUuid, m_clock.now(), session->format())});
}

void WebSocketSessions::dropAll(bool isPrivate) {
    for (WebSocketSession* session : std::vector{m_sessions})
        if (session->isPrivate() == isPrivate)
            session->cutOff();
}

} // namespace kkachi::simulator
