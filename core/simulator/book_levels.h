// The book as the venue shows it: pairs of the best ask and bid outward from the touch, gathered to coarser levels.
#pragma once

#include "market/order_book.h"

#include <optional>
#include <vector>

namespace kkachi::simulator {

struct BookUnit {
    base::Price askPrice, bidPrice;
    base::Quantity askSize, bidSize;
};

struct GroupedBook {
    std::vector<BookUnit> units;
    base::Quantity totalAskSize, totalBidSize; // of the units shown
};

// Ten to a hundred thousand ticks: the levels to which the venue gathers.
std::vector<base::Price> supportedLevels(base::Price tick);

// `level` 0 keeps every price. Nothing for a level that is not supported.
std::optional<GroupedBook> groupLevels(const market::OrderBook& book, base::Price level, base::Price tick, int count);

} // namespace kkachi::simulator
