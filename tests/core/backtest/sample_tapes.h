// Tapes for tests of backtests: bars written by hand, and random ones with the manners of a market.
#pragma once

#include "market/candle.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace kkachi::backtest {

using Tape = std::vector<market::Candle>;

struct Prices {
    int open = 0;
    int high = 0;
    int low = 0;
    int close = 0;
};

inline constexpr std::chrono::minutes kMinute{1};

// One bar a minute from 2024-01-02T00:00:00Z, or as told.
inline Tape tapeOf(const std::vector<Prices>& prices, std::string_view start = "2024-01-02",
                   base::Milliseconds unit = kMinute) {
    using base::Price;
    Tape tape;
    base::Timestamp at = *base::parseInstant(start);
    for (const Prices& p : prices) {
        tape.push_back({at, Price::whole(p.open), Price::whole(p.high), Price::whole(p.low), Price::whole(p.close),
                        base::Quantity::whole(1)});
        at += unit;
    }
    return tape;
}

// Bars that open, stay and close at one price each.
inline Tape flatTape(const std::vector<int>& closes, std::string_view start = "2024-01-02",
                     base::Milliseconds unit = kMinute) {
    std::vector<Prices> prices;
    for (const int close : closes)
        prices.push_back({close, close, close, close});
    return tapeOf(prices, start, unit);
}

struct RandomTape {
    std::uint64_t seed = 1;
    int bars = 3'000;
    base::Milliseconds unit = kMinute;
    std::int64_t tick = 1'000; // won
    int wildness = 3;          // ticks that a quiet bar moves
};

// A random walk with quiet and wild stretches, jumps between bars, and holes. Prices stand on the tick, so that equal
// prices and exact hits of a level happen.
inline Tape makeTape(const RandomTape& wanted) {
    std::mt19937_64 random{wanted.seed};
    const auto roll = [&random](std::int64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
    const auto step = [&roll](std::int64_t reach) { return roll(2 * reach) - reach; };
    Tape tape;
    base::Timestamp at = *base::parseInstant("2024-03-01T20:00:00Z");
    std::int64_t price = 50'000 + roll(20'000);
    std::int64_t reach = wanted.wildness;
    for (int i = 0; i < wanted.bars; ++i) {
        if (roll(40) == 0)
            reach = wanted.wildness * (roll(3) == 0 ? 40 : 1 + roll(4));
        const std::int64_t open = std::max<std::int64_t>(10'000, price + (roll(5) == 0 ? step(reach) : 0));
        const std::int64_t close = std::max<std::int64_t>(10'000, open + step(reach));
        const std::int64_t high = std::max(open, close) + roll(reach);
        const std::int64_t low = std::max<std::int64_t>(5'000, std::min(open, close) - roll(reach));
        const auto won = [&wanted](std::int64_t ticks) { return base::Price::whole(ticks * wanted.tick); };
        tape.push_back({at, won(open), won(high), won(low), won(close), base::Quantity::whole(1)});
        price = close;
        const std::int64_t hole = roll(99) == 0 ? 1 + roll(roll(9) == 0 ? 4'000 : 5) : 0;
        at += wanted.unit * (1 + hole);
    }
    return tape;
}

} // namespace kkachi::backtest
