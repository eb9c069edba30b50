// The rows of the ladder: asks from far to near, then bids from near to far, with bars on one common scale.
#pragma once

#include "market/order_book.h"

#include <optional>
#include <vector>

namespace kkachi::ui {

inline constexpr std::size_t kLadderLevels = 15; // each side

struct LadderRow {
    base::Price price;
    base::Quantity size;
    double share = 0; // of the largest size shown, 0 to 1
};

struct LadderRows {
    std::vector<LadderRow> asks; // farthest (highest) first, best last
    std::vector<LadderRow> bids; // best (highest) first
    std::optional<base::Price> spread;
};

LadderRows ladderRows(const market::OrderBook& book);

} // namespace kkachi::ui
