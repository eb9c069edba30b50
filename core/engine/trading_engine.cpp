#include "engine/trading_engine.h"

#include <algorithm>
#include <utility>

namespace kkachi::engine {

namespace {

constexpr base::Milliseconds kOldestData{10'000};
constexpr base::Milliseconds kAccountRowGap{1'000};
// The last trade of a bar may be on its way for this long, by the wall.
constexpr base::Milliseconds kLongestWay{1'000};

execution::ExecutorSettings executorSettings(const EngineSettings& settings) {
    return {.market = settings.market,
            .runTag = settings.runTag,
            .limitTimeout = settings.execution.limitTimeout,
            .maxAttempts = settings.execution.maxAttempts,
            .clockSpeed = settings.clockSpeed};
}

} // namespace

TradingEngine::TradingEngine(EngineSettings settings)
    : m_settings{std::move(settings)}
    , m_executor{executorSettings(m_settings), *this}
    , m_day{m_settings.limits.dailyLoss}
    , m_total{m_settings.limits.maxDrawdown}
    , m_window{m_settings.limits.volatilityWindow}
    , m_lastSignalId{m_settings.lastSignalId} {
    m_spec.market = m_settings.market;
    if (m_settings.signal.fromRules)
        m_ruleBars.emplace(m_settings.signal.unit);
}

void TradingEngine::handle(const Event& event, std::vector<Command>& out) {
    m_now = std::max(m_now, event.at);
    m_out = &out;
    std::visit([this](const auto& what) { on(what); }, event.what);
    m_out = nullptr;
}

void TradingEngine::on(const TimePassed&) {
    const base::Timestamp barsEnd = m_now - wall(kLongestWay);
    m_market.onTime(barsEnd);
    if (m_ruleBars)
        if (const auto bar = m_ruleBars->closeIfPast(barsEnd))
            answerByRules(*bar);
    endDailyPauseIfDue(m_day.startDayIfNew(base::tradingDay(m_now)));
    checkVolatility(marketNow());
    m_executor.onTime(m_now);
    if (m_run != RunState::Stopped && m_now >= m_nextAccountRead)
        readAccount();
    askIfDue();
    recordAccountIfDue();
    stopIfDone();
}

void TradingEngine::on(const TradeSeen& event) {
    m_market.onTrade(event.trade, m_now);
    if (event.trade.at > m_lastMarketTime) {
        m_lastMarketTime = event.trade.at;
        m_lastMarketTimeSeenAt = m_now;
    }
    m_window.add(m_lastMarketTime, event.trade.price, event.trade.price);
    markEquity(base::tradingDay(m_lastMarketTime));
    checkStop(event.trade.price);
    checkVolatility(marketNow());
    if (m_ruleBars)
        if (const auto bar = m_ruleBars->add(event.trade))
            answerByRules(*bar);
    askIfDue();
}

void TradingEngine::on(const BookSeen& event) {
    m_market.onBook(event.book, m_now);
}

void TradingEngine::on(const TickerSeen& event) {
    m_market.onTicker(event.ticker, m_now);
}

void TradingEngine::on(const HistorySeen& event) {
    m_market.onHistory(event.unit, event.bars, m_now);
    // A rules strategy warms up on the past; its answers to it are not acted on.
    if (!m_ruleBars || m_ruleHasSeenBars || event.unit != m_ruleBars->unit())
        return;
    for (const auto& bar : event.bars)
        if (bar.openTime + event.unit <= m_now)
            strategy::onClose(*m_settings.signal.strategy, bar);
        else
            m_ruleBars->resume(bar);
    m_ruleHasSeenBars = !event.bars.empty();
}

void TradingEngine::on(const BarClosed& event) {
    m_market.onTapePrice(event.bar.close, m_now);
    m_lastMarketTime = std::max(m_lastMarketTime, event.bar.openTime);
    m_window.add(event.bar.openTime, event.bar.high, event.bar.low);
    markEquity(base::tradingDay(event.bar.openTime));
    checkVolatility(m_now);
    if (m_settings.signal.fromRules)
        answerByRules(event.bar);
}

void TradingEngine::on(const PriceTouched& event) {
    checkStop(event.price);
}

void TradingEngine::on(const FeedChanged& event) {
    const bool streamIsBack =
        event.privateStream == exchange::FeedState::Live && m_privateStream != event.privateStream;
    m_feed = event.feed;
    m_privateStream = event.privateStream;
    // Nothing is replayed after a drop: what was missed is read.
    if (!streamIsBack || m_run == RunState::Stopped)
        return;
    m_executor.askForAll(m_now);
    readAccount();
}

void TradingEngine::on(const SignalArrived& event) {
    // An answer to a question of before a stop is kept, but is no reason to trade any more.
    const bool isAwaited = m_openQuestion == event.signal.id;
    if (isAwaited)
        m_openQuestion.reset();
    m_analystLatency = event.signal.latency;
    m_analystAnswers = event.signal.problem.empty();
    act(event.signal, isAwaited);
}

void TradingEngine::on(const IntentWritten& event) {
    m_storageWorks = true;
    m_executor.onIntentWritten(event.identifier, m_now);
}

void TradingEngine::on(const StoreFailed& event) {
    if (m_storageWorks)
        alert(storage::Severity::ActNow, "STORE_FAILED", event.reason);
    m_storageWorks = false;
    if (!event.identifier.empty())
        m_executor.onIntentLost(event.identifier, event.reason, m_now);
    // What cannot be written down must not be traded; exits of a known position stay possible.
    enter(risk::TradingState::Halted, "STORE_FAILED", {}, {});
    m_executor.cancelEntries(m_now);
    stopIfDone();
}

void TradingEngine::on(const OrderNews& event) {
    m_executor.onNews(event.event);
    recordAccountIfDue();
    stopIfDone();
}

void TradingEngine::writeIntent(const order::Order& order) {
    m_out->push_back(WriteIntent{{m_settings.mode, m_now, order}});
}
void TradingEngine::place(const exchange::PlaceOrder& request) {
    m_out->push_back(request);
}
void TradingEngine::cancel(const exchange::CancelOrder& request) {
    m_out->push_back(request);
}
void TradingEngine::query(const exchange::QueryOrder& request) {
    m_out->push_back(request);
}

void TradingEngine::changed(const order::Order& order) {
    if (m_settings.keepRecords)
        record(storage::OrderRow{m_settings.mode, m_now, order});
    if (order.origin == order::Origin::StopLoss && order.state == order::State::Rejected)
        noteRefusedStop();
    // An exit that did not fill within its time goes to market; an entry is dropped.
    const bool isUnfilledExit = order.side == order::Side::Sell && order.type == order::Type::Limit &&
                                order.state == order::State::Cancelled && order.executedVolume < order.amount;
    if (isUnfilledExit && m_run == RunState::Running && m_market.price())
        judge({.side = order::Side::Sell,
               .origin = order.origin,
               .signalId = order.signalId,
               .freshUntil = m_now,
               .type = order::Type::Market,
               .reference = *m_market.price()});
}

void TradingEngine::filled(const order::Order& order, const order::Fill& fill) {
    m_ledger.book(order.side, fill);
    m_stopsRefused = 0;
    m_lastFillAt = m_now;
    m_nextAccountRow = m_now;
    if (m_settings.keepRecords)
        record(storage::FillRow{m_settings.mode, order.identifier, order.side, fill});
}

void TradingEngine::alarm(std::string_view code, const order::Order& order, const std::string& detail) {
    alert(storage::Severity::ActNow, code, order.identifier + ": " + detail);
}

void TradingEngine::record(storage::Row row) {
    if (m_settings.keepRecords)
        m_out->push_back(Record{std::move(row)});
}

void TradingEngine::alert(storage::Severity severity, std::string_view code, std::string detail) {
    record(storage::AlertRow{m_settings.mode, m_now, severity, std::string{code}, std::move(detail)});
}

void TradingEngine::recordAccountIfDue() {
    if (!m_settings.keepRecords || !m_market.price() || !m_isReconciled || m_now < m_nextAccountRow)
        return;
    m_nextAccountRow = m_now + wall(kAccountRowGap);
    const AccountView view = account();
    record(storage::AccountRow{.mode = m_settings.mode,
                               .at = m_now,
                               .state = std::string{toString(m_state)},
                               .equity = view.equity,
                               .cash = view.cash,
                               .position = view.position,
                               .averageEntry = view.averageEntry,
                               .realisedPnl = view.realisedPnl,
                               .unrealisedPnl = view.unrealisedPnl,
                               .dayPnl = view.dayPnl,
                               .stopPrice = view.stopPrice,
                               .stopCover = view.stopCover});
}

// Kkachi's clock and the market's are never quite the same: this is the time of the last trade, gone on since.
base::Timestamp TradingEngine::marketNow() const {
    return m_lastMarketTime + (m_now - m_lastMarketTimeSeenAt);
}

base::Milliseconds TradingEngine::wall(base::Milliseconds wait) const {
    return base::Milliseconds{static_cast<std::int64_t>(static_cast<double>(wait.count()) * m_settings.clockSpeed)};
}

base::Milliseconds TradingEngine::oldestData() const {
    return std::max(kOldestData, wall(std::chrono::seconds{1}));
}

} // namespace kkachi::engine
