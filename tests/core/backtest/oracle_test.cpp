// The engine-driven backtest against the independent loop, over many random tapes and settings.
#include "backtest/backtest.h"
#include "sample_tapes.h"
#include "section_five_oracle.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kkachi::backtest {
namespace {

using base::Ratio;

struct Experiment {
    Tape tape;
    BacktestSettings settings;
    oracle::Settings plain;
};

Ratio decimal(long double value) {
    return Ratio::fromUnits(std::llround(value * 100'000'000));
}

template <class T>
T pick(std::mt19937_64& random, std::initializer_list<T> values) {
    return values.begin()[random() % values.size()];
}

void chooseStrategy(Experiment& run, std::mt19937_64& random) {
    auto& plain = run.plain;
    plain.strategy = pick<const char*>(random, {"sma-cross", "sma-cross", "rsi", "buy-and-hold"});
    const auto count = [&random](int least, int most) {
        return static_cast<long double>(least + static_cast<int>(random() % (most - least + 1)));
    };
    if (plain.strategy == "sma-cross")
        plain.parameters = {{"fast", count(1, 6)}, {"slow", count(7, 25)}};
    if (plain.strategy == "rsi")
        plain.parameters = {{"period", count(2, 15)},
                            {"lower", pick<long double>(random, {25, 30, 42.5L})},
                            {"upper", pick<long double>(random, {55, 70, 80})}};
    run.settings.strategy = plain.strategy;
    for (const auto& [name, value] : plain.parameters)
        run.settings.parameters[name] = decimal(value);
}

void chooseMoney(Experiment& run, std::mt19937_64& random) {
    auto& plain = run.plain;
    plain.fee = pick<long double>(random, {0, 0.0005L, 0.00139L, 0.01L});
    plain.slippageBps = pick<long double>(random, {0, 0, 2.5L, 10});
    plain.capital = pick<long double>(random, {10'000'000, 300'000, 900'000'000});
    plain.positionPct =
        plain.risk ? pick<long double>(random, {2, 1.5L, 0.7L}) : pick<long double>(random, {100, 50, 1});
    run.settings.riskOn = plain.risk;
    run.settings.fee = decimal(plain.fee);
    run.settings.slippageBps = decimal(plain.slippageBps);
    run.settings.capital = base::Krw::whole(std::llround(plain.capital));
    run.settings.positionPct = decimal(plain.positionPct);
}

void chooseLimits(Experiment& run, std::mt19937_64& random) {
    auto& plain = run.plain;
    plain.stopLossPct = pick<long double>(random, {3, 0.5L, 1});
    plain.dailyLossPct = pick<long double>(random, {0.3L, 0.01L, 0.03L});
    plain.volatilityPct = pick<long double>(random, {1.5L, 0.4L, 0.2L});
    plain.volatilityWindowMs = pick<std::int64_t>(random, {60'000, 300'000, 3'600'000});
    auto& limits = run.settings.limits;
    limits.stopLoss = decimal(plain.stopLossPct / 100);
    limits.dailyLoss = decimal(plain.dailyLossPct / 100);
    limits.volatility = decimal(plain.volatilityPct / 100);
    limits.volatilityWindow = base::Milliseconds{plain.volatilityWindowMs};
}

Experiment makeRun(std::uint64_t seed) {
    std::mt19937_64 random{seed};
    Experiment run;
    const auto unit = pick<base::Milliseconds>(random, {kMinute, kMinute, kMinute * 5, std::chrono::hours{1}});
    run.tape = makeTape({.seed = seed, .bars = 1'500, .unit = unit, .wildness = 20});
    run.plain.risk = random() % 3 != 0;
    chooseStrategy(run, random);
    chooseMoney(run, random);
    chooseLimits(run, random);
    return run;
}

void expectNear(long double actual, long double expected, const char* what, long double relative = 1e-9L) {
    EXPECT_LE(std::fabs(actual - expected), std::max(1e-9L, relative * std::fabs(expected)))
        << what << ": " << static_cast<double>(actual) << " against " << static_cast<double>(expected);
}

void expectNear(const std::optional<double>& actual, const std::optional<oracle::Real>& expected, const char* what,
                long double relative = 1e-9L) {
    ASSERT_EQ(actual.has_value(), expected.has_value()) << what;
    if (actual)
        expectNear(*actual, *expected, what, relative);
}

void expectSameTrades(const BacktestReport& report, const oracle::Figures& expected, const Tape& tape) {
    ASSERT_EQ(report.trades.size(), expected.trades.size());
    for (std::size_t i = 0; i < report.trades.size(); ++i) {
        SCOPED_TRACE(testing::Message{} << "trade " << i);
        const Trade& trade = report.trades[i];
        const oracle::Trade& other = expected.trades[i];
        ASSERT_EQ(trade.entryTime, tape[static_cast<std::size_t>(other.entryBar)].openTime);
        ASSERT_EQ(trade.exitTime, tape[static_cast<std::size_t>(other.exitBar)].openTime);
        ASSERT_EQ(trade.barsHeld, other.exitBar - other.entryBar);
        ASSERT_EQ(trade.exitReason == ExitReason::StopLoss, other.byStop);
        ASSERT_EQ(trade.volume.units(), other.volumeUnits);
        expectNear(trade.entryPrice.toDouble(), other.entryPrice, "entry price", 1e-14L);
        expectNear(trade.exitPrice.toDouble(), other.exitPrice, "exit price", 1e-14L);
        ASSERT_LE(std::fabs(static_cast<long double>(trade.pnl.units()) / 1e8L - other.pnl), 1e-6L);
        expectNear(trade.pnlPct, other.pnlPct, "pnl_pct", 1e-6L);
    }
}

void expectSameFigures(const BacktestReport& report, const oracle::Figures& expected) {
    ASSERT_EQ(report.equity.size(), expected.equity.size());
    for (std::size_t i = 0; i < report.equity.size(); ++i)
        ASSERT_LE(std::fabs(static_cast<long double>(report.equity[i].equity.units()) / 1e8L - expected.equity[i]),
                  1e-4L)
            << "bar " << i;
    expectNear(report.finalEquity.toDouble(), expected.equity.back(), "final equity");
    EXPECT_LE(std::fabs(report.feesPaid.toDouble() - expected.feesPaid), 1e-5L);
    EXPECT_EQ(report.openPosition.has_value(), expected.openAtEnd);
    const Statistics& s = report.statistics;
    expectNear(s.totalReturn, expected.totalReturn, "total_return");
    expectNear(s.maxDrawdown, expected.maxDrawdown, "max_drawdown");
    expectNear(s.winRate, expected.winRate, "win_rate");
    expectNear(s.profitLossRatio, expected.profitLossRatio, "profit_loss_ratio", 1e-6L);
    expectNear(s.profitFactor, expected.profitFactor, "profit_factor", 1e-6L);
    expectNear(s.sharpe, expected.sharpe, "sharpe", 1e-6L);
    expectNear(s.sortino, expected.sortino, "sortino", 1e-6L);
    expectNear(s.cagr, expected.cagr, "cagr", 1e-6L);
    expectNear(s.calmar, expected.calmar, "calmar", 1e-6L);
    expectNear(s.exposure, expected.exposure, "exposure");
    expectNear(s.buyAndHoldReturn, expected.buyAndHoldReturn, "buy_and_hold_return");
}

TEST(Backtest, AgreesWithAnIndependentLoopInEveryTradeAndFigure) {
    std::size_t trades = 0;
    std::size_t stops = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        SCOPED_TRACE(testing::Message{} << "seed " << seed);
        const Experiment run = makeRun(seed);
        const auto report = runBacktest(run.settings, run.tape);
        ASSERT_TRUE(report.has_value());
        const oracle::Figures expected = oracle::run(run.plain, run.tape);
        expectSameTrades(*report, expected, run.tape);
        expectSameFigures(*report, expected);
        if (HasFatalFailure() || HasNonfatalFailure())
            return;
        trades += expected.trades.size();
        for (const oracle::Trade& trade : expected.trades)
            stops += trade.byStop ? 1 : 0;
    }
    // The tapes are worth something only while they make the rules act.
    EXPECT_GT(trades, 1'000U);
    EXPECT_GT(stops, 100U);
}

TEST(Backtest, GivesTheSameReportTwice) {
    const Experiment run = makeRun(4);
    const auto first = runBacktest(run.settings, run.tape);
    const auto second = runBacktest(run.settings, run.tape);
    ASSERT_TRUE(first.has_value() && second.has_value());
    ASSERT_EQ(first->equity.size(), second->equity.size());
    for (std::size_t i = 0; i < first->equity.size(); ++i)
        ASSERT_EQ(first->equity[i].equity, second->equity[i].equity);
    EXPECT_EQ(first->statistics.sharpe, second->statistics.sharpe);
    EXPECT_EQ(first->trades.size(), second->trades.size());
}

TEST(Backtest, DoesNotKnowTheFuture) {
    const Experiment run = makeRun(9);
    const auto whole = runBacktest(run.settings, run.tape);
    BacktestSettings shorter = run.settings;
    const std::size_t kept = run.tape.size() / 2;
    shorter.to = run.tape[kept].openTime;
    const auto half = runBacktest(shorter, run.tape);
    ASSERT_TRUE(whole.has_value() && half.has_value());
    ASSERT_EQ(half->equity.size(), kept);
    for (std::size_t i = 0; i < kept; ++i)
        ASSERT_EQ(half->equity[i].equity, whole->equity[i].equity) << "bar " << i;
}

TEST(Backtest, ProfitsOfTradesAddUpToTheChangeOfEquity) {
    for (std::uint64_t seed = 200; seed < 230; ++seed) {
        const Experiment run = makeRun(seed);
        const auto report = runBacktest(run.settings, run.tape);
        ASSERT_TRUE(report.has_value());
        base::Krw sum = report->openPosition ? report->openPosition->unrealisedPnl : base::Krw{};
        for (const Trade& trade : report->trades)
            sum += trade.pnl;
        EXPECT_EQ(report->finalEquity, report->capital + sum) << "seed " << seed;
    }
}

} // namespace
} // namespace kkachi::backtest
