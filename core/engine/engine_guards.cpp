// The guards that watch while nothing is being decided: stop-loss, loss of the day, total loss, volatility.
#include "engine/trading_engine.h"

#include "risk/rules.h"

#include <algorithm>
#include <utility>

namespace kkachi::engine {

using base::Rounding;
using risk::TradingState;

namespace {

constexpr base::Milliseconds kFirstStopPause{125};
constexpr int kMostStopDoublings = 5;
constexpr base::Milliseconds kNotedClock{1'000};

} // namespace

void TradingEngine::markEquity(std::int64_t tradingDay) {
    if (!m_isReconciled || !m_market.price())
        return;
    endDailyPauseIfDue(m_day.startDayIfNew(tradingDay));
    const base::Krw equity = m_ledger.equityAt(*m_market.price());
    const bool dayWasReached = m_day.isReached();
    const bool totalWasReached = m_total.isReached();
    m_day.mark(tradingDay, equity);
    m_total.mark(equity);
    if (!m_settings.limits.enabled)
        return;
    if (m_total.isReached() && !totalWasReached) {
        enter(TradingState::Protected, "TOTAL_LOSS_LIMIT",
              base::scale(m_total.peak(), m_settings.limits.maxDrawdown, Rounding::Down).toString(),
              (m_total.peak() - equity).toString());
        m_executor.cancelEntries(m_now);
    } else if (m_day.isReached() && !dayWasReached) {
        enter(TradingState::Paused, "DAILY_LOSS_LIMIT",
              base::scale(m_day.dayStart(), m_settings.limits.dailyLoss, Rounding::Down).toString(),
              (m_day.dayStart() - equity).toString());
    }
}

void TradingEngine::enter(TradingState state, std::string_view reason, std::string limit, std::string actual) {
    // A stronger stop is never loosened by a weaker one.
    if (state <= m_state)
        return;
    m_state = state;
    m_stateReason = reason;
    record(storage::RiskRow{m_settings.mode, m_now, std::string{toString(state)}, std::string{reason}, std::move(limit),
                            std::move(actual)});
    alert(storage::Severity::ActNow, reason, "trading state is now " + std::string{toString(state)});
}

// In live trading a person has to lift the pause; elsewhere it ends with the trading day.
void TradingEngine::endDailyPauseIfDue(bool newDay) {
    if (!newDay || m_state != TradingState::Paused || m_stateReason != "DAILY_LOSS_LIMIT" ||
        m_settings.mode == base::Mode::Live)
        return;
    m_state = TradingState::Active;
    m_stateReason.clear();
    record(storage::RiskRow{m_settings.mode, m_now, "active", "NEW_TRADING_DAY", {}, {}});
}

void TradingEngine::checkStop(base::Price price) {
    const auto entry = m_ledger.position().averageEntry();
    if (!entry || !isGuarded(price) || !risk::isStopReached(price, *entry, m_settings.limits.stopLoss))
        return;
    if (m_executor.hasOpen(order::Side::Sell)) {
        // A sale that rests does not follow a falling market. Taken back, it goes at market.
        m_executor.cancelRestingExits(m_now);
        return;
    }
    if (m_now < m_nextStopTry)
        return;
    m_executor.cancelEntries(m_now);
    if (m_now >= m_nextStopAlert) {
        m_nextStopAlert = m_now + wall(std::chrono::seconds{10});
        alert(storage::Severity::ActNow, "STOP_LOSS",
              "price " + price.toString() + " reached the stop of the entry at " + entry->toString());
    }
    judge({.side = order::Side::Sell,
           .origin = order::Origin::StopLoss,
           .freshUntil = m_now,
           .type = order::Type::Market,
           .reference = price});
}

// A stopped engine guards nothing, and says so when it stops.
bool TradingEngine::isGuarded(base::Price price) const {
    return m_run != RunState::Stopped && m_settings.limits.enabled &&
           !risk::isDust(m_ledger.position().volume, price, m_settings.limits, m_spec);
}

// The first refusal may be chance; an exchange that goes on refusing is asked at a growing distance.
void TradingEngine::noteRefusedStop() {
    const auto pause = kFirstStopPause * (1 << std::min(m_stopsRefused, kMostStopDoublings));
    m_nextStopTry = m_stopsRefused++ == 0 ? m_now : m_now + wall(pause);
}

void TradingEngine::checkVolatility(base::Timestamp until) {
    m_range = m_window.range(until);
    const bool isVolatile = m_settings.limits.enabled && m_settings.limits.volatility.isPositive() && m_range &&
                            risk::isVolatile(m_range->highest, m_range->lowest, m_settings.limits.volatility);
    if (isVolatile == m_isVolatile)
        return;
    m_isVolatile = isVolatile;
    const std::string range = m_range ? m_range->lowest.toString() + " to " + m_range->highest.toString() : "";
    record(storage::RiskRow{m_settings.mode, m_now, std::string{toString(m_state)},
                            isVolatile ? "VOLATILITY" : "VOLATILITY_OVER", m_settings.limits.volatility.toString(),
                            range});
    if (isVolatile) {
        alert(storage::Severity::ActSoon, "VOLATILITY", "entries are refused; prices from " + range);
        m_executor.cancelEntries(m_now);
    }
}

// The clock that is looked at runs at the market's speed, so that what is off by the wall is off by more in it.
std::optional<base::Milliseconds> TradingEngine::clockOffBy() const {
    const base::Milliseconds off = std::chrono::abs(m_clockOffset);
    return off > wall(risk::kWorstClock) ? std::optional{off} : std::nullopt;
}

void TradingEngine::on(const ClockSeen& event) {
    const bool wasOff = clockOffBy().has_value();
    const bool wasNoted = std::chrono::abs(m_clockOffset) > wall(kNotedClock);
    m_clockOffset = event.report.offset;
    const std::string detail = "the exchange's clock is " + base::formatDuration(std::chrono::abs(m_clockOffset)) +
                               (m_clockOffset < base::Milliseconds{0} ? " behind" : " ahead");
    if (clockOffBy() && !wasOff) {
        alert(storage::Severity::ActNow, "CLOCK_OFF", detail + ": entries are refused");
        m_executor.cancelEntries(m_now);
    } else if (!clockOffBy() && !wasNoted && std::chrono::abs(m_clockOffset) > wall(kNotedClock)) {
        alert(storage::Severity::ActSoon, "CLOCK_OFF", detail);
    }
}

void TradingEngine::on(const BanSeen& event) {
    m_bannedUntil = std::max(m_bannedUntil, event.report.until);
    alert(storage::Severity::ActNow, "EXCHANGE_BAN",
          "no calls to the exchange before " + base::formatUtcSeconds(event.report.until));
}

// What was read afterwards is as good as seen; only trades that stay unknown concern anybody.
void TradingEngine::on(const GapSeen& event) {
    if (!event.gap.isClosed)
        alert(storage::Severity::ActSoon, "FEED_GAP",
              "trades are missing from " + base::formatUtc(event.gap.from) + " to " + base::formatUtc(event.gap.to));
}

AccountView TradingEngine::account() const {
    AccountView view;
    const base::Price price = m_market.price().value_or(base::Price{});
    const auto& position = m_ledger.position();
    view.cash = m_ledger.cash();
    view.equity = m_ledger.equityAt(price);
    view.capital = risk::totalCapital(view.equity, m_settings.limits.capitalCap);
    view.position = position.volume;
    view.averageEntry = position.averageEntry();
    view.realisedPnl = m_ledger.realisedPnl();
    view.unrealisedPnl = m_ledger.unrealisedPnlAt(price);
    view.dayPnl = m_isReconciled && m_market.price() ? view.equity - m_day.dayStart() : base::Krw{};
    view.feesPaid = m_ledger.feesPaid();
    view.externalCoins = m_externalCoins;
    if (view.averageEntry && m_settings.limits.enabled) {
        view.stopPrice = risk::stopPrice(*view.averageEntry, m_settings.limits.stopLoss);
        // The stop sells the whole position or nothing.
        view.stopCover = isGuarded(price) ? base::Ratio::whole(1) : base::Ratio{};
    }
    return view;
}

RiskView TradingEngine::risk() const {
    RiskView view;
    const AccountView now = account();
    view.state = m_state;
    view.reason = m_stateReason;
    view.exposure = m_ledger.position().valueAt(m_market.price().value_or(base::Price{})) + m_executor.openEntryValue();
    view.exposureLimit = base::scale(now.capital, m_settings.limits.maxPosition, Rounding::Down);
    view.dayLoss = now.dayPnl.isNegative() ? -now.dayPnl : base::Krw{};
    view.dayLossLimit = base::scale(m_day.dayStart(), m_settings.limits.dailyLoss, Rounding::Down);
    view.volatility = m_range ? m_range->highest.toDouble() / m_range->lowest.toDouble() - 1 : 0;
    view.volatilityLimit = m_settings.limits.volatility.toDouble();
    view.isVolatile = m_isVolatile;
    view.stopLoss = m_settings.limits.stopLoss;
    return view;
}

HealthView TradingEngine::health() const {
    HealthView view;
    const bool silent = m_feed == exchange::FeedState::Live && !m_market.isFresh(m_now, oldestData());
    view.feed = silent ? exchange::FeedState::Stale : m_feed;
    view.privateStream = m_privateStream;
    view.lastMessageAt = m_market.lastMessageAt();
    view.accountKnown = m_isReconciled;
    view.storageWorks = m_storageWorks;
    view.analystLatency = m_analystLatency;
    view.analystAnswers = m_analystAnswers;
    return view;
}

} // namespace kkachi::engine
