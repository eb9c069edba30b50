// What an answer proves about an order: the one table that decides between "refused" and "unknown". Pure.
#pragma once

#include "exchange/upbit/order_calls.h"
#include "exchange/upbit/rest_outcome.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_request.h"
#include "exchange/venue_requests.h"
#include "order/order_event.h"

namespace kkachi::exchange::upbit {

using News = decltype(order::OrderEvent::what);

NewOrder newOrderFrom(const PlaceOrder& request);
// The parameters of POST /v1/orders for it; none where the request is no order that the exchange takes.
RequestParameters placementParameters(const PlaceOrder& request);

// `first`: nothing under this identifier can have left before. A refusal is definitive only then, since an earlier copy
// may live. A 429 comes back as Refused with mayRetry, which is a presumption that one query has to confirm.
News classifyPlacement(const PlaceOrder& request, const RestOutcome& outcome, bool first);

// A refusal after which prices, limits or balances are to be read anew: what we believe of them is not so.
bool concernsRulesOrFunds(const std::string& refusal);

// The exchange's own record as news.
order::Reported reportOf(const OrderRecord& record);

// The keys are wrong, expired, used from another address or lack a right: trying again will not help.
bool isCredentialsProblem(const VenueError& error, int status);

} // namespace kkachi::exchange::upbit
