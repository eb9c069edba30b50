// Market time: it starts where the market starts and runs `speed` times as fast as the wall.
#pragma once

#include "base/clock.h"

#include <chrono>
#include <optional>

namespace kkachi::simulator {

class SimulatorClock : public base::Clock {
  public:
    SimulatorClock(base::Timestamp start, double speed)
        : m_start{start}
        , m_speed{speed}
        , m_startedAt{std::chrono::steady_clock::now()} {}

    base::Timestamp now() const override {
        if (m_held)
            return *m_held;
        const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - m_startedAt;
        return m_start + base::Milliseconds{static_cast<std::int64_t>(wall.count() * m_speed)};
    }
    // Wall time since the start, for rate limits and deadlines, which market time must not stretch.
    std::chrono::milliseconds sinceStart() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_startedAt);
    }
    // Market time stands still for all who ask while one thing is carried out; for them, not for the wall.
    void hold() { m_held = now(); }
    void release() { m_held.reset(); }

    base::Timestamp start() const { return m_start; }
    double speed() const { return m_speed; }

  private:
    base::Timestamp m_start;
    double m_speed;
    std::optional<base::Timestamp> m_held;
    std::chrono::steady_clock::time_point m_startedAt;
};

} // namespace kkachi::simulator
