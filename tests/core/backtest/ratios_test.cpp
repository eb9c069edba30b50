#include "backtest/ratios.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace kkachi::backtest {
namespace {

using base::Krw;
using std::chrono::days;

TEST(Sharpe, IsMeanOverSampleDeviationForAYear) {
    // Mean 0.01, deviations -0.02 and 0.02 and 0: sample variance 0.0008 / 2.
    const std::array returns{-0.01, 0.03, 0.01};
    EXPECT_NEAR(*sharpe(returns), 0.01 / 0.02 * std::sqrt(365.0), 1e-12);
}

TEST(Sharpe, DoesNotExistWithoutSpreadOrWithFewerThanTwoDays) {
    EXPECT_FALSE(sharpe({}).has_value());
    EXPECT_FALSE(sharpe(std::array{0.01}).has_value());
    EXPECT_FALSE(sharpe(std::array{0.0, 0.0}).has_value());
    EXPECT_FALSE(sharpe(std::vector<double>(7, 0.1)).has_value()); // their mean rounds
}

TEST(Sortino, DividesBySquaredLossesOverAllDays) {
    const std::array returns{-0.03, 0.05, -0.01, 0.03};
    EXPECT_NEAR(*sortino(returns), 0.01 / std::sqrt(0.001 / 4) * std::sqrt(365.0), 1e-12);
}

TEST(Sortino, DoesNotExistWithoutALossOrWithFewerThanTwoDays) {
    EXPECT_FALSE(sortino(std::array{0.01, 0.0}).has_value());
    EXPECT_FALSE(sortino(std::array{-0.01}).has_value());
}

TEST(Cagr, TakesTheTimeBetweenTheFirstAndTheLastBar) {
    EXPECT_NEAR(*cagr(Krw::whole(100), Krw::whole(121), days{730}), 0.1, 1e-12);
    EXPECT_NEAR(*cagr(Krw::whole(100), Krw::whole(101), days{1}), std::pow(1.01, 365) - 1, 1e-9);
}

TEST(Cagr, DoesNotExistUnderOneDay) {
    EXPECT_FALSE(cagr(Krw::whole(100), Krw::whole(101), days{1} - base::Milliseconds{1}).has_value());
    EXPECT_TRUE(cagr(Krw::whole(100), Krw::whole(101), days{1}).has_value());
}

TEST(Cagr, DoesNotExistWhereItLeavesTheRangeOfADouble) {
    EXPECT_FALSE(cagr(Krw::whole(1), Krw::whole(1'000'000), days{1}).has_value());
}

TEST(Calmar, DoesNotExistWithoutCagrOrDrawdown) {
    EXPECT_FALSE(calmar(std::nullopt, 0.1).has_value());
    EXPECT_FALSE(calmar(0.2, 0).has_value());
    EXPECT_DOUBLE_EQ(*calmar(-0.2, 0.1), -2);
}

TEST(ReturnOf, KeepsTheDigitsOfASmallDifference) {
    const Krw capital = Krw::whole(10'000'000);
    EXPECT_DOUBLE_EQ(returnOf(capital, capital + Krw::fromUnits(1)), 1e-15);
}

} // namespace
} // namespace kkachi::backtest
