#include "backtest/trade_statistics.h"

#include "base/wide.h"

namespace kkachi::backtest {

TradeStatistics tradeStatistics(std::span<const Trade> trades) {
    base::Wide won = 0;
    base::Wide lost = 0;
    std::size_t winners = 0;
    std::size_t losers = 0;
    for (const Trade& trade : trades) {
        if (trade.pnl.isPositive()) {
            won += trade.pnl.units();
            ++winners;
        } else if (trade.pnl.isNegative()) {
            lost -= trade.pnl.units();
            ++losers;
        }
    }
    TradeStatistics statistics;
    if (!trades.empty())
        statistics.winRate = static_cast<double>(winners) / static_cast<double>(trades.size());
    if (winners == 0 || losers == 0)
        return statistics;
    const long double factor = static_cast<long double>(won) / static_cast<long double>(lost);
    statistics.profitFactor = static_cast<double>(factor);
    statistics.profitLossRatio =
        static_cast<double>(factor * static_cast<long double>(losers) / static_cast<long double>(winners));
    return statistics;
}

} // namespace kkachi::backtest
