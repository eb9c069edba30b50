// A backtest: the trading engine over a tape of bars, and the figures of what came of it. Same input, same report, to
// the last digit.
#pragma once

#include "backtest/backtest_report.h"
#include "backtest/backtest_settings.h"
#include "base/result.h"
#include "market/candle.h"

#include <span>
#include <stop_token>
#include <variant>

namespace kkachi::backtest {

using BacktestError = std::variant<strategy::StrategyError, SettingError>;

// `bars` in order of time. A requested stop ends the run with BacktestProblem::Cancelled.
base::Result<BacktestReport, BacktestError>
runBacktest(const BacktestSettings& settings, std::span<const market::Candle> bars, const std::stop_token& stop = {});

// The bars that open at or after `from` and before `to`.
std::span<const market::Candle> barsBetween(std::span<const market::Candle> bars,
                                            const std::optional<base::Timestamp>& from,
                                            const std::optional<base::Timestamp>& to);

} // namespace kkachi::backtest
