// Bars and trades over the seam between the past and what happened since the start.
#pragma once

#include "market/candle_unit.h"
#include "simulator/market_past.h"
#include "simulator/simulated_market.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace kkachi::simulator {

// The newest bars of the unit that open before `to`, newest first, at most `count`. Buckets without trades do not
// exist. Seconds reach three months back from `now`.
std::vector<SeriesBar> newestBars(const SimulatedMarket& market, market::CandleUnit unit,
                                  std::optional<base::Timestamp> to, base::Timestamp now, std::size_t count);

// The newest trades in [from, to) with an id below `cursor`, newest first, at most `count`.
std::vector<market::Trade> newestTrades(const SimulatedMarket& market, base::Timestamp from, base::Timestamp to,
                                        std::int64_t cursor, std::size_t count);

} // namespace kkachi::simulator
