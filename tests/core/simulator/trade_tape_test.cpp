// A replay of recorded trades: exactly these, at their times, in all that is made of them.
#include "random_tape.h"
#include "simulator/market_driver.h"
#include "simulator/market_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;
using market::CandleUnit;
using market::Trade;

const base::Timestamp kWall = *base::parseInstant("2026-11-22T03:04:05.678Z");
constexpr auto kLastId = std::numeric_limits<std::int64_t>::max();

// A market with an order desk, driven in uneven steps to the end of its tape.
class Replay {
  public:
    explicit Replay(const SimulatorSettings& settings)
        : m_market{settings, kWall}
        , m_desk{market::MarketSpec{}, base::Krw::whole(100'000'000), settings.seed} {}

    std::vector<Trade> playTo(base::Timestamp end, base::Milliseconds mostStep) {
        Random random{7};
        for (auto now = m_market.start(); now < end + mostStep;
             now += base::Milliseconds{1 + random.below(mostStep.count())})
            m_driver.advance(now);
        return m_driver.takeTape();
    }
    SimulatedMarket& market() { return m_market; }
    OrderDesk& desk() { return m_desk; }
    MarketDriver& driver() { return m_driver; }

  private:
    SimulatedMarket m_market;
    OrderDesk m_desk;
    MarketDriver m_driver{m_market, m_desk};
};

TEST(TradeTape, IsPrintedExactlyHoweverTimePasses) {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
        const auto tape = randomTape(seed, 3'000, 400);
        for (const auto step : {3ms, 250ms, 60'000ms}) {
            Replay replay{settingsFor(tape, seed)};
            EXPECT_EQ(replay.market().start(), tape->front().at);
            EXPECT_EQ(replay.playTo(tape->back().at, step), *tape) << seed;
        }
    }
}

TEST(TradeTape, MakesTheCandlesAndTheTicker) {
    const auto tape = randomTape(5, 4'000, 900);
    Replay replay{settingsFor(tape)};
    replay.playTo(tape->back().at, 500ms);
    for (const auto unit : {CandleUnit::Second, CandleUnit::Minute, CandleUnit::Minutes5}) {
        CandleSeries expected{*market::fixedLength(unit), 100'000};
        for (const Trade& trade : *tape)
            expected.add(trade);
        const auto bars = newestBars(replay.market(), unit, std::nullopt, tape->back().at, expected.bars().size());
        ASSERT_EQ(bars.size(), expected.bars().size());
        for (std::size_t i = 1; i < bars.size(); ++i) // the oldest may begin before the tape
            EXPECT_EQ(bars[bars.size() - 1 - i].candle, expected.bars()[i].candle) << i;
    }
    const TickerView ticker = replay.market().ticker(tape->back().at);
    EXPECT_EQ(ticker.last, tape->back());
    base::Price high{};
    for (const Trade& trade : *tape)
        high = std::max(high, trade.price);
    EXPECT_GE(ticker.high, high);
    EXPECT_FALSE(replay.market().jump(base::Ratio::whole(1)));
}

TEST(TradeTape, BeforeItsStartIsThePastAndNothingIsLostAtTheSeam) {
    const auto tape = randomTape(6, 4'000, 900);
    for (const std::size_t place : {0UL, 1UL, 37UL, 2'000UL, 3'999UL}) {
        auto settings = settingsFor(tape);
        settings.replay->playFrom = (*tape)[place].at;
        Replay replay{settings};
        EXPECT_EQ(replay.market().start(), (*tape)[place].at);
        const auto atStart = newestTrades(replay.market(), tape->front().at, tape->back().at + 1ms, kLastId, 10'000);
        const auto before = std::ranges::lower_bound(*tape, (*tape)[place].at, {}, &Trade::at) - tape->begin();
        EXPECT_EQ(std::vector(atStart.rbegin(), atStart.rend()), std::vector(tape->begin(), tape->begin() + before));
        replay.playTo(tape->back().at, 700ms);
        const auto ticks = newestTrades(replay.market(), tape->front().at, tape->back().at + 1ms, kLastId, 10'000);
        EXPECT_EQ(std::vector(ticks.rbegin(), ticks.rend()), *tape) << place;
        CandleSeries minutes{60s, 10'000};
        for (const Trade& trade : *tape)
            minutes.add(trade);
        const auto bars =
            newestBars(replay.market(), CandleUnit::Minute, std::nullopt, tape->back().at, minutes.bars().size());
        ASSERT_EQ(bars.size(), minutes.bars().size());
        for (std::size_t i = 0; i < bars.size(); ++i)
            EXPECT_EQ(bars[bars.size() - 1 - i].candle, minutes.bars()[i].candle) << place << " " << i;
    }
}

TEST(TradeTape, AStartBeforeOrBehindItIsMovedIntoIt) {
    const auto tape = randomTape(7, 50, 400);
    auto settings = settingsFor(tape);
    settings.replay->playFrom = tape->front().at - 24h;
    EXPECT_EQ(Replay{settings}.market().start(), tape->front().at);
    settings.replay->playFrom = tape->back().at + 24h;
    EXPECT_EQ(Replay{settings}.market().start(), tape->back().at);
}

TEST(TradeTape, ALongSilenceBeforeTheStartBringsNoTradeOfOurMaking) {
    auto trades = *randomTape(8, 10, 400);
    Trade late = trades.back();
    late.at += 5h;
    late.sequentialId = base::toEpochMs(late.at) * 10'000;
    trades.push_back(late);
    auto settings = settingsFor(std::make_shared<const std::vector<Trade>>(trades));
    settings.replay->playFrom = late.at - 1h;
    Replay replay{settings};
    EXPECT_EQ(replay.market().lastTrade(), trades[9]);
    EXPECT_EQ(replay.playTo(late.at, 10'000ms), std::vector{late});
}

TEST(TradeTape, GivesIdsOfOurOwnWhereItHasNoneOfTheVenuesForm) {
    auto trades = *randomTape(9, 200, 400);
    for (std::size_t i = 0; i < trades.size(); ++i)
        trades[i].sequentialId = i % 2 == 0 ? 0 : base::toEpochMs(trades[i].at) * 1000;
    Replay replay{settingsFor(std::make_shared<const std::vector<Trade>>(trades))};
    auto printed = replay.playTo(trades.back().at, 500ms);
    ASSERT_EQ(printed.size(), trades.size());
    std::int64_t last = 0;
    for (std::size_t i = 0; i < trades.size(); ++i) {
        EXPECT_GT(printed[i].sequentialId, last);
        EXPECT_EQ(printed[i].sequentialId / 10'000, base::toEpochMs(trades[i].at));
        last = std::exchange(printed[i].sequentialId, trades[i].sequentialId);
    }
    EXPECT_EQ(printed, trades);
}

TEST(TradeTape, HasABookAroundEachTradeThatTheSeedShapes) {
    const auto tape = randomTape(10, 500, 400);
    Replay replay{settingsFor(tape, 3)};
    Replay again{settingsFor(tape, 3)};
    Replay other{settingsFor(tape, 4)};
    bool differs = false;
    for (const Trade& trade : *tape) {
        for (Replay* each : {&replay, &again, &other})
            each->driver().advance(trade.at);
        const Trade& last = replay.market().lastTrade();
        const auto book = replay.market().bookAt(trade.at);
        ASSERT_EQ(book.asks.size(), 30U);
        ASSERT_LT(book.bids.front().price, book.asks.front().price);
        const auto touched = last.taker == market::Taker::Buyer ? book.asks.front() : book.bids.front();
        EXPECT_EQ(touched.price, last.price);
        EXPECT_EQ(book, again.market().bookAt(trade.at));
        differs = differs || book != other.market().bookAt(trade.at);
    }
    EXPECT_TRUE(differs);
    EXPECT_EQ(replay.driver().takeTape(), again.driver().takeTape()) << "same seed, same tape";
}

TEST(TradeTape, OursArePartOfTheTradesThatFillThem) {
    const auto tape = randomTape(11, 2'000, 400);
    Replay replay{settingsFor(tape)};
    replay.driver().advance(tape->front().at);
    const auto bid = *replay.desk().engine().bestBid();
    const matching::OrderRequest order{.price = bid - base::Price::whole(20'000),
                                       .volume = base::Quantity::fromUnits(5'000'000)};
    ASSERT_TRUE(replay.desk().place({.order = order, .identifier = ""}, tape->front().at));
    replay.playTo(tape->back().at, 500ms);
    const DeskOrder& ours = replay.desk().all().back();
    EXPECT_TRUE(ours.record.executedVolume.isPositive()) << "the market came down to it";
    const auto& trades = replay.market().trades();
    for (std::size_t i = 1; i < trades.size(); ++i)
        ASSERT_GT(trades[i].sequentialId, trades[i - 1].sequentialId);
}

} // namespace
} // namespace kkachi::simulator
