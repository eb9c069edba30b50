#include "backtest/trade_statistics.h"

#include <gtest/gtest.h>

#include <vector>

namespace kkachi::backtest {
namespace {

TradeStatistics statisticsOf(std::initializer_list<int> profits) {
    std::vector<Trade> trades;
    for (const int profit : profits) {
        Trade trade;
        trade.pnl = base::Krw::whole(profit);
        trades.push_back(trade);
    }
    return tradeStatistics(trades);
}

TEST(TradeStatistics, DoNotExistWithoutTrades) {
    const TradeStatistics none = statisticsOf({});
    EXPECT_FALSE(none.winRate || none.profitLossRatio || none.profitFactor);
}

TEST(TradeStatistics, CountAZeroProfitAsATradeButNeitherAsWinNorLoss) {
    const TradeStatistics statistics = statisticsOf({30, 0, -10, 50});
    EXPECT_DOUBLE_EQ(*statistics.winRate, 0.5);
    EXPECT_DOUBLE_EQ(*statistics.profitLossRatio, 4); // 40 / 10
    EXPECT_DOUBLE_EQ(*statistics.profitFactor, 8);    // 80 / 10
}

TEST(TradeStatistics, HaveNoRatioWithoutALossOrWithoutAWin) {
    const TradeStatistics noLoss = statisticsOf({30, 0});
    EXPECT_DOUBLE_EQ(*noLoss.winRate, 0.5);
    EXPECT_FALSE(noLoss.profitLossRatio || noLoss.profitFactor);
    const TradeStatistics noWin = statisticsOf({-30});
    EXPECT_DOUBLE_EQ(*noWin.winRate, 0);
    EXPECT_FALSE(noWin.profitLossRatio || noWin.profitFactor);
}

} // namespace
} // namespace kkachi::backtest
