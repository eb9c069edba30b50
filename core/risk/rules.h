// The rules of risk as plain functions of values, the same text for live trading, paper, demo and backtest. Comparisons
// are exact: they multiply out in 128 bits instead of rounding a threshold.
#pragma once

#include "base/fixed_point.h"
#include "market/market_spec.h"
#include "risk/limits.h"

#include <algorithm>

namespace kkachi::risk {

// a <= (1 - fraction) x b
template <class Tag>
constexpr bool isAtOrBelow(base::Fixed<Tag> a, base::Ratio fraction, base::Fixed<Tag> b) {
    return base::Wide{a.units()} * base::kDecimalScale <=
           base::Wide{b.units()} * (base::kDecimalScale - fraction.units());
}

// Stop-loss: the whole position goes at market when the price is at or below average entry x (1 - stop).
constexpr bool isStopReached(base::Price price, base::Price averageEntry, base::Ratio stop) {
    return isAtOrBelow(price, stop, averageEntry);
}
// The stop price for display and for a backtest's fill, rounded down at the eighth decimal.
constexpr base::Price stopPrice(base::Price averageEntry, base::Ratio stop) {
    return averageEntry - base::scale(averageEntry, stop, base::Rounding::Up);
}

// Daily loss: equity at or below (1 - limit) x the equity at the start of the trading day.
constexpr bool isDailyLossReached(base::Krw equity, base::Krw dayStart, base::Ratio limit) {
    return isAtOrBelow(equity, limit, dayStart);
}

// Volatility: highest / lowest - 1 at or over the limit. lowest > 0.
constexpr bool isVolatile(base::Price highest, base::Price lowest, base::Ratio limit) {
    return base::Wide{highest.units() - lowest.units()} * base::kDecimalScale >=
           base::Wide{lowest.units()} * limit.units();
}

// What percentages are taken of: cash and Kkachi's own position, capped where the user capped it.
constexpr base::Krw totalCapital(base::Krw equity, base::Krw cap) {
    return cap.isPositive() ? std::min(equity, cap) : equity;
}

// A position that the exchange takes no sale of, because it is worth less than the minimum total: the rest of a sale
// that was filled in part. Nothing guards it, and it does not stand in the way of an entry, with which it is sold
// later.
constexpr bool isDust(base::Quantity volume, base::Price price, const Limits& limits, const market::MarketSpec& spec) {
    return limits.exchangeRules && base::notional(price, volume, base::Rounding::Down) < spec.minimumTotal;
}

// The won of one entry: what the position limit leaves beside `held`, as far as cash and the fee on top of it allow.
// Rounded down; to whole won where the exchange's rules hold.
constexpr base::Krw entryFunds(base::Krw capital, base::Krw freeCash, const Limits& limits, base::Ratio bidFee,
                               base::Krw held = {}) {
    const base::Krw wanted = base::scale(capital, limits.maxPosition, base::Rounding::Down) - held;
    const base::Krw affordable = base::withoutSurcharge(freeCash, bidFee, base::Rounding::Down);
    const base::Krw funds = std::max(base::Krw{}, std::min(wanted, affordable));
    return limits.exchangeRules ? base::floorToWon(funds) : funds;
}

// The smallest total capital with which an entry can still be sold at its stop: minimum total / ((1 - stop) x position
// share), rounded up to a won.
constexpr base::Krw smallestWorkableCapital(const Limits& limits, const market::MarketSpec& spec) {
    const base::Wide share = base::Wide{limits.maxPosition.units()} * (base::kDecimalScale - limits.stopLoss.units());
    const base::Wide units = base::divide(
        base::Wide{spec.minimumTotal.units()} * base::kDecimalScale * base::kDecimalScale, share, base::Rounding::Up);
    const base::Krw exact = base::Krw::fromUnits(base::narrow(units));
    return base::floorToWon(exact) == exact ? exact : base::floorToWon(exact) + base::Krw::whole(1);
}

} // namespace kkachi::risk
