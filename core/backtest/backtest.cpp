#include "backtest/backtest.h"

#include "backtest/daily_returns.h"
#include "backtest/drawdown.h"
#include "backtest/ratios.h"
#include "backtest/tape_host.h"
#include "backtest/trade_statistics.h"
#include "history/candle_tape.h"

#include <algorithm>
#include <utility>

namespace kkachi::backtest {

namespace {

using base::Ratio;
using base::Result;
using base::Unexpected;
using Bars = std::span<const market::Candle>;

constexpr std::size_t kBarsBetweenStopChecks = 4096;

SettingError outOfRange(std::string subject, std::string value, std::string allowed) {
    return {BacktestProblem::OutOfRange, std::move(subject), std::move(value), std::move(allowed)};
}

Ratio positionPct(const BacktestSettings& settings) {
    return settings.positionPct.value_or(Ratio::fromUnits(settings.limits.maxPosition.units() * 100));
}

std::optional<SettingError> findProblem(const BacktestSettings& settings) {
    if (!settings.capital.isPositive())
        return outOfRange("capital", settings.capital.toString(), "over 0");
    if (settings.fee.isNegative() || settings.fee >= Ratio::whole(1))
        return outOfRange("fee", settings.fee.toString(), "0 to below 1");
    if (settings.slippageBps.isNegative() || settings.slippageBps >= Ratio::whole(10'000))
        return outOfRange("slippage-bps", settings.slippageBps.toString(), "0 to below 10000");
    const Ratio position = positionPct(settings);
    const Ratio most = Ratio::whole(settings.riskOn ? 2 : 100);
    // Six decimals of a percent are what a fraction of eight holds.
    if (!position.isPositive() || position > most || position.units() % 100 != 0)
        return outOfRange("position-pct", position.toString(), "over 0 to " + most.toString());
    return std::nullopt;
}

// What section 5 of the contract leaves out of a backtest is switched off here: the total loss limit, the cap on the
// capital, the rate of orders, and the exchange's own rules.
risk::Limits limitsOf(const BacktestSettings& settings) {
    risk::Limits limits = settings.limits;
    limits.enabled = settings.riskOn;
    limits.maxPosition = Ratio::fromUnits(positionPct(settings).units() / 100);
    limits.maxDrawdown = {};
    limits.capitalCap = {};
    limits.maxOrdersPerMinute = 0;
    limits.exchangeRules = false;
    return limits;
}

TapeHostSettings hostSettings(const BacktestSettings& settings, strategy::AnyStrategy strategy,
                              base::Milliseconds unit) {
    TapeHostSettings host;
    host.capital = settings.capital;
    host.costs = {settings.fee, settings.slippageBps};
    host.unit = unit;
    host.engine.market = settings.market;
    host.engine.limits = limitsOf(settings);
    host.engine.keepRecords = false;
    host.engine.runTag = "backtest";
    host.engine.signal.fromRules = true;
    host.engine.signal.strategy = std::move(strategy);
    host.engine.signal.strategyName = settings.strategy;
    host.engine.signal.unit = std::max(unit, base::Milliseconds{1});
    return host;
}

std::vector<Note> notesOf(const BacktestSettings& settings, const BacktestReport& report) {
    std::vector<Note> notes;
    if (!settings.riskOn)
        notes.push_back(Note::RiskOff);
    else if (report.unit > settings.limits.volatilityWindow)
        notes.push_back(Note::VolatilityNotSimulated);
    if (settings.riskOn)
        notes.push_back(Note::TotalLossNotSimulated);
    if (report.openPosition)
        notes.push_back(Note::PositionOpenAtEnd);
    return notes;
}

Statistics statisticsOf(const BacktestReport& report, Bars bars, std::int64_t barsHeld) {
    Drawdown drawdown;
    DailyReturns daily{report.capital};
    for (const EquityPoint& point : report.equity) {
        drawdown.add(point.equity);
        daily.add(point.at, point.equity);
    }
    const std::vector<double> returns = daily.values();
    const TradeStatistics trades = tradeStatistics(report.trades);
    Statistics statistics;
    statistics.totalReturn = returnOf(report.capital, report.finalEquity);
    statistics.maxDrawdown = drawdown.worst();
    statistics.totalTrades = static_cast<std::int64_t>(report.trades.size());
    statistics.winRate = trades.winRate;
    statistics.profitLossRatio = trades.profitLossRatio;
    statistics.profitFactor = trades.profitFactor;
    statistics.sharpe = sharpe(returns);
    statistics.sortino = sortino(returns);
    statistics.cagr = cagr(report.capital, report.finalEquity, report.end - report.start);
    statistics.calmar = calmar(statistics.cagr, statistics.maxDrawdown);
    statistics.exposure = static_cast<double>(barsHeld) / static_cast<double>(bars.size());
    statistics.buyAndHoldReturn = returnOf(bars.front().close, bars.back().close);
    return statistics;
}

// False when a stop was requested before the end.
bool playAll(TapeHost& host, Bars bars, std::vector<EquityPoint>& equity, const std::stop_token& stop) {
    equity.reserve(bars.size());
    host.start(bars.front().openTime);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (i % kBarsBetweenStopChecks == 0 && stop.stop_requested())
            return false;
        host.play(bars[i]);
        equity.push_back({bars[i].openTime, host.equity()});
    }
    return true;
}

Result<BacktestReport, BacktestError> runOver(const BacktestSettings& settings, strategy::AnyStrategy strategy,
                                              Bars bars, const std::stop_token& stop) {
    BacktestReport report;
    report.strategy = settings.strategy;
    report.parameters =
        strategy::completeParameters(*strategy::findDeclaration(settings.strategy), settings.parameters);
    report.market = settings.market;
    report.start = bars.front().openTime;
    report.end = bars.back().openTime;
    report.bars = static_cast<std::int64_t>(bars.size());
    report.unit = history::smallestDistance(bars);
    report.capital = settings.capital;
    report.fee = settings.fee;
    report.slippageBps = settings.slippageBps;
    report.positionPct = positionPct(settings);
    report.risk = settings.riskOn;
    TapeHost host{hostSettings(settings, std::move(strategy), report.unit)};
    if (!playAll(host, bars, report.equity, stop))
        return Unexpected{BacktestError{SettingError{BacktestProblem::Cancelled, {}, {}, {}}}};
    report.finalEquity = host.equity();
    report.feesPaid = host.feesPaid();
    report.trades = host.takeTrades();
    report.openPosition = host.openPosition();
    report.statistics = statisticsOf(report, bars, host.barsHeld());
    report.notes = notesOf(settings, report);
    return report;
}

} // namespace

Bars barsBetween(Bars bars, const std::optional<base::Timestamp>& from, const std::optional<base::Timestamp>& to) {
    const auto opensBefore = [](const market::Candle& bar, base::Timestamp at) { return bar.openTime < at; };
    auto first = bars.begin();
    auto last = bars.end();
    if (from)
        first = std::lower_bound(first, last, *from, opensBefore);
    if (to)
        last = std::lower_bound(first, last, *to, opensBefore);
    return {first, last};
}

Result<BacktestReport, BacktestError> runBacktest(const BacktestSettings& settings, Bars bars,
                                                  const std::stop_token& stop) {
    if (auto problem = findProblem(settings))
        return Unexpected{BacktestError{*std::move(problem)}};
    auto strategy = strategy::makeStrategy(settings.strategy, settings.parameters);
    if (!strategy)
        return Unexpected{BacktestError{strategy.error()}};
    const Bars wanted = barsBetween(bars, settings.from, settings.to);
    if (wanted.empty())
        return Unexpected{BacktestError{SettingError{BacktestProblem::NoBars, "data", {}, {}}}};
    try {
        return runOver(settings, *std::move(strategy), wanted, stop);
    } catch (const base::ArithmeticOverflow&) {
        return Unexpected{BacktestError{SettingError{BacktestProblem::Overflow, "data", {}, {}}}};
    }
}

} // namespace kkachi::backtest
