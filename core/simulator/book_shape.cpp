#include "simulator/book_shape.h"

#include "simulator/random.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

using base::Price;

std::uint64_t hashOf(std::uint64_t seed, std::int64_t place, std::int64_t slot) {
    return mix(mix(seed ^ static_cast<std::uint64_t>(place)) ^ static_cast<std::uint64_t>(slot));
}

// A level keeps its size for two to four seconds, each on a rhythm of its own.
base::Quantity sizeAt(Price price, Price tick, int depth, base::Timestamp now, std::uint64_t seed) {
    const std::int64_t place = price.units() / tick.units();
    const std::uint64_t rhythm = hashOf(seed, place, -1);
    const std::int64_t period = 2000 + static_cast<std::int64_t>(rhythm % 2000);
    const std::int64_t slot = (base::toEpochMs(now) + static_cast<std::int64_t>((rhythm >> 20) % 4000)) / period;
    Random random{hashOf(seed, place, slot)};
    const std::int64_t won = 2'000'000 + random.heavy(14'000'000);
    const auto size = base::volumeFor(base::Krw::whole(won + won * depth / 8), price);
    return std::max(size, base::Quantity::fromUnits(1));
}

// The distance to the next level outward: one to four ticks, lasting for an hour.
Price gapAt(Price price, Price tick, base::Timestamp now, std::uint64_t seed) {
    const std::uint64_t hash = hashOf(seed, price.units() / tick.units(), base::toEpochMs(now) / 3'600'000);
    return Price::fromUnits(tick.units() * static_cast<std::int64_t>(1 + hash % 4));
}

} // namespace

market::OrderBook bookAround(const market::Trade& last, Price tick, base::Timestamp now, std::uint64_t seed) {
    const base::Timestamp at{now.time_since_epoch() / kBookStep * kBookStep};
    const std::uint64_t hash = hashOf(seed, last.price.units(), base::toEpochMs(at) / 1000);
    const auto spread = Price::fromUnits(tick.units() * static_cast<std::int64_t>(1 + hash % 4));
    // A buyer has just lifted the ask at the last price, a seller has hit the bid there.
    const bool lifted = last.taker == market::Taker::Buyer;
    Price ask = lifted ? base::ceilToTick(last.price, tick) : base::floorToTick(last.price, tick) + spread;
    Price bid = lifted ? ask - spread : base::floorToTick(last.price, tick);
    market::OrderBook book;
    book.at = at;
    for (int depth = 0; depth < kBookDepth; ++depth) {
        book.asks.push_back({ask, sizeAt(ask, tick, depth, at, seed)});
        ask += gapAt(ask, tick, at, seed);
        if (bid.isPositive())
            book.bids.push_back({bid, sizeAt(bid, tick, depth, at, seed)});
        bid -= gapAt(bid, tick, at, seed);
    }
    return book;
}

} // namespace kkachi::simulator
