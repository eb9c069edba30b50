// What one backtest runs with. Percent and basis points are plain decimals (2 is 2 %), fee is a fraction.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "risk/limits.h"
#include "strategy/strategy_catalogue.h"

#include <optional>
#include <string>

namespace kkachi::backtest {

struct BacktestSettings {
    std::string market = "KRW-BTC";
    std::string strategy = "volatility-breakout";
    strategy::Parameters parameters;
    base::Krw capital = base::Krw::whole(10'000'000); // over 0
    base::Ratio fee = base::Ratio::fromUnits(50'000); // of the notional, each side; 0 to below 1
    base::Ratio slippageBps;                          // every fill is worse by it; 0 to below 10,000
    std::optional<base::Ratio> positionPct;           // of equity; the risk limit where it is not given
    bool riskOn = true;                               // stop-loss, daily loss limit, volatility guard
    risk::Limits limits;
    std::optional<base::Timestamp> from; // bars that open at or after it
    std::optional<base::Timestamp> to;   // bars that open before it
};

// A setting that cannot be run with, as data; the faces make the sentence.
enum class BacktestProblem {
    OutOfRange,
    NoBars,   // none, or none between from and to
    Overflow, // a money amount left its range of 92 billion
    Cancelled,
};

struct SettingError {
    BacktestProblem problem{};
    std::string subject; // "capital", "fee", "slippage-bps", "position-pct", "data"
    std::string value;
    std::string allowed; // "over 0 to 2"
};

} // namespace kkachi::backtest
