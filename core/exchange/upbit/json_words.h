// Upbit's words for what the house calls otherwise.
#pragma once

#include "exchange/upbit/json_fields.h"
#include "market/trade.h"
#include "order/order.h"

namespace kkachi::exchange::upbit {

// "ASK" or "BID": the taker's side. BID means that somebody lifted the ask.
Field takerSide(std::string_view name, market::Taker& target);
// "bid" or "ask": the side of an order.
Field orderSide(std::string_view name, order::Side& target);

} // namespace kkachi::exchange::upbit
