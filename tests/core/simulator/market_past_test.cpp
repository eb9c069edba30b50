#include "simulator/market_history.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;
using market::CandleUnit;

const base::Timestamp kStart = *base::parseInstant("2026-11-22T03:04:05.678Z");

market::Candle rebuilt(const std::vector<market::Trade>& trades, base::Milliseconds unit) {
    CandleSeries series{unit, 10'000};
    for (const market::Trade& trade : trades)
        series.add(trade);
    return series.bars().back().candle;
}

class MarketPastTest : public testing::Test {
  protected:
    SimulatedMarket m_market{{.seed = 4}, kStart};
    const MarketPast& m_past = m_market.past();
};

TEST_F(MarketPastTest, ReachesBackAYearInMinutesAndSomeYearsInDays) {
    EXPECT_LE(m_past.firstMinute(), kStart - 24h * 365);
    EXPECT_GE(m_past.days().size(), 4U * 365);
    const auto oldest = newestBars(m_market, CandleUnit::Minute, m_past.firstMinute() + 60min, kStart, 200);
    EXPECT_GE(oldest.size(), 55U);
    EXPECT_TRUE(newestBars(m_market, CandleUnit::Minute, m_past.firstMinute(), kStart, 200).empty());
    EXPECT_GE(newestBars(m_market, CandleUnit::Year, std::nullopt, kStart, 200).size(), 5U);
    EXPECT_GE(newestBars(m_market, CandleUnit::Month, std::nullopt, kStart, 200).size(), 48U);
}

TEST_F(MarketPastTest, IsContinuousAndPlausible) {
    base::Price previous = m_past.days().front().candle.open;
    for (const SeriesBar& day : m_past.days()) {
        ASSERT_NEAR(day.candle.open.toDouble() / previous.toDouble(), 1, 0.02) << base::formatUtc(day.candle.openTime);
        ASSERT_EQ(day.candle.close.units() % m_market.tick().units(), 0);
        ASSERT_GT(day.candle.low.toDouble(), 10e6);
        ASSERT_LT(day.candle.high.toDouble(), 2000e6);
        previous = day.candle.close;
    }
    EXPECT_NEAR(m_market.lastTrade().price.toDouble() / previous.toDouble(), 1, 0.001);
}

TEST_F(MarketPastTest, MakesEveryDayOfItsMinutes) {
    for (int ago : {0, 1, 2, 30, 200, 364}) {
        const auto day = floorTo(24h, kStart) - 24h * ago;
        const auto bars = newestBars(m_market, CandleUnit::Day, day + 1ms, kStart, 1);
        ASSERT_EQ(bars.size(), 1U);
        const auto& minutes = m_past.minutesOf(day);
        SeriesBar whole = minutes.front();
        for (std::size_t i = 1; i < minutes.size(); ++i)
            mergeInto(whole, minutes[i]);
        whole.candle.openTime = day;
        if (ago == 0)
            continue; // today goes on after the past
        EXPECT_EQ(bars.front().candle, whole.candle) << ago;
    }
}

TEST_F(MarketPastTest, MakesEveryMinuteOfItsTrades) {
    std::set<std::int64_t> ids;
    for (int ago : {1, 5, 90, 300}) {
        const auto& minutes = m_past.minutesOf(floorTo(24h, kStart) - 24h * ago);
        const std::vector<SeriesBar> some{minutes.begin() + 100, minutes.begin() + 150};
        for (const SeriesBar& minute : some) {
            const auto trades = m_past.tradesOf(minute.candle.openTime);
            ASSERT_EQ(rebuilt(trades, 60s), minute.candle);
            for (const market::Trade& trade : trades)
                ASSERT_TRUE(ids.insert(trade.sequentialId).second);
        }
    }
}

TEST_F(MarketPastTest, MovesWithinItsSecondsAsTheLiveMarketDoes) {
    const auto seconds = newestBars(m_market, CandleUnit::Second, std::nullopt, kStart, 200);
    ASSERT_EQ(seconds.size(), 200U);
    EXPECT_LT(kStart - seconds.back().candle.openTime, 300s) << "most seconds have trades";
    std::size_t moving = 0;
    std::set<base::Quantity> volumes;
    for (std::size_t i = 0; i + 1 < seconds.size(); ++i) {
        const market::Candle& bar = seconds[i].candle;
        moving += bar.high > bar.low ? 1 : 0;
        volumes.insert(bar.volume);
        EXPECT_NEAR(bar.open.toDouble() / seconds[i + 1].candle.close.toDouble(), 1, 0.0008);
    }
    EXPECT_GT(moving, 150U);
    EXPECT_GT(volumes.size(), 190U);
}

TEST_F(MarketPastTest, TradesInBurstsAndSeldomTwiceAtOnePrice) {
    std::vector<market::Trade> trades;
    for (int minute = 60; minute > 0; --minute)
        for (const market::Trade& trade : m_past.tradesOf(m_past.end() - minute * 1min))
            trades.push_back(trade);
    ASSERT_GT(trades.size(), 10'000U);
    std::size_t same = 0;
    std::size_t close = 0;
    std::size_t far = 0;
    std::size_t bought = 0;
    for (std::size_t i = 1; i < trades.size(); ++i) {
        const auto gap = trades[i].at - trades[i - 1].at;
        ASSERT_GE(gap, 0ms);
        same += trades[i].price == trades[i - 1].price ? 1 : 0;
        close += gap < 30ms ? 1 : 0;
        far += gap > 250ms ? 1 : 0;
        bought += trades[i].taker == market::Taker::Buyer ? 1 : 0;
        ASSERT_EQ(trades[i].price.units() % m_market.tick().units(), 0);
    }
    EXPECT_LT(same, trades.size() / 4);
    EXPECT_GT(close, trades.size() / 10);
    EXPECT_GT(far, trades.size() / 20);
    EXPECT_NEAR(static_cast<double>(bought) / static_cast<double>(trades.size()), 0.5, 0.1);
}

TEST_F(MarketPastTest, IsTheSameForASeedWheneverAndInWhateverOrderItIsAsked) {
    const SimulatedMarket again{{.seed = 4}, kStart};
    const auto to = kStart - 24h * 100;
    EXPECT_FALSE(newestBars(again, CandleUnit::Minute, to - 24h, kStart, 5).empty());
    const auto one = newestBars(m_market, CandleUnit::Minutes15, to, kStart, 200);
    const auto two = newestBars(again, CandleUnit::Minutes15, to, kStart, 200);
    ASSERT_EQ(one.size(), 200U);
    for (std::size_t i = 0; i < one.size(); ++i)
        ASSERT_EQ(one[i].candle, two[i].candle);
}

TEST_F(MarketPastTest, ServesEveryUnitNewestFirstWithoutRepeats) {
    for (const CandleUnit unit : market::kCandleUnits) {
        std::optional<base::Timestamp> to;
        base::Timestamp last = kStart + 24h;
        for (int page = 0; page < 4; ++page) {
            const auto bars = newestBars(m_market, unit, to, kStart, 200);
            for (const SeriesBar& bar : bars) {
                ASSERT_LT(bar.candle.openTime, last) << market::toString(unit);
                ASSERT_EQ(bar.candle.openTime, market::openTimeOf(unit, bar.candle.openTime));
                last = bar.candle.openTime;
            }
            if (!bars.empty())
                to = last;
        }
    }
}

TEST_F(MarketPastTest, KeepsSecondsForThreeMonths) {
    EXPECT_EQ(newestBars(m_market, CandleUnit::Second, kStart - 24h * 80, kStart, 200).size(), 200U);
    EXPECT_TRUE(newestBars(m_market, CandleUnit::Second, kStart - 24h * 95, kStart, 200).empty());
    const auto seconds = newestBars(m_market, CandleUnit::Second, floorTo(60s, kStart) - 1h, kStart, 60);
    base::Quantity volume;
    const auto minute = floorTo(60s, kStart) - 1h - 1min;
    for (const SeriesBar& bar : seconds)
        if (bar.candle.openTime >= minute)
            volume += bar.candle.volume;
    EXPECT_EQ(volume, newestBars(m_market, CandleUnit::Minute, minute + 1ms, kStart, 1).front().candle.volume);
}

TEST_F(MarketPastTest, PagesTradesOfADayAcrossTheSeamOfTheStart) {
    const auto day = floorTo(24h, kStart);
    std::int64_t cursor = std::numeric_limits<std::int64_t>::max();
    std::int64_t count = 0;
    base::Quantity volume;
    while (true) {
        const auto page = newestTrades(m_market, day, day + 24h, cursor, 500);
        if (page.empty())
            break;
        for (const market::Trade& trade : page) {
            ASSERT_LT(trade.sequentialId, cursor);
            ASSERT_GE(trade.at, day);
            cursor = trade.sequentialId;
            volume += trade.volume;
            ++count;
        }
    }
    EXPECT_GT(count, 1'000);
    EXPECT_EQ(volume, newestBars(m_market, CandleUnit::Day, std::nullopt, kStart, 1).front().candle.volume);
    EXPECT_EQ(
        newestTrades(m_market, day - 24h * 7, day - 24h * 6, std::numeric_limits<std::int64_t>::max(), 500).size(),
        500U);
}

TEST(MarketPastOfATape, IsTheTapesOwnWhereItStartsInside) {
    SimulatorSettings settings;
    settings.replay = ReplayTape{};
    const auto first = *base::parseInstant("2024-12-03T13:00:00Z");
    for (int i = 0; i < 40; ++i)
        settings.replay->bars.push_back(
            {first + i * 5min, base::Price::whole(130'000'000 + i * 1000), base::Price::whole(130'050'000 + i * 1000),
             base::Price::whole(129'950'000 + i * 1000), base::Price::whole(130'001'000 + i * 1000),
             base::Quantity::fromUnits(123'456'789 + i)});
    settings.replay->unit = 5min;
    settings.replay->playFrom = first + 100min;
    SimulatedMarket market{settings, kStart};
    EXPECT_EQ(market.start(), first + 100min);
    const auto bars = newestBars(market, CandleUnit::Minutes5, first + 100min, market.start(), 30);
    ASSERT_EQ(bars.size(), 30U);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(bars[static_cast<std::size_t>(19 - i)].candle, settings.replay->bars[static_cast<std::size_t>(i)])
            << i;
    EXPECT_LT(bars[20].candle.openTime, first) << "made up before the tape";
    EXPECT_NEAR(bars[20].candle.close.toDouble() / 130e6, 1, 0.01);
}

} // namespace
} // namespace kkachi::simulator
