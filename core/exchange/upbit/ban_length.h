// How long a 418 shuts us out. What its answer looks like is not documented, so everything that could tell is read:
// the Retry-After header, numbers and instants in the body, JSON or not. Pure.
#pragma once

#include "base/timestamp.h"

#include <string_view>

namespace kkachi::exchange::upbit {

// `repetition`: which ban in a row this is, from 1; where the answer tells nothing, 60 s are doubled with each. `now`
// is for instants in the answer. Never more than a day.
base::Milliseconds banLength(std::string_view retryAfter, std::string_view body, int repetition, base::Timestamp now);

} // namespace kkachi::exchange::upbit
