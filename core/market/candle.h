// A bar: the prices and the volume of the trades between open time and open time + unit. A minute without trades has no
// candle; nobody fills one in silently.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

namespace kkachi::market {

struct Candle {
    base::Timestamp openTime;
    base::Price open;
    base::Price high;
    base::Price low;
    base::Price close;
    base::Quantity volume;

    friend bool operator==(const Candle&, const Candle&) = default;
};

} // namespace kkachi::market
