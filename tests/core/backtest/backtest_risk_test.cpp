// The contract's rules of risk, each at its boundary.
#include "backtest/backtest.h"
#include "sample_tapes.h"

#include <gtest/gtest.h>

namespace kkachi::backtest {
namespace {

using base::Krw;
using base::Price;
using base::Ratio;

// 2 % of 5,000,000 at 100,000 a coin: one coin.
BacktestSettings guarded(const char* strategy) {
    BacktestSettings settings;
    settings.strategy = strategy;
    settings.capital = Krw::whole(5'000'000);
    settings.fee = {};
    settings.limits.dailyLoss = *Ratio::parse("0.2");
    settings.limits.volatility = *Ratio::parse("0.5");
    if (settings.strategy == "sma-cross")
        settings.parameters = {{"fast", Ratio::whole(1)}, {"slow", Ratio::whole(2)}};
    return settings;
}

BacktestReport reportOf(const BacktestSettings& settings, const Tape& tape) {
    const auto report = runBacktest(settings, tape);
    EXPECT_TRUE(report.has_value());
    return report ? *report : BacktestReport{};
}

constexpr Prices kFlat{100'000, 100'000, 100'000, 100'000};

TEST(BacktestStop, SellsAtTheStopPriceWhenTheLowTouchesIt) {
    const auto exits = [](int low) {
        return reportOf(guarded("buy-and-hold"), tapeOf({kFlat, kFlat, {100'000, 100'000, low, 99'000}})).trades;
    };
    EXPECT_TRUE(exits(97'001).empty()); // one won over
    for (const int low : {97'000, 96'999}) {
        ASSERT_EQ(exits(low).size(), 1U);
        EXPECT_EQ(exits(low).front().exitPrice, Price::whole(97'000));
        EXPECT_EQ(exits(low).front().exitReason, ExitReason::StopLoss);
        EXPECT_EQ(exits(low).front().barsHeld, 1);
    }
}

TEST(BacktestStop, SellsAtTheOpenWhenTheBarOpensBelowTheStop) {
    const BacktestReport report =
        reportOf(guarded("buy-and-hold"), tapeOf({kFlat, kFlat, {90'000, 95'000, 89'000, 95'000}}));
    ASSERT_EQ(report.trades.size(), 1U);
    EXPECT_EQ(report.trades.front().exitPrice, Price::whole(90'000));
    EXPECT_EQ(report.trades.front().pnl, Krw::whole(-10'000));
}

TEST(BacktestStop, GuardsTheBarOfTheEntryToo) {
    const BacktestReport report =
        reportOf(guarded("buy-and-hold"), tapeOf({kFlat, {100'000, 100'000, 90'000, 99'000}, kFlat}));
    ASSERT_EQ(report.trades.size(), 1U);
    EXPECT_EQ(report.trades.front().exitPrice, Price::whole(97'000));
    EXPECT_EQ(report.trades.front().barsHeld, 0);
    EXPECT_DOUBLE_EQ(report.statistics.exposure, 0);
}

TEST(BacktestStop, StandsBelowTheFillPriceWithSlippageAndFillsWorseByIt) {
    BacktestSettings settings = guarded("buy-and-hold");
    settings.slippageBps = Ratio::whole(100); // bought at 101,000; the stop is 97,970
    const Tape above = tapeOf({kFlat, kFlat, {100'000, 100'000, 97'971, 99'000}});
    EXPECT_TRUE(reportOf(settings, above).trades.empty());
    const Tape touched = tapeOf({kFlat, kFlat, {100'000, 100'000, 97'970, 99'000}});
    ASSERT_EQ(reportOf(settings, touched).trades.size(), 1U);
    EXPECT_EQ(reportOf(settings, touched).trades.front().exitPrice, *Price::parse("96990.3"));
}

TEST(BacktestStop, LetsThePendingSaleFillFirst) {
    // Sell answered on bar 4; bar 5 opens above the stop and then falls through it.
    const Tape tape = tapeOf({kFlat,
                              kFlat,
                              {100'000, 101'000, 100'000, 101'000},
                              {101'000, 101'000, 101'000, 101'000},
                              {101'000, 101'000, 100'000, 100'000},
                              {100'500, 100'500, 80'000, 80'000}});
    const BacktestReport report = reportOf(guarded("sma-cross"), tape);
    ASSERT_EQ(report.trades.size(), 1U);
    EXPECT_EQ(report.trades.front().exitPrice, Price::whole(100'500));
    EXPECT_EQ(report.trades.front().exitReason, ExitReason::Signal);
}

TEST(BacktestStop, AStoppedOutStrategyMayBuyOnTheSameBar) {
    // Bought at 101,000 on bar 3. Bar 4 falls through the stop and closes above the averages again: a Buy.
    const Tape tape = tapeOf({kFlat,
                              kFlat,
                              {100'000, 101'000, 100'000, 101'000},
                              {101'000, 101'000, 101'000, 101'000},
                              {101'000, 103'000, 90'000, 103'000},
                              {103'000, 103'000, 103'000, 103'000}});
    const BacktestReport report = reportOf(guarded("sma-cross"), tape);
    ASSERT_EQ(report.trades.size(), 1U);
    EXPECT_EQ(report.trades.front().exitTime, tape[4].openTime);
    EXPECT_EQ(report.trades.front().exitReason, ExitReason::StopLoss);
    ASSERT_TRUE(report.openPosition.has_value());
    EXPECT_EQ(report.openPosition->entryTime, tape[5].openTime);
}

TEST(BacktestStop, BuyAndHoldStaysOutAfterAStop) {
    const BacktestReport report =
        reportOf(guarded("buy-and-hold"), tapeOf({kFlat, kFlat, {100'000, 100'000, 90'000, 99'000}, kFlat, kFlat}));
    EXPECT_EQ(report.trades.size(), 1U);
    EXPECT_FALSE(report.openPosition.has_value());
}

// One coin falls by 2,500 of 5,000,000 before the next cross: a loss of 0.05 %.
Tape losingTape(base::Milliseconds unit, const char* start) {
    return tapeOf({kFlat,
                   kFlat,
                   {100'000, 101'000, 100'000, 101'000},
                   {100'000, 100'000, 97'500, 97'500},
                   {97'500, 97'500, 97'500, 97'500},
                   {97'500, 99'000, 97'500, 99'000},
                   {99'000, 99'000, 99'000, 99'000}},
                  start, unit);
}

TEST(BacktestDailyLoss, RefusesBuysFromTheCloseThatReachesIt) {
    BacktestSettings settings = guarded("sma-cross");
    settings.limits.dailyLoss = *Ratio::parse("0.0005");
    const BacktestReport refused = reportOf(settings, losingTape(kMinute, "2024-01-02"));
    EXPECT_EQ(refused.trades.size(), 1U); // the position itself is sold by its strategy
    EXPECT_FALSE(refused.openPosition.has_value());
    settings.limits.dailyLoss = *Ratio::parse("0.00050001"); // just not reached
    EXPECT_TRUE(reportOf(settings, losingTape(kMinute, "2024-01-02")).openPosition.has_value());
}

TEST(BacktestDailyLoss, EndsWithTheTradingDay) {
    BacktestSettings settings = guarded("sma-cross");
    settings.limits.dailyLoss = *Ratio::parse("0.0005");
    // Bar 5, whose close buys, opens at 00:00 UTC.
    EXPECT_TRUE(reportOf(settings, losingTape(kMinute, "2024-01-01T23:55:00Z")).openPosition.has_value());
    // One minute earlier it belongs to the day of the loss, though its close is midnight.
    EXPECT_FALSE(reportOf(settings, losingTape(kMinute, "2024-01-01T23:54:00Z")).openPosition.has_value());
}

TEST(BacktestDailyLoss, MeasuresFromTheLastCloseOfTheDayBefore) {
    BacktestSettings settings = guarded("sma-cross");
    settings.limits.dailyLoss = *Ratio::parse("0.0005");
    // The fall of bar 3 is yesterday's; the sale at 97,500 on the new day loses nothing more.
    EXPECT_TRUE(reportOf(settings, losingTape(kMinute, "2024-01-01T23:56:00Z")).openPosition.has_value());
}

TEST(BacktestVolatility, RefusesABuyAtTheLimitAndNotJustBelow) {
    BacktestSettings settings = guarded("sma-cross");
    const Tape tape =
        tapeOf({kFlat, kFlat, {100'000, 101'500, 100'000, 101'000}, {101'000, 101'000, 101'000, 101'000}});
    settings.limits.volatility = *Ratio::parse("0.015");
    EXPECT_FALSE(reportOf(settings, tape).openPosition.has_value());
    settings.limits.volatility = *Ratio::parse("0.01500001");
    EXPECT_TRUE(reportOf(settings, tape).openPosition.has_value());
}

TEST(BacktestVolatility, LooksAtTheBarsThatOpenInsideTheWindow) {
    BacktestSettings settings = guarded("sma-cross");
    settings.limits.volatility = *Ratio::parse("0.05");
    const Tape tape = tapeOf({{100'000, 110'000, 100'000, 100'000},
                              kFlat,
                              {100'000, 101'000, 100'000, 101'000},
                              {101'000, 101'000, 101'000, 101'000}});
    settings.limits.volatilityWindow = std::chrono::minutes{3}; // the wild bar opens exactly at its start
    EXPECT_FALSE(reportOf(settings, tape).openPosition.has_value());
    settings.limits.volatilityWindow = std::chrono::minutes{3} - base::Milliseconds{1};
    EXPECT_TRUE(reportOf(settings, tape).openPosition.has_value());
}

TEST(BacktestVolatility, IsNotSimulatedWithBarsLongerThanTheWindowAndTheReportSaysSo) {
    BacktestSettings settings = guarded("sma-cross");
    settings.limits.volatility = *Ratio::parse("0.005");
    const std::vector<Prices> prices{
        kFlat, kFlat, {100'000, 101'000, 100'000, 101'000}, {101'000, 101'000, 101'000, 101'000}};
    const BacktestReport hourly = reportOf(settings, tapeOf(prices, "2024-01-02", std::chrono::hours{1}));
    EXPECT_TRUE(hourly.openPosition.has_value());
    EXPECT_EQ(hourly.notes.front(), Note::VolatilityNotSimulated);
    const BacktestReport minutes = reportOf(settings, tapeOf(prices));
    EXPECT_FALSE(minutes.openPosition.has_value());
    EXPECT_EQ(minutes.notes, std::vector{Note::TotalLossNotSimulated});
}

TEST(BacktestRisk, ARefusedBuyIsLostAndNotRepeated) {
    BacktestSettings settings = guarded("sma-cross");
    settings.limits.volatility = *Ratio::parse("0.01");
    const BacktestReport report = reportOf(settings, tapeOf({kFlat,
                                                             kFlat,
                                                             {100'000, 101'000, 100'000, 101'000},
                                                             {101'000, 101'500, 101'000, 101'500},
                                                             {101'500, 102'000, 101'500, 102'000},
                                                             {102'000, 102'000, 102'000, 102'000}}));
    EXPECT_TRUE(report.trades.empty());
    EXPECT_FALSE(report.openPosition.has_value());
}

TEST(BacktestRisk, LimitsThatSectionFiveLeavesOutDoNotAct) {
    BacktestSettings settings = guarded("buy-and-hold");
    settings.limits.capitalCap = Krw::whole(1'000);
    settings.limits.maxDrawdown = Ratio::fromUnits(1);
    settings.limits.maxOrdersPerMinute = 1;
    const BacktestReport report = reportOf(settings, tapeOf({kFlat, kFlat, kFlat}));
    ASSERT_TRUE(report.openPosition.has_value());
    EXPECT_EQ(report.openPosition->volume, base::Quantity::whole(1));
}

} // namespace
} // namespace kkachi::backtest
