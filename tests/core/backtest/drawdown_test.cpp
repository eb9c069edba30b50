#include "backtest/drawdown.h"

#include <gtest/gtest.h>

namespace kkachi::backtest {
namespace {

double worstOf(std::initializer_list<int> equities) {
    Drawdown drawdown;
    for (const int equity : equities)
        drawdown.add(base::Krw::whole(equity));
    return drawdown.worst();
}

TEST(Drawdown, IsZeroWhileEquityNeverFalls) {
    EXPECT_EQ(worstOf({}), 0);
    EXPECT_EQ(worstOf({100}), 0);
    EXPECT_EQ(worstOf({100, 100, 110}), 0);
}

TEST(Drawdown, IsTheLargestFallFromTheRunningPeak) {
    EXPECT_DOUBLE_EQ(worstOf({100, 80, 200, 170}), 0.2);
    EXPECT_DOUBLE_EQ(worstOf({100, 90, 200, 150, 190}), 0.25);
}

TEST(Drawdown, StartsAtTheFirstEquityItSees) {
    EXPECT_DOUBLE_EQ(worstOf({50, 49}), 0.02);
}

} // namespace
} // namespace kkachi::backtest
