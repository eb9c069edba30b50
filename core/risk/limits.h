// The limits that every order is held against, in fractions (0.02 is 2 %).
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

namespace kkachi::risk {

struct Limits {
    bool enabled = true; // false only in a backtest that says so; then nothing below guards
    base::Ratio maxPosition = base::Ratio::fromUnits(2'000'000); // of total capital: 0.02
    base::Ratio stopLoss = base::Ratio::fromUnits(3'000'000);    // below average entry: 0.03
    base::Ratio dailyLoss = base::Ratio::fromUnits(300'000);     // of the day's first equity: 0.003
    base::Ratio maxDrawdown = base::Ratio::fromUnits(5'000'000); // from the highest equity: 0.05
    base::Krw capitalCap;                                        // 0: the whole pocket
    base::Milliseconds volatilityWindow{60'000};
    base::Ratio volatility = base::Ratio::fromUnits(1'500'000); // highest / lowest - 1: 0.015
    int maxOrdersPerMinute = 6;
    bool exchangeRules = true; // tick, minimum and maximum totals; off in a backtest without --venue-rules

    friend bool operator==(const Limits&, const Limits&) = default;
};

} // namespace kkachi::risk
