#include "exchange/upbit/upbit_market_feed.h"

#include "exchange/upbit/history_reader.h"
#include "exchange/upbit/missed_trades_reader.h"
#include "exchange/upbit/subscription.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "exchange/upbit/upbit_stream.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

Q_LOGGING_CATEGORY(feedLog, "upbit.feed")

constexpr std::size_t kMostHeldBack = 20'000;

} // namespace

UpbitMarketFeed::UpbitMarketFeed(UpbitSettings settings, std::shared_ptr<const base::Clock> clock)
    : m_settings{std::move(settings)}
    , m_clock{std::move(clock)} {}

UpbitMarketFeed::~UpbitMarketFeed() = default;

void UpbitMarketFeed::open() {
    if (m_rest)
        return;
    m_rest = std::make_unique<UpbitRestClient>(m_settings, UpbitCredentials{});
    m_history = std::make_unique<HistoryReader>(*m_rest, m_settings.market);
    m_missed = std::make_unique<MissedTradesReader>(*m_rest, m_settings.market, m_clock);
    const auto request = [url = m_settings.websocketUrl] { return QNetworkRequest{url}; };
    m_stream =
        std::make_unique<UpbitStream>(UpbitStream::Options{request, m_settings.patience, m_settings.caFile, false});
    connect(m_history.get(), &HistoryReader::historyRead, this, &UpbitMarketFeed::historyRead);
    connect(m_missed.get(), &MissedTradesReader::finished, this, &UpbitMarketFeed::onMissedTrades);
    connect(m_stream.get(), &UpbitStream::connecting, this, [this] { setState(FeedState::Connecting); });
    connect(m_stream.get(), &UpbitStream::connected, this, &UpbitMarketFeed::onConnected);
    connect(m_stream.get(), &UpbitStream::frameReceived, this, &UpbitMarketFeed::onFrame);
    connect(m_stream.get(), &UpbitStream::silent, this, &UpbitMarketFeed::onSilent);
    connect(m_stream.get(), &UpbitStream::lost, this, &UpbitMarketFeed::onLost);
    m_history->read();
    m_stream->open();
}

void UpbitMarketFeed::close() {
    if (!m_rest)
        return;
    m_stream->close();
    m_rest->close();
    m_missed.reset();
    m_history.reset();
    m_stream.reset();
    m_rest.reset();
    m_isClosingGap = false;
    m_heldBack.clear();
    setState(FeedState::Down);
}

void UpbitMarketFeed::onConnected() {
    m_lastBookAt = {};
    m_heldBack.clear();
    m_isClosingGap = m_lastTrade.has_value();
    m_stream->sendText(publicSubscription(m_settings.market));
    if (m_isClosingGap)
        m_missed->readSince(*m_lastTrade);
}

void UpbitMarketFeed::onFrame(const QByteArray& frame) {
    ++m_counts.messages;
    const auto message =
        parseStreamMessage({frame.constData(), static_cast<std::size_t>(frame.size())}, m_settings.market);
    if (!message) {
        ++m_counts.unreadable;
        qCWarning(feedLog, "unreadable message: %s %s", toString(message.error().problem).data(),
                  message.error().field.c_str());
        return;
    }
    if (const auto* trade = std::get_if<market::Trade>(&*message))
        take(*trade);
    else if (const auto* book = std::get_if<market::OrderBook>(&*message))
        take(*book);
    else if (const auto* ticker = std::get_if<market::Ticker>(&*message))
        take(*ticker);
    else if (const auto* error = std::get_if<VenueError>(&*message)) {
        qCWarning(feedLog, "the exchange refused the subscription: %s", error->name.c_str());
        m_stream->restart();
    }
}

void UpbitMarketFeed::take(const market::Trade& trade) {
    if (!m_isClosingGap) {
        beginLive();
        give(trade);
        return;
    }
    if (m_heldBack.size() < kMostHeldBack)
        m_heldBack.push_back(trade);
    else
        m_stream->restart();
}

void UpbitMarketFeed::take(const market::OrderBook& book) {
    if (book.at < m_lastBookAt) {
        ++m_counts.outdatedBooks;
        return;
    }
    m_lastBookAt = book.at;
    beginLive();
    Q_EMIT bookSeen(book);
}

void UpbitMarketFeed::take(const market::Ticker& ticker) {
    beginLive();
    Q_EMIT tickerSeen(ticker);
}

void UpbitMarketFeed::give(const market::Trade& trade) {
    if (!m_givenOut.insert(trade.sequentialId)) {
        ++m_counts.repeatedTrades;
        return;
    }
    if (!m_lastTrade || trade.at > m_lastTrade->at)
        m_lastTrade = trade;
    Q_EMIT tradeSeen(trade);
}

void UpbitMarketFeed::onMissedTrades(const std::vector<market::Trade>& trades, bool complete) {
    if (!m_isClosingGap)
        return;
    m_isClosingGap = false;
    m_counts.gapsLeftOpen += complete ? 0 : 1;
    for (const market::Trade& trade : trades)
        give(trade);
    for (const market::Trade& trade : std::exchange(m_heldBack, {}))
        give(trade);
    beginLive();
}

// Live means that messages arrive and that none before them is missing.
void UpbitMarketFeed::beginLive() {
    m_stream->confirmAlive();
    if (!m_isClosingGap)
        setState(FeedState::Live);
}

void UpbitMarketFeed::onSilent() {
    setState(FeedState::Stale);
}

void UpbitMarketFeed::onLost() {
    ++m_counts.reconnects;
    m_isClosingGap = false;
    m_heldBack.clear();
    if (m_state != FeedState::Stale)
        setState(FeedState::Down);
}

void UpbitMarketFeed::setState(FeedState state) {
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace kkachi::exchange::upbit
