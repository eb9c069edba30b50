// How many calls of one rate group may leave in a second (or in the window that the group has). Kept below the
// exchange's own limits, because those count what arrives there. A part is reserved for what makes us safer: cancels,
// and sales of what we hold.
#pragma once

#include "base/timestamp.h"

#include <deque>

namespace kkachi::exchange::upbit {

enum class Urgency { Normal, Urgent };

// Milliseconds of a clock that never goes back, from any start.
using SteadyTime = base::Milliseconds;

class RateBudget {
  public:
    RateBudget(int perWindow, int reservedForUrgent, base::Milliseconds window = base::Milliseconds{1'000})
        : m_perWindow{perWindow}
        , m_reserved{reservedForUrgent}
        , m_window{window} {}

    // Counts the call when it may leave now. No span of a window ever holds more than perWindow of them.
    bool tryTake(SteadyTime now, Urgency urgency);
    // When the next call of this urgency may leave; `now` or earlier: at once.
    SteadyTime nextFreeAt(SteadyTime now, Urgency urgency);
    // The exchange refused: nothing leaves before `until`.
    void pauseUntil(SteadyTime until);
    // The exchange says that little is left: only urgent calls leave before `until`.
    void slowDownUntil(SteadyTime until);

  private:
    void forgetOld(SteadyTime now);

    int m_perWindow;
    int m_reserved;
    base::Milliseconds m_window;
    std::deque<SteadyTime> m_sent; // of the last window
    SteadyTime m_pausedUntil{};
    SteadyTime m_slowUntil{};
};

} // namespace kkachi::exchange::upbit
