// The time of a simulated market: runs from an instant of that market at a multiple of the wall's speed, and cannot be
// moved by changes of the machine's clock.
#pragma once

#include "base/clock.h"

#include <chrono>

namespace kkachi::app {

class MarketClock final : public base::Clock {
  public:
    MarketClock(base::Timestamp start, double speed)
        : m_start{start}
        , m_speed{speed}
        , m_begun{std::chrono::steady_clock::now()} {}

    base::Timestamp now() const override {
        const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - m_begun;
        return m_start + base::Milliseconds{static_cast<std::int64_t>(wall.count() * m_speed)};
    }

  private:
    base::Timestamp m_start;
    double m_speed;
    std::chrono::steady_clock::time_point m_begun;
};

} // namespace kkachi::app
