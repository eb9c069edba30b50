#include "simulator/candle_series.h"

#include <algorithm>

namespace kkachi::simulator {

base::Timestamp floorTo(base::Milliseconds unit, base::Timestamp at) {
    const auto since = at.time_since_epoch();
    auto rest = since % unit;
    if (rest.count() < 0)
        rest += unit;
    return base::Timestamp{since - rest};
}

void mergeInto(SeriesBar& bar, const SeriesBar& later) {
    bar.candle.high = std::max(bar.candle.high, later.candle.high);
    bar.candle.low = std::min(bar.candle.low, later.candle.low);
    bar.candle.close = later.candle.close;
    bar.candle.volume += later.candle.volume;
    bar.turnover += later.turnover;
    bar.lastTradeAt = std::max(bar.lastTradeAt, later.lastTradeAt);
}

void CandleSeries::add(const market::Trade& trade) {
    addBar({{trade.at, trade.price, trade.price, trade.price, trade.price, trade.volume},
            trade.price.toDouble() * trade.volume.toDouble(),
            trade.at});
}

void CandleSeries::addBar(const SeriesBar& bar) {
    const base::Timestamp openTime = floorTo(m_unit, bar.candle.openTime);
    if (!m_bars.empty() && openTime <= m_bars.back().candle.openTime) {
        mergeInto(m_bars.back(), bar);
        return;
    }
    m_bars.push_back(bar);
    m_bars.back().candle.openTime = openTime;
    if (m_bars.size() > m_capacity)
        m_bars.pop_front();
}

std::vector<SeriesBar> CandleSeries::newest(base::Milliseconds unit, std::optional<base::Timestamp> to,
                                            std::size_t count) const {
    std::vector<SeriesBar> found;
    for (auto bar = m_bars.rbegin(); bar != m_bars.rend(); ++bar) {
        const base::Timestamp openTime = floorTo(unit, bar->candle.openTime);
        if (to && openTime >= *to)
            continue;
        SeriesBar whole = *bar;
        whole.candle.openTime = openTime;
        if (found.empty() || found.back().candle.openTime != openTime) {
            if (found.size() == count)
                break;
            found.push_back(whole);
            continue;
        }
        mergeInto(whole, found.back()); // the bars come backwards: this one is the earlier part
        found.back() = whole;
    }
    return found;
}

std::optional<SeriesBar> CandleSeries::since(base::Timestamp from) const {
    std::optional<SeriesBar> whole;
    auto bar = std::lower_bound(m_bars.begin(), m_bars.end(), from,
                                [](const SeriesBar& b, base::Timestamp at) { return b.candle.openTime < at; });
    for (; bar != m_bars.end(); ++bar) {
        if (whole)
            mergeInto(*whole, *bar);
        else
            whole = *bar;
    }
    return whole;
}

std::optional<base::Price> CandleSeries::closeBefore(base::Timestamp at) const {
    const auto bar = std::lower_bound(m_bars.begin(), m_bars.end(), at,
                                      [](const SeriesBar& b, base::Timestamp t) { return b.candle.openTime < t; });
    if (bar == m_bars.begin())
        return std::nullopt;
    return std::prev(bar)->candle.close;
}

} // namespace kkachi::simulator
