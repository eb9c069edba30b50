// Which calls may be sent again by the client itself, and after which pause. Pure.
//
// An order never is: whoever owns it asks for it first. A cancel is, where the exchange said that it did not look at
// it. Reading is harmless and is tried again after anything that may pass.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/rest_call.h"
#include "exchange/upbit/rest_outcome.h"

#include <optional>

namespace kkachi::exchange::upbit {

inline constexpr int kMostTries = 4;

// `tries` so far, this one included; `left` of the call's time; `chance` from 0 to 1 spreads the pauses of several
// clients. Nothing: the outcome is final.
std::optional<base::Milliseconds> pauseBeforeRepeat(const RestCall& call, const RestOutcome& outcome, int tries,
                                                    base::Milliseconds left, double chance);

// How long one try may take. A reading call that may be tried again gets half of what is left.
base::Milliseconds tryDeadline(const RestCall& call, int triesBefore, base::Milliseconds left);

} // namespace kkachi::exchange::upbit
