#include "market/candle_builder.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace kkachi::market {
namespace {

using base::Milliseconds;
using base::Price;
using base::Quantity;

constexpr Milliseconds kMinute{60'000};

base::Timestamp at(const char* time) {
    return *base::parseInstant(std::string{"2026-01-01T"} + time + "Z");
}

Trade trade(const char* time, std::int64_t price, std::int64_t volume = 1) {
    return {.sequentialId = 0, .at = at(time), .price = Price::whole(price), .volume = Quantity::whole(volume)};
}

Candle bar(const char* openTime, std::int64_t open, std::int64_t high, std::int64_t low, std::int64_t close,
           std::int64_t volume) {
    return {at(openTime),      Price::whole(open),  Price::whole(high),
            Price::whole(low), Price::whole(close), Quantity::whole(volume)};
}

TEST(CandleBuilder, GathersTheTradesOfOneUnit) {
    CandleBuilder builder{kMinute};
    EXPECT_FALSE(builder.add(trade("00:00:05", 100)));
    EXPECT_FALSE(builder.add(trade("00:00:20", 120, 2)));
    EXPECT_FALSE(builder.add(trade("00:00:40", 90)));
    EXPECT_FALSE(builder.add(trade("00:00:59.999", 110)));
    EXPECT_EQ(builder.current(), bar("00:00:00", 100, 120, 90, 110, 5));
}

TEST(CandleBuilder, FinishesABarWithTheFirstTradeOfTheNext) {
    CandleBuilder builder{kMinute};
    builder.add(trade("00:00:05", 100));
    EXPECT_EQ(builder.add(trade("00:01:00", 105)), bar("00:00:00", 100, 100, 100, 100, 1));
    EXPECT_EQ(builder.current(), bar("00:01:00", 105, 105, 105, 105, 1));
}

TEST(CandleBuilder, FillsNoGap) {
    CandleBuilder builder{kMinute};
    builder.add(trade("00:00:05", 100));
    EXPECT_EQ(builder.add(trade("00:07:30", 105)), bar("00:00:00", 100, 100, 100, 100, 1));
    EXPECT_EQ(builder.current()->openTime, at("00:07:00"));
}

TEST(CandleBuilder, LeavesOutATradeOfAnEarlierBar) {
    CandleBuilder builder{kMinute};
    builder.add(trade("00:00:05", 100));
    builder.add(trade("00:01:05", 105));
    EXPECT_FALSE(builder.add(trade("00:00:59.999", 999)));
    EXPECT_EQ(builder.current(), bar("00:01:00", 105, 105, 105, 105, 1));
}

TEST(CandleBuilder, ClosesABarOnceItsTimeIsOver) {
    CandleBuilder builder{kMinute};
    EXPECT_FALSE(builder.closeIfPast(at("00:00:00")));
    builder.add(trade("00:00:05", 100));
    EXPECT_FALSE(builder.closeIfPast(at("00:00:59.999")));
    EXPECT_EQ(builder.closeIfPast(at("00:01:00")), bar("00:00:00", 100, 100, 100, 100, 1));
    EXPECT_FALSE(builder.current());
    EXPECT_FALSE(builder.closeIfPast(at("00:02:00")));
}

TEST(CandleBuilder, GivesNoBarTwiceWhenATradeComesAfterItsClose) {
    CandleBuilder builder{kMinute};
    builder.add(trade("00:00:05", 100));
    ASSERT_TRUE(builder.closeIfPast(at("00:01:00")));
    EXPECT_FALSE(builder.add(trade("00:00:58", 999)));
    EXPECT_FALSE(builder.current());
    EXPECT_FALSE(builder.add(trade("00:01:00", 105)));
    EXPECT_EQ(builder.current(), bar("00:01:00", 105, 105, 105, 105, 1));
}

TEST(CandleBuilder, StartsBarsAtWholeMultiplesOfTheUnitBeforeTheEpochToo) {
    CandleBuilder builder{kMinute};
    Trade early = trade("00:00:00", 100);
    early.at = base::fromEpochMs(-1);
    builder.add(early);
    EXPECT_EQ(builder.current()->openTime, base::fromEpochMs(-60'000));
}

TEST(CandleBuilder, LosesNoVolumeAndOrdersItsBars) {
    std::mt19937_64 random{4};
    CandleBuilder builder{Milliseconds{1000}};
    std::vector<Candle> bars;
    Quantity traded;
    base::Timestamp now = at("00:00:00");
    for (int i = 0; i < 5'000; ++i) {
        now += Milliseconds{random() % 1500};
        const Trade next{.sequentialId = i,
                         .at = now,
                         .price = Price::whole(100 + static_cast<std::int64_t>(random() % 50)),
                         .volume = Quantity::fromUnits(1 + static_cast<std::int64_t>(random() % 1000))};
        traded += next.volume;
        if (const auto bar = random() % 3 == 0 ? builder.closeIfPast(now) : std::nullopt)
            bars.push_back(*bar);
        if (const auto bar = builder.add(next))
            bars.push_back(*bar);
    }
    bars.push_back(*builder.current());
    Quantity sum;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        sum += bars[i].volume;
        ASSERT_LE(bars[i].low, std::min(bars[i].open, bars[i].close));
        ASSERT_GE(bars[i].high, std::max(bars[i].open, bars[i].close));
        ASSERT_TRUE(i == 0 || bars[i - 1].openTime < bars[i].openTime);
    }
    EXPECT_EQ(sum, traded);
}

} // namespace
} // namespace kkachi::market
