#include "indicators/wilder_rsi.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace kkachi::indicators {
namespace {

WilderRsi fed(int period, std::initializer_list<int> closes) {
    WilderRsi rsi{period};
    for (const int close : closes)
        rsi.add(base::Price::whole(close));
    return rsi;
}

TEST(WilderRsi, HasNoValueBeforePeriodChangesAreIn) {
    EXPECT_FALSE(fed(3, {100, 101, 102}).isReady());
    EXPECT_FALSE(fed(3, {100, 101, 102}).value().has_value());
    EXPECT_TRUE(fed(3, {100, 101, 102, 101}).isReady());
}

TEST(WilderRsi, IsHundredWithGainsOnlyZeroWithLossesOnlyFiftyWithNeither) {
    EXPECT_DOUBLE_EQ(*fed(2, {1, 2, 3}).value(), 100);
    EXPECT_DOUBLE_EQ(*fed(2, {3, 2, 1}).value(), 0);
    EXPECT_DOUBLE_EQ(*fed(2, {5, 5, 5}).value(), 50);
}

TEST(WilderRsi, StartsFromTheMeanOfTheFirstChanges) {
    // Gains 3 + 0 + 4, losses 0 + 3 + 0: 100 x 7 / 10.
    EXPECT_DOUBLE_EQ(*fed(3, {10, 13, 10, 14}).value(), 70);
}

TEST(WilderRsi, SmoothsEachLaterChangeByThePeriod) {
    // Averages 7/3 and 1, then a loss of 6: (7/3 x 2 + 0) / 3 = 14/9 and (1 x 2 + 6) / 3 = 8/3.
    EXPECT_NEAR(*fed(3, {10, 13, 10, 14, 8}).value(), 100.0 * (14.0 / 9) / (14.0 / 9 + 8.0 / 3), 1e-12);
}

TEST(WilderRsi, ComparesWithALevelExactlyAtTheFirstAverage) {
    const WilderRsi rsi = fed(3, {10, 13, 10, 14});
    EXPECT_EQ(rsi.compare(70), 0);
    EXPECT_EQ(rsi.compare(69.5), 1);
    EXPECT_EQ(rsi.compare(70.5), -1);
}

TEST(WilderRsi, ComparesAFlatMarketAsFifty) {
    const WilderRsi rsi = fed(2, {5, 5, 5});
    EXPECT_EQ(rsi.compare(50), 0);
    EXPECT_EQ(rsi.compare(49), 1);
    EXPECT_EQ(rsi.compare(51), -1);
}

TEST(WilderRsi, OfPeriodOneLooksAtTheLastChangeAlone) {
    EXPECT_DOUBLE_EQ(*fed(1, {5, 6, 7, 3}).value(), 0);
    EXPECT_DOUBLE_EQ(*fed(1, {5, 6, 3, 4}).value(), 100);
    EXPECT_DOUBLE_EQ(*fed(1, {5, 6, 3, 3}).value(), 50);
}

} // namespace
} // namespace kkachi::indicators
