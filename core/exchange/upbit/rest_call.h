// One REST call as a value: what is asked, which rate group it counts in, and how long its answer is worth waiting for.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/rate_budget.h"
#include "exchange/upbit/upbit_request.h"

#include <optional>
#include <string>

namespace kkachi::exchange::upbit {

enum class Method { Get, Post, Delete };
// The exchange counts these apart: the first four for each pocket, the others for each address.
enum class RateGroup { Order, OrderTest, CancelAll, Default, Market, Candle, Trade, Ticker, Orderbook };

struct RestCall {
    Method method = Method::Get;
    std::string path; // "/v1/orders"
    RequestParameters parameters;
    RateGroup group = RateGroup::Default;
    Urgency urgency = Urgency::Normal;
    bool isSigned = true;
    // For all tries together. Nothing: as patient as the settings are with a single call.
    std::optional<base::Milliseconds> within;
};

} // namespace kkachi::exchange::upbit
