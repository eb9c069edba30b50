#include "ui/chart/chart_bars.h"

#include <algorithm>
#include <cmath>

namespace kkachi::ui {

double msOf(const market::Candle& bar) {
    return static_cast<double>(base::toEpochMs(bar.openTime));
}

void ChartBars::set(const engine::BarSeries& series) {
    m_series = series;
    m_unitMs = static_cast<double>(series.unit.count());
}

std::span<const market::Candle> ChartBars::closed() const {
    return m_series.closed ? std::span{*m_series.closed} : std::span<const market::Candle>{};
}

std::size_t ChartBars::size() const {
    return closed().size() + (m_series.current ? 1 : 0);
}

const market::Candle& ChartBars::at(std::size_t index) const {
    return index < closed().size() ? closed()[index] : *m_series.current;
}

std::pair<std::size_t, std::size_t> ChartBars::between(double fromMs, double toMs) const {
    const auto bars = closed();
    const auto first = std::partition_point(bars.begin(), bars.end(),
                                            [&](const market::Candle& bar) { return msOf(bar) + m_unitMs <= fromMs; });
    const auto last =
        std::partition_point(first, bars.end(), [&](const market::Candle& bar) { return msOf(bar) < toMs; });
    auto begin = static_cast<std::size_t>(first - bars.begin());
    auto end = static_cast<std::size_t>(last - bars.begin());
    if (m_series.current && end == bars.size() && msOf(*m_series.current) < toMs) {
        ++end;
        if (msOf(*m_series.current) + m_unitMs <= fromMs)
            begin = end;
    }
    return {begin, end};
}

std::optional<BarExtremes> ChartBars::extremes(double fromMs, double toMs) const {
    const auto [begin, end] = between(fromMs, toMs);
    if (begin == end)
        return std::nullopt;
    BarExtremes found{at(begin).low.toDouble(), at(begin).high.toDouble(), 0};
    for (std::size_t index = begin; index < end; ++index) {
        const market::Candle& bar = at(index);
        found.low = std::min(found.low, bar.low.toDouble());
        found.high = std::max(found.high, bar.high.toDouble());
        found.volume = std::max(found.volume, bar.volume.toDouble());
    }
    return found;
}

std::optional<market::Candle> ChartBars::nearest(double ms) const {
    if (isEmpty())
        return std::nullopt;
    const auto bars = closed();
    const double middle = m_unitMs / 2;
    const auto after = std::partition_point(bars.begin(), bars.end(),
                                            [&](const market::Candle& bar) { return msOf(bar) + middle < ms; });
    const auto right = static_cast<std::size_t>(after - bars.begin());
    const auto distance = [&](std::size_t index) { return std::abs(msOf(at(index)) + middle - ms); };
    std::size_t best = std::min(right, size() - 1);
    if (right > 0 && distance(right - 1) < distance(best))
        best = right - 1;
    if (distance(size() - 1) < distance(best))
        best = size() - 1;
    return at(best);
}

double ChartBars::firstMs() const {
    return isEmpty() ? 0 : msOf(at(0));
}

double ChartBars::lastMs() const {
    return isEmpty() ? 0 : msOf(at(size() - 1));
}

} // namespace kkachi::ui
