// The machine's own time: the only place that reads it.
#pragma once

#include "base/clock.h"

#include <chrono>

namespace kkachi::app {

class SystemClock final : public base::Clock {
  public:
    base::Timestamp now() const override {
        return std::chrono::floor<base::Milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace kkachi::app
