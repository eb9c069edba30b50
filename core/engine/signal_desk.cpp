// From a question to an opinion, from an opinion to an idea, from an idea to risk's verdict.
#include "engine/trading_engine.h"

#include "risk/rules.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kkachi::engine {

using base::Rounding;
using order::Side;

namespace {

constexpr std::size_t kBarsInQuestion = 60;
constexpr base::Milliseconds kMinuteBarsFrom{30'000}; // a question asked more often than this is about seconds

base::Ratio toRatio(double fraction) {
    return base::Ratio::fromUnits(std::llround(std::clamp(fraction, 0.0, 1.0) * base::kDecimalScale));
}

} // namespace

void TradingEngine::askIfDue() {
    if (m_settings.signal.fromRules || m_run != RunState::Running || m_openQuestion || !m_market.price() ||
        m_now < m_nextQuestion)
        return;
    m_openQuestion = ++m_lastSignalId;
    m_nextQuestion = m_now + std::max(m_settings.signal.interval, m_settings.signal.shortestGap);
    m_out->push_back(AskAnalyst{question(*m_openQuestion)});
}

signal::Question TradingEngine::question(std::int64_t id) const {
    const bool wantsMinutes = m_settings.signal.interval >= kMinuteBarsFrom;
    const BarHistory& history = m_market.series()[wantsMinutes ? 1 : 0];
    signal::Question question;
    question.signalId = id;
    question.askedAt = m_now;
    question.market = m_settings.market;
    question.price = *m_market.price();
    question.bestBid = m_market.book().bestBid();
    question.bestAsk = m_market.book().bestAsk();
    question.bookImbalance = m_market.bookImbalance();
    question.language = m_settings.signal.language;
    question.barUnit = history.unit();
    const auto& closed = *history.closed();
    const std::size_t count = std::min(closed.size(), kBarsInQuestion - 1);
    question.bars.assign(closed.end() - static_cast<std::ptrdiff_t>(count), closed.end());
    if (history.current())
        question.bars.push_back(*history.current());
    const portfolio::Position& position = m_ledger.position();
    question.holding = !position.isFlat() && !risk::isDust(position.volume, question.price, m_settings.limits, m_spec);
    if (question.holding)
        question.unrealisedPct = 100 * m_ledger.unrealisedPnlAt(question.price).toDouble() / position.cost.toDouble();
    return question;
}

void TradingEngine::answerByRules(const market::Candle& bar) {
    auto& rule = *m_settings.signal.strategy;
    m_ruleHasSeenBars = true;
    const signal::Action action = strategy::onClose(rule, bar);
    if (m_run != RunState::Running)
        return;
    if (action == signal::Action::Hold && !m_settings.keepRecords)
        return;
    signal::Signal signal;
    signal.id = ++m_lastSignalId;
    signal.askedAt = signal.at = m_now;
    signal.action = action;
    signal.confidence = 1;
    signal.source = signal::Source::Rules;
    signal.model = m_settings.signal.strategyName;
    if (m_settings.keepRecords) {
        signal.rawResponse = strategy::inputsJson(rule);
        signal.reasoning = signal.rawResponse;
    }
    act(signal, true);
}

void TradingEngine::act(const signal::Signal& signal, bool isAwaited) {
    record(storage::SignalRow{m_settings.mode, signal});
    const bool isHold = signal.action == signal::Action::Hold;
    if (isHold || !isAwaited || m_run != RunState::Running || !m_market.price()) {
        const auto reason = isHold ? std::string_view{"HOLD"} : risk::code(risk::DenialReason::SignalExpired);
        record(storage::VerdictRow{m_settings.mode, m_now, signal.id, false, std::string{reason}, {}, {}});
        return;
    }
    const Side side = signal.action == signal::Action::Buy ? Side::Buy : Side::Sell;
    // An entry that still rests has lost its reason when the opinion turns.
    const order::OrderIdea idea = ideaFor(signal, side);
    if (side == Side::Sell && idea.confidence >= m_settings.signal.minimumConfidence)
        m_executor.cancelEntries(m_now);
    judge(idea);
}

order::OrderIdea TradingEngine::ideaFor(const signal::Signal& signal, Side side) const {
    const auto lifetime =
        std::max({m_settings.signal.interval, m_settings.signal.shortestGap, wall(std::chrono::seconds{1})});
    order::OrderIdea idea;
    idea.side = side;
    idea.origin = order::Origin::Signal;
    idea.signalId = signal.id;
    idea.confidence = toRatio(signal.confidence.value_or(0));
    idea.freshUntil = signal.askedAt + lifetime;
    idea.reference = *m_market.price();
    idea.type = m_settings.execution.orderType;
    if (idea.type == order::Type::Limit)
        idea.limitPrice = limitPrice(side);
    return idea;
}

// The best quote of our own side, moved towards the other side by the offset, on the tick: a buy rounds down, a sale
// up.
base::Price TradingEngine::limitPrice(Side side) const {
    const bool isBuy = side == Side::Buy;
    const base::Price quote =
        (isBuy ? m_market.book().bestBid() : m_market.book().bestAsk()).value_or(*m_market.price());
    const base::Price shift = base::scale(quote, m_settings.execution.limitOffset, Rounding::HalfEven);
    return isBuy ? base::floorToTick(quote + shift, m_spec.tick) : base::ceilToTick(quote - shift, m_spec.tick);
}

risk::AccountState TradingEngine::accountState() const {
    const base::Price price = *m_market.price();
    risk::AccountState state;
    state.state = m_state;
    state.reconciled = m_isReconciled && m_run == RunState::Running;
    state.dailyLossReached = m_settings.limits.enabled && m_day.isReached();
    state.totalLossReached = m_settings.limits.enabled && m_total.isReached();
    state.hasUnknownOrder = m_executor.hasUnknown();
    state.hasOpenEntry = m_executor.hasOpen(Side::Buy);
    state.hasOpenExit = m_executor.hasOpen(Side::Sell);
    state.dataFresh = m_market.isFresh(m_now, oldestData());
    state.clockOffBy = clockOffBy();
    state.isBanned = m_now < m_bannedUntil;
    state.isVolatile = m_isVolatile;
    state.ordersInLastMinute = m_executor.ordersSentSince(m_now - std::chrono::minutes{1});
    const base::Krw reserved = m_executor.openEntryValue();
    state.freeCash = m_ledger.cash() - reserved - base::scale(reserved, m_spec.bidFee, Rounding::Up);
    state.capital = risk::totalCapital(m_ledger.equityAt(price), m_settings.limits.capitalCap);
    state.positionValue = m_ledger.position().valueAt(price);
    state.openEntryValue = reserved;
    state.position = m_ledger.position().volume;
    return state;
}

void TradingEngine::judge(const order::OrderIdea& idea) {
    const auto verdict =
        risk::evaluate(idea, accountState(), m_settings.limits, m_spec, m_settings.signal.minimumConfidence, m_now);
    if (m_settings.keepRecords) {
        storage::VerdictRow row{m_settings.mode, m_now, idea.signalId, verdict.has_value(), "APPROVED", {}, {}};
        if (!verdict) {
            row.reason = risk::code(verdict.error().reason);
            row.limit = verdict.error().limit;
            row.actual = verdict.error().actual;
        }
        record(std::move(row));
    }
    if (verdict)
        m_executor.submit(*verdict, m_now);
}

} // namespace kkachi::engine
