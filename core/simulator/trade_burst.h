// A burst of trades at a steady rate for benchmarks: how many are due by now.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace kkachi::simulator {

class TradeBurst {
  public:
    // {"trades": 1 to 100000000, "per_second": 1 to 1000000}; the error names the member that is wrong and what is
    // allowed.
    static base::Result<TradeBurst, std::string> read(std::string_view json, std::chrono::milliseconds now);

    TradeBurst() = default;
    TradeBurst(std::int64_t trades, std::int64_t perSecond, std::chrono::milliseconds now)
        : m_trades{trades}
        , m_perSecond{perSecond}
        , m_startedAt{now} {}

    bool isOver() const { return m_printed >= m_trades; }
    std::int64_t printed() const { return m_printed; }
    // The trades that are due at `now` and were not taken yet, at most `most` of them.
    std::int64_t take(std::chrono::milliseconds now, std::int64_t most);

  private:
    std::int64_t m_trades = 0;
    std::int64_t m_perSecond = 0;
    std::chrono::milliseconds m_startedAt{0};
    std::int64_t m_printed = 0;
};

} // namespace kkachi::simulator
