#include "backtest/backtest.h"
#include "sample_tapes.h"

#include <gtest/gtest.h>

namespace kkachi::backtest {
namespace {

using base::Krw;
using base::Ratio;

BacktestSettings holding() {
    BacktestSettings settings;
    settings.strategy = "buy-and-hold";
    return settings;
}

SettingError settingErrorOf(const BacktestSettings& settings, const Tape& tape = flatTape({10, 10})) {
    const auto report = runBacktest(settings, tape);
    EXPECT_FALSE(report.has_value());
    return report || !std::holds_alternative<SettingError>(report.error()) ? SettingError{}
                                                                           : std::get<SettingError>(report.error());
}

TEST(BacktestSettings, PositionPctEndsAtTwoWithRiskAndAtHundredWithout) {
    BacktestSettings settings = holding();
    const auto isTaken = [&settings](const char* pct) {
        settings.positionPct = *Ratio::parse(pct);
        return runBacktest(settings, flatTape({10, 10})).has_value();
    };
    EXPECT_TRUE(isTaken("2"));
    EXPECT_TRUE(isTaken("0.0001"));
    EXPECT_FALSE(isTaken("2.0001"));
    EXPECT_FALSE(isTaken("0"));
    EXPECT_FALSE(isTaken("-1"));
    settings.riskOn = false;
    EXPECT_TRUE(isTaken("100"));
    EXPECT_FALSE(isTaken("100.0001"));
    EXPECT_FALSE(isTaken("0"));
}

TEST(BacktestSettings, TheErrorNamesTheOptionItsValueAndWhatIsAllowed) {
    BacktestSettings settings = holding();
    settings.positionPct = Ratio::whole(3);
    const SettingError error = settingErrorOf(settings);
    EXPECT_EQ(error.problem, BacktestProblem::OutOfRange);
    EXPECT_EQ(error.subject, "position-pct");
    EXPECT_EQ(error.value, "3");
    EXPECT_EQ(error.allowed, "over 0 to 2");
}

TEST(BacktestSettings, PositionPctIsTheRiskLimitWhereItIsNotGiven) {
    BacktestSettings settings = holding();
    settings.limits.maxPosition = *Ratio::parse("0.015");
    const auto report = runBacktest(settings, flatTape({10, 10}));
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->positionPct, *Ratio::parse("1.5"));
    EXPECT_EQ(report->openPosition->volume, base::Quantity::whole(15'000));
}

TEST(BacktestSettings, CapitalFeeAndSlippageHaveTheirRanges) {
    BacktestSettings settings = holding();
    settings.capital = {};
    EXPECT_EQ(settingErrorOf(settings).subject, "capital");
    settings = holding();
    settings.fee = Ratio::whole(1);
    EXPECT_EQ(settingErrorOf(settings).subject, "fee");
    settings.fee = Ratio::fromUnits(-1);
    EXPECT_EQ(settingErrorOf(settings).subject, "fee");
    settings = holding();
    settings.slippageBps = Ratio::whole(10'000);
    EXPECT_EQ(settingErrorOf(settings).subject, "slippage-bps");
}

TEST(BacktestSettings, AStrategyErrorIsHandedOn) {
    BacktestSettings settings;
    settings.strategy = "sma-cross";
    settings.parameters = {{"fast", Ratio::whole(9)}, {"slow", Ratio::whole(9)}};
    const auto report = runBacktest(settings, flatTape({10, 10}));
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(std::get<strategy::StrategyError>(report.error()).problem, strategy::StrategyProblem::BadCombination);
}

TEST(BacktestSettings, NoBarsBetweenFromAndToIsAnError) {
    BacktestSettings settings = holding();
    settings.from = *base::parseInstant("2030-01-01");
    EXPECT_EQ(settingErrorOf(settings).problem, BacktestProblem::NoBars);
    EXPECT_EQ(settingErrorOf(holding(), {}).problem, BacktestProblem::NoBars);
}

TEST(BacktestSettings, AnAmountOutOfRangeIsAnErrorAndNoException) {
    BacktestSettings settings = holding();
    settings.riskOn = false;
    settings.positionPct = Ratio::whole(100);
    settings.capital = Krw::whole(90'000'000'000);
    EXPECT_EQ(settingErrorOf(settings, flatTape({10, 10, 1'000'000'000})).problem, BacktestProblem::Overflow);
}

TEST(BacktestSettings, ARequestedStopEndsTheRun) {
    std::stop_source source;
    source.request_stop();
    const auto report = runBacktest(holding(), flatTape({10, 10}), source.get_token());
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(std::get<SettingError>(report.error()).problem, BacktestProblem::Cancelled);
}

TEST(BarsBetween, TakesFromInclusiveAndToExclusive) {
    const Tape tape = flatTape({1, 2, 3, 4, 5});
    const auto some = barsBetween(tape, tape[1].openTime, tape[3].openTime);
    ASSERT_EQ(some.size(), 2U);
    EXPECT_EQ(some.front(), tape[1]);
    EXPECT_EQ(some.back(), tape[2]);
    EXPECT_EQ(barsBetween(tape, std::nullopt, std::nullopt).size(), 5U);
    EXPECT_TRUE(barsBetween(tape, tape[3].openTime, tape[1].openTime).empty());
}

} // namespace
} // namespace kkachi::backtest
