// The exchange's clock against ours, from the Date headers of its answers. Pure.
//
// A Date tells the second in which the answer was made, and the answer was made between our sending and our receiving
// it. So each answer bounds the offset from both sides, and the bounds of many answers together are far narrower than a
// second. Where they contradict each other, one of the clocks was moved and only the newest counts.
#pragma once

#include "base/timestamp.h"

#include <deque>
#include <optional>
#include <string_view>

namespace kkachi::exchange::upbit {

class ClockOffset {
  public:
    struct Estimate {
        base::Milliseconds offset{};      // positive: the exchange is ahead
        base::Milliseconds uncertainty{}; // half the distance of the bounds
    };

    // `dated`: the whole second of the Date header; `sent` and `received`: our clock around the answer. An answer
    // during which our own clock went back tells nothing.
    void add(base::Timestamp dated, base::Timestamp sent, base::Timestamp received);
    // Nothing before the first answer.
    std::optional<Estimate> estimate() const { return m_estimate; }

  private:
    struct Bounds {
        base::Timestamp at;
        base::Milliseconds lowest;
        base::Milliseconds highest;
    };

    std::deque<Bounds> m_samples;
    std::optional<Estimate> m_estimate;
};

// "Sun, 22 Nov 2026 12:25:08 GMT", as HTTP writes instants. Nothing for anything else.
std::optional<base::Timestamp> parseHttpDate(std::string_view text);

} // namespace kkachi::exchange::upbit
