// Open, high and low of the trading day (00:00 UTC to 00:00 UTC, as Upbit's day candle) made of bars of any unit, and
// the same of the trading day before. A bar belongs to the day it opens in. Days without a bar do not count: the day
// before is the last one that had bars.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/candle.h"

#include <cstdint>
#include <optional>

namespace kkachi::indicators {

struct DayPrices {
    std::int64_t day = 0; // as base::tradingDay counts
    base::Price open;
    base::Price high;
    base::Price low;
};

class DayRange {
  public:
    // Returns whether the bar is the first of its trading day. Bars come in order of time.
    bool add(const market::Candle& bar) {
        const std::int64_t day = base::tradingDay(bar.openTime);
        const bool isFirst = !m_today || m_today->day != day;
        if (isFirst) {
            m_previous = m_today;
            m_today = DayPrices{day, bar.open, bar.high, bar.low};
            return true;
        }
        m_today->high = bar.high > m_today->high ? bar.high : m_today->high;
        m_today->low = bar.low < m_today->low ? bar.low : m_today->low;
        return false;
    }

    const std::optional<DayPrices>& today() const { return m_today; }
    const std::optional<DayPrices>& previous() const { return m_previous; }

  private:
    std::optional<DayPrices> m_today;
    std::optional<DayPrices> m_previous;
};

} // namespace kkachi::indicators
