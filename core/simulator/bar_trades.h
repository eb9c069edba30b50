// The trades that a bar may have been made of.
#pragma once

#include "market/candle.h"
#include "market/trade.h"

#include <cstdint>
#include <vector>

namespace kkachi::simulator {

// Trades that rebuild exactly this bar: the first at the open, the last at the close, the high and the low touched, no
// price outside, volumes that sum to the bar's, times within [openTime, openTime + unit) that do not fall. Between them
// the price wanders at random on the tick, in bursts of trades, as the generated market does; the more was traded, the
// more trades there are. The extreme nearer to where the bar came from is touched first. A bar without volume is quiet:
// no trades. On a bar of less than a few 1e-8 coins some trades have no volume.
std::vector<market::Trade> tradesOfBar(const market::Candle& bar, base::Milliseconds unit, base::Price tick,
                                       std::uint64_t seed);

} // namespace kkachi::simulator
