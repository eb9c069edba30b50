#include "risk/risk_gate.h"

#include "risk/rules.h"

#include <optional>
#include <utility>

namespace kkachi::risk {

namespace {

using base::Krw;
using base::Rounding;
using order::OrderIdea;

using Denied = std::optional<Denial>;

Denial deny(DenialReason reason) {
    return {.reason = reason, .limit = {}, .actual = {}};
}
template <class T>
Denial deny(DenialReason reason, T limit, T actual) {
    return {.reason = reason, .limit = limit.toString(), .actual = actual.toString()};
}

// What may stop an entry before its size is known.
Denied checkStateForEntry(const AccountState& account) {
    if (!account.reconciled)
        return deny(DenialReason::NotReconciled);
    if (account.state == TradingState::Halted)
        return deny(DenialReason::TradingHalted);
    if (account.isBanned)
        return deny(DenialReason::ExchangeBan);
    if (account.hasUnknownOrder)
        return deny(DenialReason::UnknownOrder);
    if (account.totalLossReached)
        return deny(DenialReason::TotalLossLimit);
    if (account.dailyLossReached)
        return deny(DenialReason::DailyLossLimit);
    if (account.state != TradingState::Active)
        return deny(DenialReason::TradingPaused);
    return std::nullopt;
}

Denied checkSignal(const OrderIdea& idea, base::Ratio minimumConfidence, base::Timestamp now) {
    if (idea.confidence && *idea.confidence < minimumConfidence)
        return deny(DenialReason::LowConfidence, minimumConfidence, *idea.confidence);
    if (idea.side == order::Side::Buy && now > idea.freshUntil)
        return Denial{DenialReason::SignalExpired, base::formatUtc(idea.freshUntil), base::formatUtc(now)};
    return std::nullopt;
}

Denied checkMarketForEntry(const AccountState& account, const Limits& limits) {
    if (!account.dataFresh)
        return deny(DenialReason::StaleData);
    if (account.clockOffBy)
        return Denial{DenialReason::ClockOff, base::formatDuration(kWorstClock),
                      base::formatDuration(*account.clockOffBy)};
    if (limits.enabled && account.isVolatile)
        return deny(DenialReason::Volatility);
    if (limits.maxOrdersPerMinute > 0 && account.ordersInLastMinute >= limits.maxOrdersPerMinute)
        return Denial{DenialReason::OrderRate, std::to_string(limits.maxOrdersPerMinute),
                      std::to_string(account.ordersInLastMinute)};
    return std::nullopt;
}

Denied checkSize(Krw funds, const OrderIdea& idea, const AccountState& account, const Limits& limits,
                 const market::MarketSpec& spec) {
    const Krw needed = funds + base::scale(funds, spec.bidFee, Rounding::Up);
    if (!funds.isPositive() || needed > account.freeCash)
        return deny(DenialReason::InsufficientFunds, account.freeCash, needed);
    const Krw most = base::scale(account.capital, limits.maxPosition, Rounding::Down);
    const Krw exposure = account.positionValue + account.openEntryValue + funds;
    if (exposure > most)
        return deny(DenialReason::PositionLimit, most, exposure);
    if (!limits.exchangeRules)
        return std::nullopt;
    if (funds < spec.minimumTotal)
        return deny(DenialReason::BelowMinimumTotal, spec.minimumTotal, funds);
    if (funds > spec.maximumTotal)
        return deny(DenialReason::AboveMaximumTotal, spec.maximumTotal, funds);
    const base::Price entry = idea.type == order::Type::Limit ? idea.limitPrice : idea.reference;
    const Krw atStop = base::notional(stopPrice(entry, limits.stopLoss), base::volumeFor(funds, entry), Rounding::Down);
    if (atStop < spec.minimumTotal)
        return deny(DenialReason::ExitBelowMinimum, spec.minimumTotal, atStop);
    return std::nullopt;
}

Denied checkExit(const OrderIdea& idea, const AccountState& account, const Limits& limits,
                 const market::MarketSpec& spec) {
    if (account.position.isZero())
        return deny(DenialReason::NothingToSell);
    if (account.hasOpenExit)
        return deny(DenialReason::OrderPending);
    if (isDust(account.position, idea.reference, limits, spec))
        return deny(DenialReason::BelowMinimumTotal, spec.minimumTotal,
                    base::notional(idea.reference, account.position, Rounding::Down));
    return std::nullopt;
}

Denied checkEntry(const OrderIdea& idea, const AccountState& account, const Limits& limits,
                  const market::MarketSpec& spec, base::Ratio minimumConfidence, base::Timestamp now) {
    if (auto denied = checkStateForEntry(account))
        return denied;
    if (auto denied = checkSignal(idea, minimumConfidence, now))
        return denied;
    if (!account.position.isZero() && !isDust(account.position, idea.reference, limits, spec))
        return deny(DenialReason::AlreadyInPosition);
    if (account.hasOpenEntry || account.hasOpenExit)
        return deny(DenialReason::OrderPending);
    return checkMarketForEntry(account, limits);
}

} // namespace

base::Result<ApprovedOrder, Denial> evaluate(const OrderIdea& idea, const AccountState& account, const Limits& limits,
                                             const market::MarketSpec& spec, base::Ratio minimumConfidence,
                                             base::Timestamp now) {
    const base::Price price = idea.type == order::Type::Limit ? idea.limitPrice : idea.reference;
    if (idea.side == order::Side::Sell) {
        // Lowering a known position is never stopped by a guard; only a weak opinion may be.
        if (auto denied = checkSignal(idea, minimumConfidence, now))
            return base::Unexpected{*std::move(denied)};
        if (auto denied = checkExit(idea, account, limits, spec))
            return base::Unexpected{*std::move(denied)};
        return ApprovedOrder{idea, account.position, Krw{}, price};
    }
    if (auto denied = checkEntry(idea, account, limits, spec, minimumConfidence, now))
        return base::Unexpected{*std::move(denied)};
    const Krw funds = entryFunds(account.capital, account.freeCash, limits, spec.bidFee, account.positionValue);
    if (auto denied = checkSize(funds, idea, account, limits, spec))
        return base::Unexpected{*std::move(denied)};
    return ApprovedOrder{idea, base::volumeFor(funds, price), idea.type == order::Type::Market ? funds : Krw{}, price};
}

std::string_view code(DenialReason reason) {
    switch (reason) {
    case DenialReason::NotReconciled:
        return "NOT_RECONCILED";
    case DenialReason::TradingHalted:
        return "TRADING_HALTED";
    case DenialReason::TradingPaused:
        return "TRADING_PAUSED";
    case DenialReason::DailyLossLimit:
        return "DAILY_LOSS_LIMIT";
    case DenialReason::TotalLossLimit:
        return "TOTAL_LOSS_LIMIT";
    case DenialReason::UnknownOrder:
        return "UNKNOWN_ORDER";
    case DenialReason::LowConfidence:
        return "LOW_CONFIDENCE";
    case DenialReason::SignalExpired:
        return "SIGNAL_EXPIRED";
    case DenialReason::AlreadyInPosition:
        return "ALREADY_IN_POSITION";
    case DenialReason::NothingToSell:
        return "NOTHING_TO_SELL";
    case DenialReason::OrderPending:
        return "ORDER_PENDING";
    case DenialReason::StaleData:
        return "STALE_DATA";
    case DenialReason::ClockOff:
        return "CLOCK_OFF";
    case DenialReason::ExchangeBan:
        return "EXCHANGE_BAN";
    case DenialReason::Volatility:
        return "VOLATILITY";
    case DenialReason::OrderRate:
        return "ORDER_RATE";
    case DenialReason::InsufficientFunds:
        return "INSUFFICIENT_FUNDS";
    case DenialReason::BelowMinimumTotal:
        return "BELOW_MINIMUM_TOTAL";
    case DenialReason::AboveMaximumTotal:
        return "ABOVE_MAXIMUM_TOTAL";
    case DenialReason::ExitBelowMinimum:
        return "EXIT_BELOW_MINIMUM";
    case DenialReason::PositionLimit:
        return "POSITION_LIMIT";
    }
    return {};
}

} // namespace kkachi::risk
