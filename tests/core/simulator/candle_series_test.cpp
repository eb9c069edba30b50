#include "simulator/candle_series.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

market::Trade trade(base::Milliseconds at, std::int64_t won, std::int64_t units) {
    return {0, base::Timestamp{at}, base::Price::whole(won), base::Quantity::fromUnits(units), market::Taker::Buyer};
}

CandleSeries makeSeries() {
    CandleSeries series{60s, 100};
    series.add(trade(10s, 100, 1));
    series.add(trade(20s, 110, 2));
    series.add(trade(70s, 90, 4));
    series.add(trade(200s, 95, 8)); // the third minute is empty
    return series;
}

TEST(CandleSeries, GivesTheNewestFirstAndLeavesGaps) {
    const auto bars = makeSeries().newest(60s, std::nullopt, 10);
    ASSERT_EQ(bars.size(), 3U);
    EXPECT_EQ(bars[0].candle.openTime, base::Timestamp{180s});
    EXPECT_EQ(bars[1].candle.openTime, base::Timestamp{60s});
    EXPECT_EQ(bars[2].candle.high, base::Price::whole(110));
    EXPECT_EQ(bars[2].candle.volume.units(), 3);
}

TEST(CandleSeries, LeavesOutTheBarThatOpensAtTo) {
    EXPECT_EQ(makeSeries().newest(60s, base::Timestamp{60s}, 10).size(), 1U);
    EXPECT_EQ(makeSeries().newest(60s, base::Timestamp{60s} + 1ms, 10).size(), 2U);
}

TEST(CandleSeries, PutsCoarserBarsTogether) {
    const auto bars = makeSeries().newest(180s, std::nullopt, 10);
    ASSERT_EQ(bars.size(), 2U);
    const market::Candle& first = bars[1].candle;
    EXPECT_EQ(first.openTime, base::Timestamp{});
    EXPECT_EQ(first.open, base::Price::whole(100));
    EXPECT_EQ(first.high, base::Price::whole(110));
    EXPECT_EQ(first.low, base::Price::whole(90));
    EXPECT_EQ(first.close, base::Price::whole(90));
    EXPECT_EQ(first.volume.units(), 7);
    EXPECT_EQ(makeSeries().newest(180s, std::nullopt, 1).size(), 1U);
}

TEST(CandleSeries, ForgetsTheOldest) {
    CandleSeries series{60s, 2};
    for (int minute = 0; minute < 5; ++minute)
        series.add(trade(minute * 60s, 100 + minute, 1));
    EXPECT_EQ(series.bars().size(), 2U);
    EXPECT_EQ(series.bars().front().candle.open, base::Price::whole(103));
}

TEST(CandleSeries, FindsTheCloseBeforeAnInstant) {
    EXPECT_EQ(makeSeries().closeBefore(base::Timestamp{180s}), base::Price::whole(90));
    EXPECT_EQ(makeSeries().closeBefore(base::Timestamp{}), std::nullopt);
}

} // namespace
} // namespace kkachi::simulator
