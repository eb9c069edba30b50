// What we ask of a venue. These values cross from the engine's thread to the adapter's; the answers come back as
// order::OrderEvent and the reports of venue_reports.h.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/candle_unit.h"
#include "order/order.h"

#include <string>

namespace kkachi::exchange {

// To be sent exactly once. Market buys spend `funds`, market sells and limit orders trade `amount`.
struct PlaceOrder {
    std::string identifier;
    std::string market;
    order::Side side = order::Side::Buy;
    order::Type type = order::Type::Market;
    base::Quantity amount;
    base::Krw funds;
    base::Price price; // limit orders only
};

struct CancelOrder {
    std::string identifier;
    std::string exchangeUuid; // may be empty
};

// Answered by order::Reported, order::NotFound, or nothing at all when the venue cannot be reached.
struct QueryOrder {
    std::string identifier;
    std::string exchangeUuid; // may be empty
};

// Answered by AccountReport or AccountUnavailable.
struct ReadAccount {
    std::string market;
};

// The newest `count` bars (200 at most) that open before `before`. Answered by BarsReport.
struct ReadBars {
    market::CandleUnit unit = market::CandleUnit::Minute;
    base::Timestamp before;
    int count = 1;

    friend bool operator==(const ReadBars&, const ReadBars&) = default;
};

} // namespace kkachi::exchange
