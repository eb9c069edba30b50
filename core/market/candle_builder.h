// Trades in, candles of one unit out.
#pragma once

#include "market/candle.h"
#include "market/trade.h"

#include <optional>

namespace kkachi::market {

class CandleBuilder {
  public:
    // unit > 0. Bars start at whole multiples of it since 1970-01-01T00:00Z.
    explicit CandleBuilder(base::Milliseconds unit)
        : m_unit{unit} {}

    // Adds a trade; returns the finished bar when the trade opens a later one. A trade older than the current bar's
    // opening, or of a bar that was closed already (late delivery), is left out.
    std::optional<Candle> add(const Trade& trade);
    // The finished bar once `now` has passed its end; a bar with no later trade closes this way.
    std::optional<Candle> closeIfPast(base::Timestamp now);
    // Goes on with a bar whose beginning somebody else saw. Ignored when a bar is in the making already.
    void resume(const Candle& begun) {
        if (!m_current)
            m_current = begun;
    }
    const std::optional<Candle>& current() const { return m_current; }
    base::Milliseconds unit() const { return m_unit; }

  private:
    base::Timestamp floorToUnit(base::Timestamp at) const;

    base::Milliseconds m_unit;
    std::optional<Candle> m_current;
    std::optional<base::Timestamp> m_closedUntil; // end of the last finished bar: what is older comes too late
};

} // namespace kkachi::market
