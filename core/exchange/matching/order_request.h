// What a venue is asked to do, in the house's words, and why it may refuse.
#pragma once

#include "base/fixed_point.h"
#include "market/market_spec.h"
#include "order/order.h"

#include <optional>

namespace kkachi::exchange::matching {

enum class Kind {
    Limit,      // volume at `price` or better
    MarketBuy,  // spends `funds`
    MarketSell, // sells `volume`
    Best,       // takes the best opposite price only: a buy spends `funds`, a sale sells `volume`
};

enum class TimeInForce { UntilCancelled, ImmediateOrCancel, FillOrKill, PostOnly };

// What becomes of an order that would meet another one of the same owner. The taker's word counts.
enum class SelfMatch { Allow, CancelMaker, CancelTaker, Reduce };

struct OrderRequest {
    order::Side side = order::Side::Buy;
    Kind kind = Kind::Limit;
    base::Price price;     // Limit
    base::Quantity volume; // Limit, MarketSell, Best sale
    base::Krw funds;       // MarketBuy, Best buy
    TimeInForce timeInForce = TimeInForce::UntilCancelled;
    SelfMatch selfMatch = SelfMatch::CancelMaker;

    bool spendsFunds() const { return kind == Kind::MarketBuy || (kind == Kind::Best && side == order::Side::Buy); }
};

enum class Refusal { NotPositive, OffTick, UnderMinimumTotal, OverMaximumTotal, InsufficientFunds };

// The rules of the market but for the funds: sign, tick, minimum and maximum total. `bestBid` values a sale at market;
// with no bid there is nothing to value it with, and its total is not checked.
std::optional<Refusal> checkRules(const OrderRequest& request, const market::MarketSpec& spec,
                                  std::optional<base::Price> bestBid);

} // namespace kkachi::exchange::matching
