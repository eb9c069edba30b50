// One execution on the exchange's tape.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <cstdint>

namespace kkachi::market {

// Who crossed the spread: a buyer lifting the ask, or a seller hitting the bid (Upbit's ask_bid BID / ASK).
enum class Taker { Buyer, Seller };

struct Trade {
    std::int64_t sequentialId = 0; // unique at the venue, about 17 digits; not guaranteed to be ordered
    base::Timestamp at;
    base::Price price;
    base::Quantity volume;
    Taker taker = Taker::Buyer;

    friend bool operator==(const Trade&, const Trade&) = default;
};

} // namespace kkachi::market
