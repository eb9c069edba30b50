// The contract's rules without risk, each on a tape small enough to be worked out by hand.
#include "backtest/backtest.h"
#include "sample_tapes.h"

#include <gtest/gtest.h>

namespace kkachi::backtest {
namespace {

using base::Krw;
using base::Price;
using base::Quantity;
using base::Ratio;

// Everything on one card, no costs: the simplest arithmetic.
BacktestSettings allIn(const char* strategy) {
    BacktestSettings settings;
    settings.strategy = strategy;
    settings.capital = Krw::whole(1'000);
    settings.fee = {};
    settings.riskOn = false;
    settings.positionPct = Ratio::whole(100);
    if (settings.strategy == "sma-cross")
        settings.parameters = {{"fast", Ratio::whole(1)}, {"slow", Ratio::whole(2)}};
    return settings;
}

BacktestReport reportOf(const BacktestSettings& settings, const Tape& tape) {
    const auto report = runBacktest(settings, tape);
    EXPECT_TRUE(report.has_value());
    return report ? *report : BacktestReport{};
}

std::vector<Krw> equityOf(const BacktestReport& report) {
    std::vector<Krw> equity;
    for (const EquityPoint& point : report.equity)
        equity.push_back(point.equity);
    return equity;
}

std::vector<Krw> won(std::initializer_list<const char*> amounts) {
    std::vector<Krw> values;
    for (const char* amount : amounts)
        values.push_back(*Krw::parse(amount));
    return values;
}

TEST(BacktestRules, AnOrderFillsAtTheOpenOfTheNextBar) {
    const Tape tape = tapeOf({{10, 12, 9, 11}, {20, 30, 15, 25}, {26, 40, 24, 40}});
    const BacktestReport report = reportOf(allIn("buy-and-hold"), tape);
    // 1,000 / 20 = 50 coins.
    EXPECT_EQ(equityOf(report), won({"1000", "1250", "2000"}));
    ASSERT_TRUE(report.openPosition.has_value());
    EXPECT_EQ(report.openPosition->entryPrice, Price::whole(20));
    EXPECT_EQ(report.openPosition->volume, Quantity::whole(50));
    EXPECT_EQ(report.openPosition->unrealisedPnl, Krw::whole(1'000));
    EXPECT_EQ(report.statistics.totalTrades, 0);
    EXPECT_DOUBLE_EQ(report.statistics.totalReturn, 1.0);
    EXPECT_DOUBLE_EQ(report.statistics.exposure, 2.0 / 3);
    EXPECT_DOUBLE_EQ(report.statistics.buyAndHoldReturn, 40.0 / 11 - 1);
}

TEST(BacktestRules, ARoundTripIsATradeWithBothFees) {
    BacktestSettings settings = allIn("sma-cross");
    settings.fee = *Ratio::parse("0.01");
    // Closes 10 10 20: Buy on bar 2, filled at 20; 5: Sell on bar 4, filled at 8.
    const Tape tape =
        tapeOf({{10, 10, 10, 10}, {10, 10, 10, 10}, {10, 20, 10, 20}, {20, 22, 20, 21}, {6, 7, 4, 5}, {8, 9, 7, 9}});
    const BacktestReport report = reportOf(settings, tape);
    ASSERT_EQ(report.trades.size(), 1U);
    const Trade& trade = report.trades.front();
    // Spend min(1000, 1000 / 1.01 = 990.0990099) at 20: 49.50495049 coins.
    EXPECT_EQ(trade.volume, *Quantity::parse("49.50495049"));
    EXPECT_EQ(trade.entryTime, tape[3].openTime);
    EXPECT_EQ(trade.exitTime, tape[5].openTime);
    EXPECT_EQ(trade.entryPrice, Price::whole(20));
    EXPECT_EQ(trade.exitPrice, Price::whole(8));
    EXPECT_EQ(trade.barsHeld, 2);
    EXPECT_EQ(trade.exitReason, ExitReason::Signal);
    // Out 396.03960392 - 3.9603960392, in 990.0990098 + 9.900990098.
    EXPECT_NEAR(trade.pnl.toDouble(), -607.920792019, 1e-7);
    EXPECT_NEAR(trade.pnlPct, -607.920792019 / 999.999999898 * 100, 1e-9);
    EXPECT_NEAR(report.feesPaid.toDouble(), 13.8613861372, 1e-7);
    EXPECT_EQ(report.finalEquity, report.capital + trade.pnl);
    EXPECT_FALSE(report.openPosition.has_value());
}

TEST(BacktestRules, SlippageMakesEveryFillWorse) {
    BacktestSettings settings = allIn("sma-cross");
    settings.slippageBps = Ratio::whole(100);
    const BacktestReport report = reportOf(settings, flatTape({10, 10, 20, 20, 10, 10}));
    ASSERT_EQ(report.trades.size(), 1U);
    EXPECT_EQ(report.trades.front().entryPrice, *Price::parse("20.2"));
    EXPECT_EQ(report.trades.front().exitPrice, *Price::parse("9.9"));
}

TEST(BacktestRules, AnOrderPendingAfterTheLastBarIsDropped) {
    const BacktestReport report = reportOf(allIn("sma-cross"), flatTape({10, 10, 20}));
    EXPECT_EQ(report.feesPaid, Krw{});
    EXPECT_FALSE(report.openPosition.has_value());
    EXPECT_EQ(report.finalEquity, report.capital);
    EXPECT_DOUBLE_EQ(report.statistics.exposure, 0);
}

TEST(BacktestRules, PositionPctIsTakenOfEquityAndCappedByCashAndFee) {
    BacktestSettings settings = allIn("buy-and-hold");
    settings.positionPct = *Ratio::parse("50");
    EXPECT_EQ(reportOf(settings, flatTape({10, 10})).openPosition->volume, Quantity::whole(50));
    settings.positionPct = Ratio::whole(100);
    settings.fee = *Ratio::parse("0.25");
    EXPECT_EQ(reportOf(settings, flatTape({10, 10})).openPosition->volume, Quantity::whole(80));
}

TEST(BacktestRules, AnOrderWhoseVolumeIsZeroIsDropped) {
    BacktestSettings settings = allIn("sma-cross");
    settings.capital = Krw::whole(1);
    settings.positionPct = *Ratio::parse("0.0001"); // 0.000001 won
    const BacktestReport smallest = reportOf(settings, flatTape({50, 50, 100, 100}));
    ASSERT_TRUE(smallest.openPosition.has_value());
    EXPECT_EQ(smallest.openPosition->volume, Quantity::fromUnits(1));
    // The first Buy would get half a unit and is dropped; the next one, at a lower price, is not held up by it.
    const BacktestReport dropped = reportOf(settings, flatTape({100, 100, 200, 200, 50, 50, 100, 100}));
    EXPECT_TRUE(dropped.trades.empty());
    ASSERT_TRUE(dropped.openPosition.has_value());
    EXPECT_EQ(dropped.openPosition->entryPrice, Price::whole(100));
}

TEST(BacktestRules, BarsOutsideFromAndToAreNotSeenNotEvenForWarmUp) {
    BacktestSettings settings = allIn("sma-cross");
    const Tape tape = flatTape({10, 10, 20, 20, 10, 10, 10, 20, 20});
    settings.from = tape[3].openTime;
    settings.to = tape[8].openTime;
    const BacktestReport report = reportOf(settings, tape);
    EXPECT_EQ(report.bars, 5);
    EXPECT_EQ(report.start, tape[3].openTime);
    EXPECT_EQ(report.end, tape[7].openTime);
    EXPECT_TRUE(report.trades.empty()); // the only Buy stands on the last bar
}

TEST(BacktestRules, GapsAreNotFilled) {
    Tape tape = flatTape({10, 10, 20, 20});
    tape[3].openTime += std::chrono::days{3};
    const BacktestReport report = reportOf(allIn("sma-cross"), tape);
    EXPECT_EQ(report.bars, 4);
    EXPECT_EQ(report.unit, kMinute);
    ASSERT_TRUE(report.openPosition.has_value());
    EXPECT_EQ(report.openPosition->entryTime, tape[3].openTime);
}

TEST(BacktestRules, OneBarIsEnough) {
    const BacktestReport report = reportOf(allIn("buy-and-hold"), flatTape({10}));
    EXPECT_EQ(report.bars, 1);
    EXPECT_EQ(report.start, report.end);
    EXPECT_EQ(report.finalEquity, report.capital);
    EXPECT_FALSE(report.statistics.sharpe || report.statistics.sortino || report.statistics.cagr ||
                 report.statistics.calmar || report.statistics.winRate);
}

TEST(BacktestRules, RiskOffIsSaidInTheReport) {
    const BacktestReport report = reportOf(allIn("buy-and-hold"), flatTape({10, 10}));
    EXPECT_FALSE(report.risk);
    EXPECT_EQ(report.notes, (std::vector{Note::RiskOff, Note::PositionOpenAtEnd}));
}

} // namespace
} // namespace kkachi::backtest
