#include "backtest/ratios.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace kkachi::backtest {

namespace {

constexpr long double kDaysOfYear = 365;

template <class Tag>
double changeOf(base::Fixed<Tag> from, base::Fixed<Tag> to) {
    return static_cast<double>(static_cast<long double>((to - from).units()) / static_cast<long double>(from.units()));
}

long double meanOf(std::span<const double> values) {
    long double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<long double>(values.size());
}

std::optional<double> annualised(long double mean, long double spread) {
    if (!(spread > 0))
        return std::nullopt;
    return static_cast<double>(mean / spread * std::sqrt(kDaysOfYear));
}

} // namespace

double returnOf(base::Krw from, base::Krw to) {
    return changeOf(from, to);
}
double returnOf(base::Price from, base::Price to) {
    return changeOf(from, to);
}

std::optional<double> sharpe(std::span<const double> dailyReturns) {
    if (dailyReturns.size() < 2)
        return std::nullopt;
    // Equal returns have no spread; the rounding of their mean must not make one.
    const auto [least, most] = std::ranges::minmax(dailyReturns);
    if (least == most)
        return std::nullopt;
    const long double mean = meanOf(dailyReturns);
    long double squares = 0;
    for (const double value : dailyReturns)
        squares += (value - mean) * (value - mean);
    return annualised(mean, std::sqrt(squares / static_cast<long double>(dailyReturns.size() - 1)));
}

std::optional<double> sortino(std::span<const double> dailyReturns) {
    if (dailyReturns.size() < 2)
        return std::nullopt;
    long double squares = 0;
    for (const double value : dailyReturns)
        if (value < 0)
            squares += static_cast<long double>(value) * value;
    return annualised(meanOf(dailyReturns), std::sqrt(squares / static_cast<long double>(dailyReturns.size())));
}

std::optional<double> cagr(base::Krw first, base::Krw last, base::Milliseconds length) {
    constexpr base::Milliseconds kDay = std::chrono::days{1};
    if (length < kDay || !first.isPositive() || last.isNegative())
        return std::nullopt;
    const long double growth = static_cast<long double>(last.units()) / static_cast<long double>(first.units());
    const long double years = static_cast<long double>(length.count()) / (kDaysOfYear * kDay.count());
    const auto value = static_cast<double>(std::pow(growth, 1 / years) - 1);
    return std::isfinite(value) ? std::optional{value} : std::nullopt;
}

std::optional<double> calmar(const std::optional<double>& cagr, double maxDrawdown) {
    if (!cagr || maxDrawdown == 0)
        return std::nullopt;
    return *cagr / maxDrawdown;
}

} // namespace kkachi::backtest
