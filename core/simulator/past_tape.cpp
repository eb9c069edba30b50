#include "simulator/past_tape.h"

#include "simulator/bar_trades.h"

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

PastTape::PastTape(std::vector<market::Candle> bars, base::Milliseconds unit)
    : m_bars{std::move(bars)}
    , m_unit{unit} {}

PastTape::PastTape(RecordedTrades trades, std::size_t count)
    : m_trades{std::move(trades)}
    , m_count{count} {}

base::Timestamp PastTape::firstAt() const {
    return m_bars.empty() ? m_trades->front().at : m_bars.front().openTime;
}

base::Price PastTape::firstPrice() const {
    return m_bars.empty() ? m_trades->front().price : m_bars.front().open;
}

std::optional<base::Timestamp> PastTape::lastTradeAt() const {
    return m_count == 0 ? std::nullopt : std::optional{(*m_trades)[m_count - 1].at};
}

std::vector<market::Trade> PastTape::tradesIn(base::Timestamp from, base::Timestamp to, base::Price tick,
                                              std::uint64_t seed) const {
    if (m_count == 0)
        return tradesOfBars(from, to, tick, seed);
    const auto isBefore = [](const market::Trade& trade, base::Timestamp at) { return trade.at < at; };
    const auto end = m_trades->begin() + static_cast<std::ptrdiff_t>(m_count);
    const auto first = std::lower_bound(m_trades->begin(), end, from, isBefore);
    return {first, std::lower_bound(first, end, std::max(from, to), isBefore)};
}

std::vector<market::Trade> PastTape::tradesOfBars(base::Timestamp from, base::Timestamp to, base::Price tick,
                                                  std::uint64_t seed) const {
    std::vector<market::Trade> found;
    auto bar = std::lower_bound(m_bars.begin(), m_bars.end(), from - m_unit,
                                [](const market::Candle& candle, base::Timestamp at) { return candle.openTime <= at; });
    for (; bar != m_bars.end() && bar->openTime < to; ++bar)
        for (const market::Trade& trade : tradesOfBar(*bar, m_unit, tick, seed))
            if (trade.at >= from && trade.at < to)
                found.push_back(trade);
    return found;
}

void PastTape::addTo(CandleSeries& series) const {
    for (const market::Candle& candle : m_bars)
        if (candle.volume.isPositive())
            series.addBar({candle, candle.volume.toDouble() * candle.close.toDouble(),
                           candle.openTime + m_unit - base::Milliseconds{1}});
    for (std::size_t i = 0; i < m_count; ++i)
        series.add((*m_trades)[i]);
}

} // namespace kkachi::simulator
