#include "strategy/volatility_breakout.h"

#include "sample_bars.h"

#include <gtest/gtest.h>

namespace kkachi::strategy {
namespace {

using signal::Action;

market::Candle bar(std::string_view at, int open, int high, int low, int close) {
    using base::Price;
    return {*base::parseInstant(at), Price::whole(open),  Price::whole(high),
            Price::whole(low),       Price::whole(close), {}};
}

// A first day with a range of 20; the target of the second, which opens at 105, is 115.
VolatilityBreakout afterFirstDay() {
    VolatilityBreakout strategy{{base::Ratio::fromUnits(50'000'000)}};
    EXPECT_EQ(strategy.onClose(bar("2024-01-01T10:00:00Z", 100, 110, 95, 108)), Action::Hold);
    EXPECT_EQ(strategy.onClose(bar("2024-01-01T11:00:00Z", 108, 115, 100, 105)), Action::Hold);
    EXPECT_EQ(strategy.onClose(bar("2024-01-02T00:00:00Z", 105, 112, 104, 110)), Action::Hold);
    return strategy;
}

TEST(VolatilityBreakout, BuysWhenABarClosesAboveTheTargetAndNotAtIt) {
    VolatilityBreakout strategy = afterFirstDay();
    EXPECT_EQ(strategy.onClose(bar("2024-01-02T00:01:00Z", 110, 118, 110, 115)), Action::Hold);
    EXPECT_EQ(strategy.onClose(bar("2024-01-02T00:02:00Z", 115, 118, 115, 116)), Action::Buy);
}

TEST(VolatilityBreakout, EntersOnceADay) {
    VolatilityBreakout strategy = afterFirstDay();
    EXPECT_EQ(strategy.onClose(bar("2024-01-02T00:01:00Z", 110, 118, 110, 117)), Action::Buy);
    EXPECT_EQ(strategy.onClose(bar("2024-01-02T00:02:00Z", 117, 117, 100, 101)), Action::Hold);
    EXPECT_EQ(strategy.onClose(bar("2024-01-02T00:03:00Z", 101, 120, 101, 119)), Action::Hold);
}

TEST(VolatilityBreakout, SellsOnTheFirstBarOfTheNextDayWhateverItCloses) {
    VolatilityBreakout strategy = afterFirstDay();
    strategy.onClose(bar("2024-01-02T00:01:00Z", 110, 118, 110, 117));
    EXPECT_EQ(strategy.onClose(bar("2024-01-03T00:00:00Z", 117, 300, 117, 300)), Action::Sell);
    EXPECT_EQ(strategy.onClose(bar("2024-01-03T00:01:00Z", 300, 300, 299, 300)), Action::Buy);
}

TEST(VolatilityBreakout, SaysNothingOnADayAfterOneWithoutEntry) {
    VolatilityBreakout strategy = afterFirstDay();
    EXPECT_EQ(strategy.onClose(bar("2024-01-03T00:00:00Z", 110, 110, 110, 110)), Action::Hold);
}

TEST(VolatilityBreakout, MayBuyOnTheFirstBarOfADay) {
    VolatilityBreakout strategy = afterFirstDay(); // the second day's range is 8
    EXPECT_EQ(strategy.onClose(bar("2024-01-03T00:00:00Z", 100, 110, 100, 105)), Action::Buy);
}

TEST(VolatilityBreakout, WorksOnDayBars) {
    VolatilityBreakout strategy{{base::Ratio::fromUnits(50'000'000)}};
    EXPECT_EQ(strategy.onClose(bar("2024-01-01", 100, 120, 100, 110)), Action::Hold);
    EXPECT_EQ(strategy.onClose(bar("2024-01-02", 110, 125, 110, 121)), Action::Buy);
    EXPECT_EQ(strategy.onClose(bar("2024-01-03", 121, 140, 121, 140)), Action::Sell);
    EXPECT_EQ(strategy.onClose(bar("2024-01-04", 140, 150, 140, 150)), Action::Buy);
}

TEST(VolatilityBreakout, ComparesWithoutRoundingTheTarget) {
    VolatilityBreakout strategy{{base::Ratio::fromUnits(33'333'333)}};
    strategy.onClose(bar("2024-01-01", 100, 103, 100, 103));
    market::Candle next = bar("2024-01-02", 100, 110, 100, 100);
    next.close = base::Price::fromUnits(10'099'999'999); // 100 + 0.33333333 x 3 = 100.99999999
    EXPECT_EQ(strategy.onClose(next), Action::Hold);
    next.openTime += std::chrono::minutes{1};
    next.close = base::Price::fromUnits(10'100'000'000);
    EXPECT_EQ(strategy.onClose(next), Action::Buy);
}

TEST(VolatilityBreakout, ShowsTheTargetItComparesWith) {
    EXPECT_EQ(afterFirstDay().inputsJson(), R"({"close":"110","day_open":"105","target":"115"})");
}

} // namespace
} // namespace kkachi::strategy
