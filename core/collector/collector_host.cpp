#include "collector/collector_host.h"

#include <utility>

namespace kkachi::collector {

namespace {

// Wide enough for a clock that is wrong and for a fast replay.
constexpr base::Milliseconds kFarFuture = std::chrono::hours{1};
constexpr base::Milliseconds kBetweenQuestions{200};
constexpr base::Milliseconds kAfterSilence{2'000};
constexpr std::size_t kMostTradesAtOnce = 1'000;

} // namespace

CollectorHost::CollectorHost(base::Milliseconds interval, std::shared_ptr<const base::Clock> clock, Patience patience)
    : m_sampler{interval, patience}
    , m_candles{patience}
    , m_clock{std::move(clock)}
    , m_nextQuestion{this} {
    m_nextQuestion.setSingleShot(true);
    connect(&m_nextQuestion, &QTimer::timeout, this, &CollectorHost::ask);
}

// What waits for the next turn of the event loop has none to wait for any more.
CollectorHost::~CollectorHost() {
    giveTrades();
}

void CollectorHost::onTrade(const market::Trade& trade, bool isRepaired) {
    if (!isPossible(trade.at))
        return;
    m_trades.push_back({trade, isRepaired});
    if (m_trades.size() >= kMostTradesAtOnce)
        giveTrades();
    else if (m_trades.size() == 1)
        QMetaObject::invokeMethod(this, &CollectorHost::giveTrades, Qt::QueuedConnection);
    give(m_sampler.addTrade(trade));
    give(m_candles.addTrade(trade, isRepaired));
}

void CollectorHost::onBook(const market::OrderBook& book) {
    if (!isPossible(book.at))
        return;
    if (m_isPolling)
        return;
    give(m_sampler.addBook(book));
    give(m_candles.heard(book.at));
}

void CollectorHost::onTicker(const market::Ticker& ticker) {
    if (!isPossible(ticker.at))
        return;
    if (m_isPolling)
        return;
    give(m_sampler.heard(ticker.at));
    give(m_candles.heard(ticker.at));
}

void CollectorHost::onBar(market::CandleUnit unit, const market::Candle& bar) {
    m_candles.addStreamBar(unit, bar);
}

void CollectorHost::onGap(const exchange::FeedGap& gap) {
    give(m_candles.addGap(gap));
}

void CollectorHost::onExchangeOpen(bool isOpen, base::Timestamp at) {
    give(m_candles.exchangeOpen(isOpen, at));
}

// Polling tells every trade too, so its rows are as true as a stream's.
void CollectorHost::onFeedState(exchange::FeedState state) {
    using exchange::FeedState;
    m_isPolling = state == FeedState::Polling;
    if (state == FeedState::Live || state == FeedState::Polling)
        m_sampler.feedLive();
    else
        m_sampler.feedBroken();
    if (state == FeedState::Live)
        m_candles.feedLive();
    else
        m_candles.feedBroken();
}

bool CollectorHost::isPossible(base::Timestamp at) {
    if (at <= m_clock->now() + kFarFuture)
        return true;
    ++m_impossible;
    return false;
}

void CollectorHost::give(const IntervalSampler::Rows& rows) {
    for (const storage::MarketDataRow& row : rows)
        Q_EMIT rowReady(row);
}

void CollectorHost::give(const CandleMaker::Rows& rows) {
    for (const storage::CandleRow& row : rows)
        Q_EMIT candleReady(row);
    if (!rows.empty() && !m_isAsking && !m_nextQuestion.isActive())
        m_nextQuestion.start(kBetweenQuestions);
}

void CollectorHost::giveTrades() {
    if (!m_trades.empty())
        Q_EMIT tradesReady(std::exchange(m_trades, {}));
}

void CollectorHost::ask() {
    const auto question = m_candles.nextQuestion();
    m_isAsking = question.has_value();
    if (question)
        Q_EMIT barsWanted(*question);
}

void CollectorHost::onBarsRead(const exchange::BarsReport& report) {
    m_isAsking = false;
    give(m_candles.addExchangeBars(report));
    m_nextQuestion.start(report.isAnswered ? kBetweenQuestions : kAfterSilence);
}

} // namespace kkachi::collector
