// The book of the others around the last trade: a plausible shape that is a function of seed, place and time, so that
// it needs no state and is the same whenever one looks.
#pragma once

#include "base/timestamp.h"
#include "market/order_book.h"
#include "market/trade.h"

#include <cstdint>

namespace kkachi::simulator {

inline constexpr int kBookDepth = 30;
// The shape changes in steps of this much market time.
inline constexpr base::Milliseconds kBookStep{200};

market::OrderBook bookAround(const market::Trade& last, base::Price tick, base::Timestamp now, std::uint64_t seed);

} // namespace kkachi::simulator
