// The visible order book, a complete picture each time: Upbit sends whole books, never differences.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <optional>
#include <vector>

namespace kkachi::market {

struct BookLevel {
    base::Price price;
    base::Quantity size;

    friend bool operator==(const BookLevel&, const BookLevel&) = default;
};

struct OrderBook {
    base::Timestamp at;
    std::vector<BookLevel> asks; // best (lowest) first
    std::vector<BookLevel> bids; // best (highest) first

    std::optional<base::Price> bestAsk() const {
        return asks.empty() ? std::nullopt : std::optional{asks.front().price};
    }
    std::optional<base::Price> bestBid() const {
        return bids.empty() ? std::nullopt : std::optional{bids.front().price};
    }
    friend bool operator==(const OrderBook&, const OrderBook&) = default;
};

} // namespace kkachi::market
