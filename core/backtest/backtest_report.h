// Everything that a backtest tells. Ratios are fractions: 0.05 is 5 %.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "base/translatable.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kkachi::backtest {

enum class ExitReason { Signal, StopLoss };

// A closed round trip. Times are the opening times of the bars of the fills.
struct Trade {
    base::Timestamp entryTime;
    base::Price entryPrice;
    base::Timestamp exitTime;
    base::Price exitPrice;
    base::Quantity volume;
    base::Krw pnl;     // net of both fees
    double pnlPct = 0; // 100 x pnl / (entry notional + entry fee)
    ExitReason exitReason = ExitReason::Signal;
    std::int64_t barsHeld = 0; // exit bar - entry bar
};

// A position that the end of the data left open. It is no trade.
struct OpenPosition {
    base::Timestamp entryTime;
    base::Price entryPrice;
    base::Quantity volume;
    base::Krw unrealisedPnl; // at the last close, without an exit fee
};

struct EquityPoint {
    base::Timestamp at; // opening time of the bar
    base::Krw equity;   // at its close
};

struct Statistics {
    double totalReturn = 0;
    double maxDrawdown = 0;
    std::int64_t totalTrades = 0;
    std::optional<double> winRate;
    std::optional<double> profitLossRatio;
    std::optional<double> profitFactor;
    std::optional<double> sharpe;
    std::optional<double> sortino;
    std::optional<double> cagr;
    std::optional<double> calmar;
    double exposure = 0;
    double buyAndHoldReturn = 0;
};

// What a reader has to know to judge the figures.
enum class Note { RiskOff, VolatilityNotSimulated, TotalLossNotSimulated, PositionOpenAtEnd };

struct BacktestReport {
    std::string strategy;
    std::vector<std::pair<std::string, base::Ratio>> parameters;
    std::string market;
    base::Timestamp start; // opening time of the first bar
    base::Timestamp end;   // and of the last
    std::int64_t bars = 0;
    base::Milliseconds unit{};
    base::Krw capital;
    base::Ratio fee;
    base::Ratio slippageBps;
    base::Ratio positionPct;
    bool risk = true;
    base::Krw finalEquity;
    base::Krw feesPaid; // the entry fee of an open position included
    Statistics statistics;
    std::vector<Note> notes;
    std::vector<Trade> trades; // in order of exit
    std::optional<OpenPosition> openPosition;
    std::vector<EquityPoint> equity; // one for each bar
};

constexpr std::string_view toString(ExitReason reason) {
    switch (reason) {
    case ExitReason::Signal:
        return "signal";
    case ExitReason::StopLoss:
        return "stop_loss";
    }
    return {};
}

// English source text, translated by the faces in the context "backtest".
constexpr std::string_view textOf(Note note) {
    switch (note) {
    case Note::RiskOff:
        return KKACHI_TRANSLATABLE("backtest", "Risk is off: no stop-loss, no daily loss limit, no volatility guard.");
    case Note::VolatilityNotSimulated:
        return KKACHI_TRANSLATABLE("backtest",
                                   "The volatility guard is not simulated: the bars are longer than its window.");
    case Note::TotalLossNotSimulated:
        return KKACHI_TRANSLATABLE("backtest", "The total loss limit is not simulated.");
    case Note::PositionOpenAtEnd:
        return KKACHI_TRANSLATABLE("backtest", "A position is open at the end; it is not counted as a trade.");
    }
    return {};
}

} // namespace kkachi::backtest
