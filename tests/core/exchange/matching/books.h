// Short ways to write books and orders in the tests of the matching engine.
#pragma once

#include "exchange/matching/matching_engine.h"

namespace kkachi::exchange::matching {

inline base::Price price(std::int64_t won) {
    return base::Price::whole(won);
}
// A test that names a number wrongly must not pass by accident, so nothing is defaulted.
inline base::Quantity coins(const char* text) {
    return base::Quantity::parse(text).value();
}
inline base::Krw krw(const char* text) {
    return base::Krw::parse(text).value();
}
inline base::Timestamp at(std::int64_t ms) {
    return base::fromEpochMs(ms);
}

inline market::OrderBook book(std::vector<market::BookLevel> asks, std::vector<market::BookLevel> bids) {
    return {at(0), std::move(asks), std::move(bids)};
}

inline OrderRequest limit(order::Side side, std::int64_t won, const char* volume) {
    return {.side = side, .kind = Kind::Limit, .price = price(won), .volume = coins(volume)};
}
inline OrderRequest marketBuy(const char* funds) {
    return {.kind = Kind::MarketBuy, .funds = krw(funds)};
}
inline OrderRequest marketSell(const char* volume) {
    return {.side = order::Side::Sell, .kind = Kind::MarketSell, .volume = coins(volume)};
}

inline MatchingEngine makeEngine(const char* cash = "10000000") {
    return MatchingEngine{market::MarketSpec{}, krw(cash)};
}

// The record of the last update of that order.
inline OrderRecord lastRecord(const std::vector<Update>& updates) {
    return updates.back().order;
}

} // namespace kkachi::exchange::matching
