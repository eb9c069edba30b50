// Winners and losers. A profit of exactly 0 is neither.
#pragma once

#include "backtest/backtest_report.h"

#include <optional>
#include <span>

namespace kkachi::backtest {

struct TradeStatistics {
    std::optional<double> winRate;         // winners / trades; nothing without trades
    std::optional<double> profitLossRatio; // mean win / mean loss in money; nothing without a win or without a loss
    std::optional<double> profitFactor;    // sum of wins / sum of losses; nothing whenever the ratio is
};

TradeStatistics tradeStatistics(std::span<const Trade> trades);

} // namespace kkachi::backtest
