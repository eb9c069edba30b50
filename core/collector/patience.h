// How long the collector waits, in market time. Messages are late by wall time, so a fast replay needs more of it.
#pragma once

#include "base/timestamp.h"

#include <algorithm>
#include <cstdint>

namespace kkachi::collector {

struct Patience {
    // Trades and books come over different paths: a row waits this long for trades that are still due.
    base::Milliseconds grace{500};
    // Between two messages further apart than this the feed is not known to have been alive.
    base::Milliseconds longestSilence{15'000};

    // speed: market seconds in a second of the wall clock, above 0. A slow market does not make it shorter.
    static Patience atSpeed(double speed) {
        const auto scaled = [speed](base::Milliseconds wait) {
            return base::Milliseconds{
                static_cast<std::int64_t>(static_cast<double>(wait.count()) * std::max(1.0, speed))};
        };
        return {scaled(Patience{}.grace), scaled(Patience{}.longestSilence)};
    }
};

} // namespace kkachi::collector
