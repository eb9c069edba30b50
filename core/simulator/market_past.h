// What the market has done before it starts, made up from the seed and walked backwards, so that it ends at the start
// price: second bars of the last minutes, minute bars since yesterday, day bars of more than a year.
#pragma once

#include "simulator/candle_series.h"

#include <cstdint>
#include <vector>

namespace kkachi::simulator {

struct MarketPast {
    std::vector<SeriesBar> seconds; // oldest first, each closes where the next one opens
    std::vector<SeriesBar> minutes; // the last of them made of the seconds
    std::vector<SeriesBar> days;    // yesterday and today made of the minutes
};

MarketPast makePast(std::uint64_t seed, base::Timestamp start, base::Price startPrice, base::Price tick);

} // namespace kkachi::simulator
