// How many calls of one rate group may leave in a second. Kept below the exchange's own limits, because those count
// what arrives there. A part is reserved for what makes us safer: cancels, and sales of what we hold.
#pragma once

#include "base/timestamp.h"

#include <deque>

namespace kkachi::exchange::upbit {

enum class Urgency { Normal, Urgent };

// Milliseconds of a clock that never goes back, from any start.
using SteadyTime = base::Milliseconds;

class RateBudget {
  public:
    RateBudget(int perSecond, int reservedForUrgent)
        : m_perSecond{perSecond}
        , m_reserved{reservedForUrgent} {}

    // Counts the call when it may leave now. No span of a second ever holds more than perSecond of them.
    bool tryTake(SteadyTime now, Urgency urgency);
    // When the next call of this urgency may leave; `now` or earlier: at once.
    SteadyTime nextFreeAt(SteadyTime now, Urgency urgency);
    // The exchange refused: nothing leaves before `until`.
    void pauseUntil(SteadyTime until);

  private:
    void forgetOld(SteadyTime now);

    int m_perSecond;
    int m_reserved;
    std::deque<SteadyTime> m_sent; // of the last second
    SteadyTime m_pausedUntil{};
};

} // namespace kkachi::exchange::upbit
