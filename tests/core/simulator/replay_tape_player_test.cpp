#include "market/candle_builder.h"
#include "simulator/bar_trades.h"
#include "simulator/random.h"
#include "simulator/replay_tape_player.h"
#include "simulator/tick_table.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

base::Price price(std::int64_t won) {
    return base::Price::whole(won);
}

market::Candle bar(std::int64_t minute, std::int64_t open, std::int64_t high, std::int64_t low, std::int64_t close,
                   std::int64_t volumeUnits) {
    return {base::fromEpochMs(minute * 60'000),    price(open), price(high), price(low), price(close),
            base::Quantity::fromUnits(volumeUnits)};
}

// A hundred bars drawn from a seed, every seventh minute missing.
std::vector<market::Candle> randomBars(std::uint64_t seed) {
    Random random{seed};
    std::vector<market::Candle> bars;
    std::int64_t last = 100'000'000;
    for (std::int64_t minute = 0; minute < 100; ++minute) {
        if (minute % 7 == 3)
            continue;
        const std::int64_t open = last + 1000 * (random.below(41) - 20);
        const std::int64_t close = open + 1000 * (random.below(101) - 50);
        const std::int64_t high = std::max(open, close) + 1000 * random.below(30);
        const std::int64_t low = std::min(open, close) - 1000 * random.below(30);
        bars.push_back(bar(minute, open, high, low, close, 1 + random.below(5'000'000'000)));
        last = close;
    }
    return bars;
}

std::vector<market::Candle> rebuild(const std::vector<market::Candle>& bars, base::Milliseconds unit) {
    ReplayTapePlayer player{{bars, unit}, tickOf(bars), 1};
    market::CandleBuilder builder{unit};
    std::vector<market::Candle> rebuilt;
    base::Timestamp last{};
    while (const auto trade = player.takeUntil(bars.back().openTime + 10 * unit)) {
        EXPECT_GE(trade->at, last);
        last = trade->at;
        if (const auto done = builder.add(*trade))
            rebuilt.push_back(*done);
    }
    if (const auto done = builder.closeIfPast(bars.back().openTime + 20 * unit))
        rebuilt.push_back(*done);
    return rebuilt;
}

TEST(ReplayTapePlayer, RebuildsEveryBarExactlyAndKeepsTheGaps) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const auto bars = randomBars(seed);
        EXPECT_EQ(rebuild(bars, 60s), bars) << seed;
    }
}

TEST(ReplayTapePlayer, RebuildsBarsOfTheSmallestVolumes) {
    for (const std::int64_t volume : {1, 2, 3, 4, 33, 34, 35}) {
        const std::vector bars{bar(0, 1000000, 1002000, 999000, 1001000, volume)};
        EXPECT_EQ(rebuild(bars, 60s), bars) << volume;
    }
}

TEST(ReplayTapePlayer, RebuildsFlatBarsAndOtherUnits) {
    const std::vector flat{bar(0, 1000000, 1000000, 1000000, 1000000, 500)};
    EXPECT_EQ(rebuild(flat, 60s), flat);
    const std::vector hours{bar(0, 1000000, 1005000, 990000, 991000, 123'456'789)};
    EXPECT_EQ(rebuild(hours, 1h), hours);
    const std::vector seconds{bar(0, 1000000, 1005000, 990000, 1005000, 77)};
    EXPECT_EQ(rebuild(seconds, 1s), seconds);
}

TEST(ReplayTapePlayer, IsQuietInABarWithoutVolume) {
    const std::vector bars{bar(0, 1000000, 1000000, 1000000, 1000000, 0)};
    EXPECT_TRUE(rebuild(bars, 60s).empty());
}

TEST(ReplayTapePlayer, GivesTheSameTradesForTheSameSeed) {
    const auto one = bar(5, 100'000'000, 100'050'000, 99'990'000, 100'020'000, 1'000'000);
    EXPECT_EQ(tradesOfBar(one, 60s, price(1000), 9), tradesOfBar(one, 60s, price(1000), 9));
    EXPECT_NE(tradesOfBar(one, 60s, price(1000), 9), tradesOfBar(one, 60s, price(1000), 10));
}

TEST(TickTable, HasTheStepsOfTheVenue) {
    EXPECT_EQ(tickFor(price(140'000'000)), price(1000));
    EXPECT_EQ(tickFor(price(1'000'000)), price(1000));
    EXPECT_EQ(tickFor(price(999'999)), price(500));
    EXPECT_EQ(tickFor(price(100)), price(1));
    EXPECT_EQ(tickFor(price(99)), base::Price::fromUnits(10'000'000));
}

TEST(TickTable, IsMadeFinerForATapeThatLiesBetweenTheSteps) {
    auto odd = bar(0, 1000, 1000, 1000, 1000, 1);
    EXPECT_EQ(tickOf(std::vector{odd}), price(1));
    odd.high = base::Price::fromUnits(100'025'000'000); // 1000.25
    EXPECT_EQ(tickOf(std::vector{odd}), base::Price::fromUnits(1'000'000));
}

TEST(TickTable, IsNotMadeFinerForAFewOddPricesWhichArePlayedAsTheyAre) {
    std::vector<market::Candle> bars;
    for (int minute = 0; minute < 20; ++minute)
        bars.push_back(bar(minute, 100'000'000, 100'020'000, 99'990'000, 100'010'000, 5'000'000));
    bars[7].high = base::Price::fromUnits(10'003'000'012'345'678);
    EXPECT_EQ(tickOf(bars), price(1000));
    EXPECT_EQ(rebuild(bars, 60s), bars);
}

} // namespace
} // namespace kkachi::simulator
