// Highest and lowest price of the last while. Live trading feeds it trades, a backtest bars.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <deque>
#include <optional>

namespace kkachi::risk {

struct PriceRange {
    base::Price highest;
    base::Price lowest;
};

class VolatilityWindow {
  public:
    explicit VolatilityWindow(base::Milliseconds length)
        : m_length{length} {}

    // `at` is the time of the trade, or the opening time of the bar; it never goes back.
    void add(base::Timestamp at, base::Price high, base::Price low);
    // Over what was added at or after now - length; nothing when that is empty.
    std::optional<PriceRange> range(base::Timestamp now);

  private:
    struct Extreme {
        base::Timestamp at;
        base::Price price;
    };
    base::Milliseconds m_length;
    // Each front is the extreme; behind it only what can still become one (monotone queues, O(1) a price).
    std::deque<Extreme> m_highs;
    std::deque<Extreme> m_lows;
};

} // namespace kkachi::risk
