// Bars of one market in order of time, as a file or a database holds them. Nothing is inserted for a gap.
#pragma once

#include "base/timestamp.h"
#include "market/candle.h"

#include <vector>

namespace kkachi::history {

struct CandleTape {
    std::vector<market::Candle> bars; // opening times rise strictly
    base::Milliseconds unit{};        // smallest distance of two bars; 0 when there are fewer than two
};

// The smallest distance of two neighbours, 0 when there are fewer than two.
template <class Bars>
base::Milliseconds smallestDistance(const Bars& bars) {
    base::Milliseconds smallest{};
    for (std::size_t i = 1; i < bars.size(); ++i) {
        const base::Milliseconds distance = bars[i].openTime - bars[i - 1].openTime;
        if (smallest == base::Milliseconds{} || distance < smallest)
            smallest = distance;
    }
    return smallest;
}

} // namespace kkachi::history
