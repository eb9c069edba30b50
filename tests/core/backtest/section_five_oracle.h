// The contract's backtest rules once more, as one plain loop that shares no code with the engine: what the
// engine-driven backtest is held against. Money is long double; inputs are whole or short decimals, so that every
// comparison that can be a tie is one of exact numbers.
#pragma once

#include "market/candle.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::backtest::oracle {

using Real = long double;

struct Settings {
    std::string strategy = "sma-cross";
    std::map<std::string, Real> parameters;
    Real capital = 10'000'000;
    Real fee = 0.0005L;
    Real slippageBps = 0;
    Real positionPct = 2;
    bool risk = true;
    Real stopLossPct = 3;
    Real dailyLossPct = 0.3L;
    Real volatilityPct = 1.5L;
    std::int64_t volatilityWindowMs = 60'000;
};

struct Trade {
    std::int64_t entryBar = 0;
    std::int64_t exitBar = 0;
    Real entryPrice = 0;
    Real exitPrice = 0;
    std::int64_t volumeUnits = 0; // of 1e-8
    Real pnl = 0;
    Real pnlPct = 0;
    bool byStop = false;
};

struct Figures {
    std::vector<Trade> trades;
    std::vector<Real> equity;
    Real feesPaid = 0;
    bool openAtEnd = false;
    Real totalReturn = 0;
    Real maxDrawdown = 0;
    std::optional<Real> winRate;
    std::optional<Real> profitLossRatio;
    std::optional<Real> profitFactor;
    std::optional<Real> sharpe;
    std::optional<Real> sortino;
    std::optional<Real> cagr;
    std::optional<Real> calmar;
    Real exposure = 0;
    Real buyAndHoldReturn = 0;
};

Figures run(const Settings& settings, const std::vector<market::Candle>& bars);

} // namespace kkachi::backtest::oracle
