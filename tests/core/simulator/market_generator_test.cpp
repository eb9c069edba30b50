#include "simulator/market_generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

const base::Price kTick = base::Price::whole(1000);

std::vector<market::Trade> play(std::uint64_t seed, base::Milliseconds length) {
    const base::Timestamp start = base::fromEpochMs(1'790'000'000'000);
    MarketGenerator generator{seed, start, startPriceFor(seed, kTick), kTick};
    std::vector<market::Trade> trades;
    while (const auto trade = generator.takeUntil(start + length))
        trades.push_back(*trade);
    return trades;
}

TEST(MarketGenerator, GivesTheSameTradesForTheSameSeed) {
    EXPECT_EQ(play(7, 60s), play(7, 60s));
    EXPECT_NE(play(7, 60s), play(8, 60s));
}

TEST(MarketGenerator, DoesNotDependOnHowOftenItIsAsked) {
    const base::Timestamp start = base::fromEpochMs(0);
    MarketGenerator often{3, start, startPriceFor(3, kTick), kTick};
    MarketGenerator once{3, start, startPriceFor(3, kTick), kTick};
    std::vector<market::Trade> first;
    std::vector<market::Trade> second;
    for (auto now = start; now <= start + 10s; now += 7ms)
        while (const auto trade = often.takeUntil(now))
            first.push_back(*trade);
    while (const auto trade = once.takeUntil(start + 10s))
        second.push_back(*trade);
    second.resize(std::min(first.size(), second.size()));
    EXPECT_EQ(first, second);
    EXPECT_GT(first.size(), 20U);
}

TEST(MarketGenerator, TradesFiveToFifteenTimesASecondOnTheTick) {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        const auto trades = play(seed, 10min);
        EXPECT_GT(trades.size(), 600U * 5);
        EXPECT_LT(trades.size(), 600U * 15);
        for (const auto& trade : trades) {
            ASSERT_EQ(trade.price.units() % kTick.units(), 0);
            ASSERT_TRUE(trade.volume.isPositive());
        }
        EXPECT_TRUE(
            std::is_sorted(trades.begin(), trades.end(), [](const auto& a, const auto& b) { return a.at < b.at; }));
    }
}

TEST(MarketGenerator, StaysFarBelowTheVolatilityGuardOverAMinute) {
    for (const std::uint64_t seed : {1U, 5U, 9U}) {
        std::deque<market::Trade> window;
        double widest = 0;
        for (const auto& trade : play(seed, 2h)) {
            window.push_back(trade);
            while (trade.at - window.front().at > 60s)
                window.pop_front();
            const auto [low, high] = std::minmax_element(
                window.begin(), window.end(), [](const auto& a, const auto& b) { return a.price < b.price; });
            widest = std::max(widest, high->price.toDouble() / low->price.toDouble() - 1);
        }
        EXPECT_LT(widest, 0.0075) << seed;
        EXPECT_GT(widest, 0.0005) << seed << ": a market that does not move teaches nothing";
    }
}

TEST(MarketGenerator, JumpsByTheFractionAsked) {
    const base::Timestamp start = base::fromEpochMs(0);
    MarketGenerator generator{1, start, base::Price::whole(100'000'000), kTick};
    ASSERT_TRUE(generator.jump(base::Ratio::fromUnits(-4'000'000)));
    market::Trade last;
    while (const auto trade = generator.takeUntil(start + 5s))
        last = *trade;
    EXPECT_NEAR(last.price.toDouble(), 96'000'000, 500'000);
}

} // namespace
} // namespace kkachi::simulator
