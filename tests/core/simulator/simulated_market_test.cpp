#include "simulator/book_shape.h"
#include "simulator/simulated_market.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

const base::Timestamp kStart = *base::parseInstant("2026-11-22T03:04:05.678Z");

TEST(SimulatedMarket, HasAPastThatEndsAtTheStartPrice) {
    const SimulatedMarket market{{.seed = 4}, kStart};
    EXPECT_GE(market.minutes().bars().size(), 400U);
    EXPECT_GE(market.seconds().bars().size(), 250U);
    EXPECT_GE(market.days().bars().size(), 365U);
    EXPECT_LT(market.minutes().bars().back().candle.openTime, kStart);
    EXPECT_EQ(market.minutes().bars().back().candle.close, market.seconds().bars().back().candle.close);
    EXPECT_EQ(market.days().bars().back().candle.close, market.lastTrade().price);
    for (const SeriesBar& bar : market.minutes().bars()) {
        ASSERT_LE(bar.candle.low, std::min(bar.candle.open, bar.candle.close));
        ASSERT_GE(bar.candle.high, std::max(bar.candle.open, bar.candle.close));
        ASSERT_EQ(bar.candle.close.units() % market.tick().units(), 0);
    }
}

TEST(SimulatedMarket, ContinuesThePastWithoutAJump) {
    SimulatedMarket market{{.seed = 4}, kStart};
    const double before = market.lastTrade().price.toDouble();
    const auto first = market.play(kStart + 5s);
    ASSERT_TRUE(first);
    EXPECT_NEAR(first->price.toDouble() / before, 1, 0.001);
}

TEST(SimulatedMarket, StartsAReplayAtItsFirstBarAndRebuildsIt) {
    SimulatorSettings settings;
    market::Candle bar{*base::parseInstant("2024-12-03T13:00:00Z"),
                       base::Price::whole(130'000'000),
                       base::Price::whole(131'000'000),
                       base::Price::whole(129'000'000),
                       base::Price::whole(130'500'000),
                       base::Quantity::whole(3)};
    settings.replay = ReplayTape{{bar}, 60s};
    SimulatedMarket market{settings, kStart};
    EXPECT_EQ(market.start(), bar.openTime);
    while (market.play(bar.openTime + 2min)) {
    }
    const auto bars = market.minutes().newest(60s, std::nullopt, 1);
    ASSERT_EQ(bars.size(), 1U);
    EXPECT_EQ(bars.front().candle, bar);
    EXPECT_FALSE(market.jump(base::Ratio::whole(1)));
}

TEST(SimulatedMarket, GivesEveryTradeAnIdOfItsOwn) {
    SimulatedMarket market{{}, kStart};
    std::int64_t last = market.lastTrade().sequentialId;
    while (const auto trade = market.play(kStart + 1min)) {
        ASSERT_GT(trade->sequentialId, last);
        last = trade->sequentialId;
    }
    EXPECT_EQ(std::to_string(last).size(), 17U);
}

TEST(BookShape, IsACompleteUncrossedBookOnTheTickAroundTheLastTrade) {
    SimulatedMarket market{{}, kStart};
    for (int second = 0; second < 120; ++second) {
        const auto now = kStart + second * 1s;
        while (market.play(now)) {
        }
        const auto book = market.bookAt(now);
        ASSERT_EQ(book.asks.size(), 30U);
        ASSERT_EQ(book.bids.size(), 30U);
        ASSERT_LT(*book.bestBid(), *book.bestAsk());
        const auto last = market.lastTrade();
        ASSERT_EQ(last.taker == market::Taker::Buyer ? *book.bestAsk() : *book.bestBid(), last.price);
        for (std::size_t i = 1; i < 30; ++i) {
            ASSERT_GT(book.asks[i].price, book.asks[i - 1].price);
            ASSERT_LT(book.bids[i].price, book.bids[i - 1].price);
            ASSERT_EQ(book.asks[i].price.units() % market.tick().units(), 0);
            ASSERT_TRUE(book.asks[i].size.isPositive());
        }
    }
}

TEST(BookShape, IsTheSameWheneverOneLooksWithinOneStep) {
    const SimulatedMarket market{{}, kStart};
    const base::Timestamp step{kStart.time_since_epoch() / kBookStep * kBookStep};
    EXPECT_EQ(market.bookAt(step), market.bookAt(step + kBookStep - 1ms));
    EXPECT_NE(market.bookAt(step), market.bookAt(step + 10s));
}

TEST(SimulatedMarket, SumsUpTheDayInItsTicker) {
    SimulatedMarket market{{.seed = 2}, kStart};
    const auto before = market.ticker(kStart);
    base::Quantity traded;
    while (const auto trade = market.play(kStart + 30s))
        traded += trade->volume;
    const auto after = market.ticker(kStart + 30s);
    EXPECT_EQ(after.volumeToday - before.volumeToday, traded);
    EXPECT_EQ(after.askVolumeToday + after.bidVolumeToday, after.volumeToday);
    EXPECT_LE(after.low, after.last.price);
    EXPECT_GE(after.highest52Weeks, after.high);
}

} // namespace
} // namespace kkachi::simulator
