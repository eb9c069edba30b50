#include "ui/book/ladder_rows.h"
#include "ui/chart/chart_bars.h"
#include "ui/chart/time_ticks.h"
#include "ui/chart/visible_range.h"

#include <gtest/gtest.h>

namespace {

using namespace kkachi;
using namespace kkachi::ui;

market::Candle bar(std::int64_t second, std::int64_t low, std::int64_t high) {
    return {.openTime = base::fromEpochMs(second * 1000),
            .open = base::Price::whole(low),
            .high = base::Price::whole(high),
            .low = base::Price::whole(low),
            .close = base::Price::whole(high),
            .volume = base::Quantity::whole(1)};
}

engine::BarSeries series(std::vector<market::Candle> closed, std::optional<market::Candle> current = std::nullopt) {
    return {.unit = base::Milliseconds{1000},
            .closed = std::make_shared<const std::vector<market::Candle>>(std::move(closed)),
            .current = current};
}

TEST(ChartBars, FindsTheBarsOfWhichAPartIsVisible) {
    ChartBars bars;
    bars.set(series({bar(10, 1, 2), bar(11, 1, 2), bar(14, 1, 2)}, bar(15, 1, 2)));
    EXPECT_EQ(bars.between(10'500, 14'500), (std::pair<std::size_t, std::size_t>{0, 3}));
    EXPECT_EQ(bars.between(11'000, 14'000), (std::pair<std::size_t, std::size_t>{1, 2}));
    EXPECT_EQ(bars.between(12'000, 14'000), (std::pair<std::size_t, std::size_t>{2, 2}));
    EXPECT_EQ(bars.between(0, 99'000), (std::pair<std::size_t, std::size_t>{0, 4}));
    EXPECT_EQ(bars.between(16'000, 99'000).first, bars.between(16'000, 99'000).second);
}

TEST(ChartBars, TakeTheExtremesOfVisibleBarsOnly) {
    ChartBars bars;
    bars.set(series({bar(10, 50, 900), bar(11, 100, 200)}, bar(12, 90, 150)));
    const auto all = bars.extremes(0, 99'000);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->high, 900);
    const auto last = bars.extremes(11'000, 99'000);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->low, 90);
    EXPECT_EQ(last->high, 200);
    EXPECT_FALSE(bars.extremes(0, 5'000));
}

TEST(ChartBars, FindTheNearestBarAcrossAGap) {
    ChartBars bars;
    bars.set(series({bar(10, 1, 2), bar(20, 3, 4)}, bar(21, 5, 6)));
    EXPECT_EQ(bars.nearest(0)->low, base::Price::whole(1));
    EXPECT_EQ(bars.nearest(14'000)->low, base::Price::whole(1));
    EXPECT_EQ(bars.nearest(17'000)->low, base::Price::whole(3));
    EXPECT_EQ(bars.nearest(21'500)->low, base::Price::whole(5));
    EXPECT_EQ(bars.nearest(99'000)->low, base::Price::whole(5));
    bars.set(series({}));
    EXPECT_FALSE(bars.nearest(0));
}

TEST(VisibleRange, FollowsTheNewestBarUntilItIsPannedAway) {
    VisibleRange range;
    range.reset(1000);
    range.setData(0, 500'000);
    const double edge = range.toMs();
    EXPECT_GT(edge, 501'000);
    range.setData(0, 501'000);
    EXPECT_EQ(range.toMs(), edge + 1000);
    range.panBy(-60'000);
    EXPECT_FALSE(range.isFollowing());
    const double parked = range.toMs();
    range.setData(0, 502'000);
    EXPECT_EQ(range.toMs(), parked);
    range.panBy(1e12);
    EXPECT_TRUE(range.isFollowing());
}

TEST(VisibleRange, NeverPansOutOfTheData) {
    VisibleRange range;
    range.reset(1000);
    range.setData(100'000, 500'000);
    range.panBy(-1e12);
    EXPECT_GT(range.toMs(), 100'000);
    range.showOldest();
    EXPECT_NEAR(range.fromMs(), 100'000, 1);
}

TEST(VisibleRange, KeepsTheInstantUnderThePointerWhenZooming) {
    VisibleRange range;
    range.reset(1000);
    range.setData(0, 1'000'000);
    range.panBy(-300'000);
    const double anchor = range.fromMs() + 0.25 * range.spanMs();
    range.zoomBy(0.5, anchor);
    EXPECT_NEAR((anchor - range.fromMs()) / range.spanMs(), 0.25, 1e-9);
    range.zoomBy(1e-9, anchor);
    EXPECT_EQ(range.spanMs(), 10'000);
}

TEST(TimeTicks, StandOnRoundKoreanTimes) {
    const double ms = 1'795'309'323'000; // 2026-11-22 10:02:03 KST
    EXPECT_EQ(timeStepMs(0.01, 90), 10'000);
    EXPECT_EQ(tickLabel(firstTickMs(ms, 10'000), 10'000), QStringLiteral("10:02:10"));
    EXPECT_EQ(tickLabel(firstTickMs(ms, 60'000), 60'000), QStringLiteral("10:03"));
    const double day = 24 * 3'600'000.0;
    EXPECT_EQ(tickLabel(firstTickMs(ms, day), day), QStringLiteral("11-23"));
}

TEST(TimeTicks, CutARangeIntoRoundSteps) {
    EXPECT_EQ(roundStep(84'000, 6), 20'000);
    EXPECT_EQ(roundStep(6, 6), 1);
    EXPECT_EQ(roundStep(0, 6), 1);
}

TEST(LadderRows, StandOnTheSpreadAndShareOneScale) {
    market::OrderBook book;
    for (int level = 0; level < 30; ++level) {
        book.asks.push_back({base::Price::whole(101 + level), base::Quantity::whole(1 + level)});
        book.bids.push_back({base::Price::whole(100 - level), base::Quantity::whole(5)});
    }
    const LadderRows rows = ladderRows(book);
    ASSERT_EQ(rows.asks.size(), kLadderLevels);
    ASSERT_EQ(rows.bids.size(), kLadderLevels);
    EXPECT_EQ(rows.asks.back().price, base::Price::whole(101));
    EXPECT_EQ(rows.bids.front().price, base::Price::whole(100));
    EXPECT_EQ(rows.asks.front().share, 1); // size 15, the largest shown
    EXPECT_NEAR(rows.bids.front().share, 5.0 / 15, 1e-12);
    EXPECT_EQ(rows.spread, base::Price::whole(1));
}

TEST(LadderRows, TakeAnEmptyOrOneSidedBook) {
    EXPECT_TRUE(ladderRows({}).asks.empty());
    market::OrderBook book;
    book.bids = {{base::Price::whole(100), base::Quantity{}}};
    const LadderRows rows = ladderRows(book);
    EXPECT_FALSE(rows.spread);
    EXPECT_EQ(rows.bids.front().share, 0);
}

} // namespace
