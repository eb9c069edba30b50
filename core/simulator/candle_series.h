// The candles of one unit, oldest first, growing with the trades; coarser units are put together on request.
#pragma once

#include "market/candle.h"
#include "market/trade.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace kkachi::simulator {

struct SeriesBar {
    market::Candle candle;
    double turnover = 0; // won; a statistic
    base::Timestamp lastTradeAt;
};

// Adds `later` (same bucket or behind it) to `bar`, which keeps its opening time.
void mergeInto(SeriesBar& bar, const SeriesBar& later);

base::Timestamp floorTo(base::Milliseconds unit, base::Timestamp at);

class CandleSeries {
  public:
    // Keeps at most `capacity` bars, the newest.
    CandleSeries(base::Milliseconds unit, std::size_t capacity)
        : m_unit{unit}
        , m_capacity{capacity} {}

    void add(const market::Trade& trade);
    // A finished bar of the past or a part of the one in progress; opening times must not fall.
    void addBar(const SeriesBar& bar);

    // The newest bars of `unit`, a multiple of this series', that open before `to`; newest first, at most `count`.
    // Buckets without trades do not exist.
    std::vector<SeriesBar> newest(base::Milliseconds unit, std::optional<base::Timestamp> to, std::size_t count) const;
    // All bars that open at or after `from`, as one; nothing when there are none.
    std::optional<SeriesBar> since(base::Timestamp from) const;
    // The close of the last bar that opens before `at`.
    std::optional<base::Price> closeBefore(base::Timestamp at) const;

    base::Milliseconds unit() const { return m_unit; }
    const std::deque<SeriesBar>& bars() const { return m_bars; }

  private:
    base::Milliseconds m_unit;
    std::size_t m_capacity;
    std::deque<SeriesBar> m_bars;
};

} // namespace kkachi::simulator
