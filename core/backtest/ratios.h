// Ratios of a run, annualised over 365 days. Nothing where a ratio does not exist: a divisor of 0, too short a time.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <optional>
#include <span>

namespace kkachi::backtest {

// to / from - 1. from > 0.
double returnOf(base::Krw from, base::Krw to);
double returnOf(base::Price from, base::Price to);

// Mean / sample standard deviation (n - 1) x sqrt(365); nothing for fewer than two days.
std::optional<double> sharpe(std::span<const double> dailyReturns);
// Mean / sqrt(sum of squared negative returns / number of all days) x sqrt(365); nothing for fewer than two days.
std::optional<double> sortino(std::span<const double> dailyReturns);
// (last / first)^(365 d / length) - 1; nothing under one day.
std::optional<double> cagr(base::Krw first, base::Krw last, base::Milliseconds length);
std::optional<double> calmar(const std::optional<double>& cagr, double maxDrawdown);

} // namespace kkachi::backtest
