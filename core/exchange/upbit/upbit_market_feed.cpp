#include "exchange/upbit/upbit_market_feed.h"

#include "exchange/upbit/bar_reader.h"
#include "exchange/upbit/history_reader.h"
#include "exchange/upbit/market_poller.h"
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

// Enough to know a trade again when REST repeats the last seconds of a burst; fixed at 6 MB.
constexpr std::size_t kIdsRemembered = 1 << 17;
constexpr base::Milliseconds kSlowestWatch{300};
// What comes after a message of such a time would count as old. Wider than a computer's clock in a wrong time zone.
constexpr base::Milliseconds kFarFuture = std::chrono::hours{25};

// Epoch where nothing is told of it.
base::Timestamp timeOf(const StreamMessage& message) {
    if (const auto* trade = std::get_if<market::Trade>(&message))
        return trade->at;
    if (const auto* book = std::get_if<market::OrderBook>(&message))
        return book->at;
    const auto* ticker = std::get_if<market::Ticker>(&message);
    return ticker == nullptr ? base::Timestamp{} : ticker->at;
}

} // namespace

UpbitMarketFeed::UpbitMarketFeed(UpbitSettings settings, std::shared_ptr<const base::Clock> clock)
    : m_settings{std::move(settings)}
    , m_clock{std::move(clock)}
    , m_watchTimer{this}
    , m_watch{m_settings.patience}
    , m_givenOut{kIdsRemembered} {
    m_steady.start();
    m_watchTimer.setInterval(std::clamp(m_settings.patience.quietLimit / 5, base::Milliseconds{1}, kSlowestWatch));
    connect(&m_watchTimer, &QTimer::timeout, this, &UpbitMarketFeed::watch);
}

UpbitMarketFeed::~UpbitMarketFeed() = default;

void UpbitMarketFeed::open() {
    if (m_rest)
        return;
    makeParts();
    connectStream();
    m_history->read();
    m_poller->start();
    m_watchTimer.start();
    if (m_settings.lastBan)
        m_stream->stayAway(m_settings.lastBan->until - m_clock->now());
    m_stream->open();
}

void UpbitMarketFeed::makeParts() {
    const auto request = [url = m_settings.websocketUrl] { return QNetworkRequest{url}; };
    const auto& patience = m_settings.patience;
    m_rest = std::make_unique<UpbitRestClient>(m_settings, UpbitCredentials{}, m_clock);
    connect(m_rest.get(), &UpbitRestClient::callMade, this, &UpbitMarketFeed::callMade);
    connect(m_rest.get(), &UpbitRestClient::clockCompared, this, &UpbitMarketFeed::clockCompared);
    connect(m_rest.get(), &UpbitRestClient::banned, this, [this](const BanReport& ban) {
        m_stream->stayAway(ban.until - m_clock->now());
        Q_EMIT banned(ban);
    });
    m_history = std::make_unique<HistoryReader>(*m_rest, m_settings.market);
    m_bars = std::make_unique<BarReader>(*m_rest, m_settings.market);
    m_missed = std::make_unique<MissedTradesReader>(*m_rest, m_settings.market);
    m_recheck = std::make_unique<MissedTradesReader>(*m_rest, m_settings.market);
    m_poller = std::make_unique<MarketPoller>(*m_rest, m_settings.market, m_settings.pollInterval,
                                              [this] { return m_lastTrade; });
    m_stream =
        std::make_unique<UpbitStream>(UpbitStream::Options{request, patience, m_settings.caFile, patience.quietLimit});
    connect(m_history.get(), &HistoryReader::historyRead, this, &UpbitMarketFeed::historyRead);
    connect(m_bars.get(), &BarReader::barsRead, this, &UpbitMarketFeed::barsRead);
    connect(m_missed.get(), &MissedTradesReader::finished, this, &UpbitMarketFeed::onMissedTrades);
    connect(m_recheck.get(), &MissedTradesReader::finished, this, &UpbitMarketFeed::onRecheckedTrades);
    connect(m_poller.get(), &MarketPoller::tradesPolled, this, &UpbitMarketFeed::onPolledTrades);
    connect(m_poller.get(), &MarketPoller::tickerPolled, this, &UpbitMarketFeed::tickerSeen);
    connect(m_poller.get(), &MarketPoller::refused, this, [this](const std::string& reason) {
        if (reason == "market_offline")
            noteOpen(false, m_clock->now());
    });
}

void UpbitMarketFeed::connectStream() {
    connect(m_stream.get(), &UpbitStream::connecting, this, [this] {
        if (m_state != FeedState::Polling)
            setState(FeedState::Connecting);
    });
    connect(m_stream.get(), &UpbitStream::connected, this, &UpbitMarketFeed::onConnected);
    connect(m_stream.get(), &UpbitStream::frameReceived, this, &UpbitMarketFeed::onFrame);
    connect(m_stream.get(), &UpbitStream::silent, this, &UpbitMarketFeed::onSilent);
    connect(m_stream.get(), &UpbitStream::upgradeRefused, this,
            [](int status) { qCWarning(feedLog, "the exchange refused the stream: HTTP %d", status); });
    connect(m_stream.get(), &UpbitStream::lost, this, &UpbitMarketFeed::onLost);
}

void UpbitMarketFeed::obeyBan(const BanReport& ban) {
    if (m_stream)
        m_stream->stayAway(ban.until - m_clock->now());
    if (m_rest)
        m_rest->obey(ban);
    else if (!m_settings.lastBan || m_settings.lastBan->until < ban.until)
        m_settings.lastBan = ban;
}

void UpbitMarketFeed::close() {
    if (!m_rest)
        return;
    m_watchTimer.stop();
    m_watch.disconnected();
    m_stream->close();
    m_poller->stop();
    m_missed->stop();
    m_recheck->stop();
    m_recheckedSince.reset();
    m_bars->disconnect(this);
    m_rest->close();
    m_poller.reset();
    m_missed.reset();
    m_recheck.reset();
    m_bars.reset();
    m_history.reset();
    m_stream.reset();
    m_rest.reset();
    beginGap();
    m_isClosingGap = m_isReadingGap = false;
    m_heldBack.clear();
    m_latestBook.reset();
    m_latestTicker.reset();
    if (const auto report = m_unreadable.rest(m_clock->now()))
        qCWarning(feedLog, "unreadable messages: %s", base::toText(*report).c_str());
    setState(FeedState::Down);
}

void UpbitMarketFeed::readBars(const ReadBars& request) {
    if (m_bars)
        m_bars->read(request);
    else
        Q_EMIT barsRead({request.unit, request.before, request.count, false, {}});
}

void UpbitMarketFeed::onConnected() {
    m_lastBookAt = {};
    m_heldBack.clear();
    m_isClosingGap = m_lastTrade.has_value();
    m_isReadingGap = false;
    m_watch.subscribed(steadyNow());
    m_stream->sendText(publicSubscription(m_settings.market));
}

void UpbitMarketFeed::onFrame(const QByteArray& frame) {
    ++m_counts.messages;
    const auto message =
        parseStreamMessage({frame.constData(), static_cast<std::size_t>(frame.size())}, m_settings.market);
    if (!message) {
        noteUnreadable(message.error(), frame);
        return;
    }
    if (timeOf(*message) > m_clock->now() + kFarFuture)
        noteUnreadable({JsonProblem::Impossible, "timestamp"}, frame);
    else if (const auto* trade = std::get_if<market::Trade>(&*message))
        take(*trade);
    else if (const auto* book = std::get_if<market::OrderBook>(&*message))
        take(*book);
    else if (const auto* ticker = std::get_if<market::Ticker>(&*message))
        take(*ticker);
    else if (const auto* candle = std::get_if<StreamCandle>(&*message))
        Q_EMIT barSeen(candle->unit, candle->bar);
    else if (const auto* error = std::get_if<VenueError>(&*message)) {
        qCWarning(feedLog, "the exchange refused the subscription: %s", error->name.c_str());
        m_stream->restart();
    }
}

void UpbitMarketFeed::noteUnreadable(const JsonError& error, const QByteArray& frame) {
    ++m_counts.unreadable;
    if (!m_suspectSince && m_lastTrade) {
        m_suspectSince = m_lastTrade;
        m_suspectedAt = steadyNow();
    }
    const std::string kind = std::string{toString(error.problem)} + ' ' + error.field;
    const std::string_view bytes{frame.constData(), static_cast<std::size_t>(frame.size())};
    if (const auto report = m_unreadable.note(m_clock->now(), kind, bytes))
        qCWarning(feedLog, "unreadable messages: %s", base::toText(*report).c_str());
}

void UpbitMarketFeed::take(const market::OrderBook& book) {
    m_watch.sawBook();
    if (book.at < m_lastBookAt) {
        ++m_counts.outdatedBooks;
        return;
    }
    m_lastBookAt = book.at;
    beginLive(book.at);
    m_counts.conflatedBooks += m_latestBook ? 1 : 0;
    m_latestBook = book;
    passOn();
}

void UpbitMarketFeed::take(const market::Ticker& ticker) {
    beginLive(ticker.at);
    noteOpen(ticker.isOpen, ticker.at);
    m_counts.conflatedTickers += m_latestTicker ? 1 : 0;
    m_latestTicker = ticker;
    passOn();
}

// At the end of this turn of the event loop, when everything that has arrived so far was looked at.
void UpbitMarketFeed::passOn() {
    if (std::exchange(m_isPassOnDue, true))
        return;
    const auto tell = [this] {
        m_isPassOnDue = false;
        tellTrades();
        if (const auto book = std::exchange(m_latestBook, std::nullopt))
            Q_EMIT bookSeen(*book);
        if (const auto ticker = std::exchange(m_latestTicker, std::nullopt))
            Q_EMIT tickerSeen(*ticker);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void UpbitMarketFeed::tellTrades() {
    if (!m_untold.empty())
        Q_EMIT tradesSeen(std::exchange(m_untold, {}));
}

void UpbitMarketFeed::onSilent() {
    ++m_counts.deadFeeds;
    beginGap();
    setState(FeedState::Stale);
}

void UpbitMarketFeed::onLost() {
    ++m_counts.reconnects;
    beginGap();
    m_watch.disconnected();
    m_missed->stop();
    m_isClosingGap = m_isReadingGap = false;
    m_heldBack.clear(); // they will be read again with the others
    m_poller->start();
    if (m_state != FeedState::Stale && m_state != FeedState::Polling)
        setState(FeedState::Down);
}

void UpbitMarketFeed::watch() {
    if (m_isReadingGap)
        return;
    recheckIfDue();
    const auto advice = m_watch.check(steadyNow());
    if (advice == FeedWatch::Advice::AskForTrades) {
        compareWithRest();
    } else if (advice == FeedWatch::Advice::Dead) {
        qCWarning(feedLog, "the stream is dead: %s", m_watch.reason().data());
        onSilent();
        m_stream->restart();
    }
}

void UpbitMarketFeed::compareWithRest() {
    RestCall call;
    call.path = "/v1/trades/ticks";
    call.parameters.add("market", m_settings.market).add("count", "10");
    call.group = RateGroup::Trade;
    call.isSigned = false;
    m_rest->send(std::move(call), [this](const RestOutcome& outcome) {
        const auto page =
            outcome.isOk() ? parseTradeTicks(outcome.text(), m_settings.market) : base::Unexpected{JsonError{}};
        if (!page || !m_lastTrade) {
            m_watch.notAnswered(steadyNow());
            return;
        }
        const bool hasUntold = std::any_of(page->begin(), page->end(), [this](const market::Trade& trade) {
            return trade.at > m_lastTrade->at && !m_givenOut.contains(trade.sequentialId);
        });
        m_watch.answered(steadyNow(), hasUntold);
    });
}

void UpbitMarketFeed::setState(FeedState state) {
    if (m_state == state)
        return;
    m_state = state;
    tellTrades();
    Q_EMIT stateChanged(state);
}

} // namespace kkachi::exchange::upbit
