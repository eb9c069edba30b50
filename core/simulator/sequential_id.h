// Upbit's sequential ids: seventeen digits, the millisecond and a number within it.
#pragma once

#include "base/timestamp.h"

#include <algorithm>
#include <cstdint>

namespace kkachi::simulator {

inline constexpr std::int64_t kIdsInMillisecond = 10'000;

// The id of the next trade. One that a tape brings is kept when it is of this form and above `last`; the older forms
// of the venue and ids of others give way to one of ours.
inline std::int64_t sequentialIdAfter(std::int64_t last, base::Timestamp at, std::int64_t ofTape) {
    const std::int64_t ms = base::toEpochMs(at);
    if (ofTape > last && ofTape / kIdsInMillisecond == ms)
        return ofTape;
    return std::max(last + 1, ms * kIdsInMillisecond);
}

} // namespace kkachi::simulator
