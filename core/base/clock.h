// Where time comes from. The trading logic never asks: it gets instants with its events. Only the hosts at the edge
// hold a Clock, and the composition root decides which (system time, or the market time of a replay).
#pragma once

#include "base/timestamp.h"

namespace kkachi::base {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

} // namespace kkachi::base
