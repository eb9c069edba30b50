// The exchange's own summary of a market.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

namespace kkachi::market {

struct Ticker {
    base::Timestamp at;
    base::Price price;
    base::Price previousClose;   // of the trading day before
    base::Price high;            // since 00:00 UTC
    base::Price low;             // since 00:00 UTC
    base::Quantity volume24h;    // bitcoin
    double turnover24h = 0;      // won; a statistic, beyond the range of exact won
    double signedChangeRate = 0; // against previousClose, 0.012 is +1.2 %
    bool isOpen = true;          // the exchange trades the market

    friend bool operator==(const Ticker&, const Ticker&) = default;
};

} // namespace kkachi::market
