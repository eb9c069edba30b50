// Returns by UTC day: equity at the last bar that opens in the day over that of the day before; the capital comes
// before the first day, and a day without bars counts as 0.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace kkachi::backtest {

class DailyReturns {
  public:
    explicit DailyReturns(base::Krw capital)
        : m_before{capital}
        , m_last{capital} {}

    // Bars in order of time.
    void add(base::Timestamp opened, base::Krw equity);
    // The day of the last bar included.
    std::vector<double> values() const;

  private:
    base::Krw m_before; // equity at the end of the day before
    base::Krw m_last;
    std::optional<std::int64_t> m_day;
    std::vector<double> m_finished;
};

} // namespace kkachi::backtest
