// The rules of one market, read from the exchange at run time (never hard-coded): tick, totals, fees.
#pragma once

#include "base/fixed_point.h"

#include <string>

namespace kkachi::market {

struct MarketSpec {
    std::string market = "KRW-BTC";
    base::Price tick = base::Price::whole(1000);
    base::Krw minimumTotal = base::Krw::whole(5000);
    base::Krw maximumTotal = base::Krw::whole(1'000'000'000);
    base::Ratio bidFee = base::Ratio::fromUnits(50'000); // 0.0005
    base::Ratio askFee = base::Ratio::fromUnits(50'000);

    friend bool operator==(const MarketSpec&, const MarketSpec&) = default;
};

} // namespace kkachi::market
