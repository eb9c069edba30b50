// What a venue tells us beside order news.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/market_spec.h"

#include <string>

namespace kkachi::exchange {

struct Balance {
    base::Quantity free;
    base::Quantity locked;
};

struct CashBalance {
    base::Krw free;
    base::Krw locked;
};

// Balances and the rules of the market, read together: what is needed before the first order.
struct AccountReport {
    base::Timestamp at;
    CashBalance krw;
    Balance base; // bitcoin, external coins included
    market::MarketSpec spec;
    int openOrders = 0; // resting orders in the market, whoever placed them
};

struct AccountUnavailable {
    std::string reason;       // the venue's error name, or what went wrong on the way
    bool credentials = false; // keys are wrong, expired or lack a right: trying again will not help
};

enum class FeedState {
    Connecting,
    Live,  // messages arrive
    Stale, // connected but silent for longer than expected
    Down,
};

} // namespace kkachi::exchange
