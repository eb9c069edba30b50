// The parameters of an order request, as Upbit spells them, to a request in the house's words, or the error that Upbit
// would name. The steps in order: required parameters and their combination, time in force, self-match, numbers.
#pragma once

#include "base/result.h"
#include "exchange/matching/order_request.h"
#include "simulator/api_error.h"
#include "simulator/api_gate.h"
#include "simulator/switches.h"

#include <string>
#include <string_view>

namespace kkachi::simulator {

struct OrderParameters {
    exchange::matching::OrderRequest request;
    std::string identifier; // empty when none was given
    bool namesSelfMatch = true;
};

// How the venue reads what a request leaves open.
struct OrderReading {
    exchange::matching::SelfMatch omittedSelfMatch = exchange::matching::SelfMatch::CancelMaker;
    bool namesSelfMatch = true; // also when it was omitted
    bool onlySafeIdentifiers = false;
    bool identifiersAreBroken = false;
};
// As the switches say, at this market time.
OrderReading readingOf(const Switches& switches, base::Timestamp now);

base::Result<OrderParameters, ApiError> readOrder(const Call& call, const OrderReading& reading = {});

// What the venue's rules say to a well-formed order.
ApiError refusalError(exchange::matching::Refusal refusal, const exchange::matching::OrderRequest& request,
                      const Switches& switches);

std::string_view sideWord(order::Side side);                           // "bid", "ask"
std::string_view orderTypeWord(exchange::matching::Kind kind);         // "limit", "price", "market", "best"
std::string_view timeInForceWord(exchange::matching::TimeInForce tif); // "ioc", "fok", "post_only"; empty for none
std::string_view selfMatchWord(exchange::matching::SelfMatch mode);    // "cancel_maker", ..., "none"

} // namespace kkachi::simulator
