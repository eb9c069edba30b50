// Tapes of trades drawn from a seed, as a real market's look: several in a millisecond, quiet stretches, both sides.
#pragma once

#include "simulator/random.h"
#include "simulator/simulator_settings.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace kkachi::simulator {

inline RecordedTrades randomTape(std::uint64_t seed, std::int64_t count, std::int64_t meanGapMs) {
    Random random{seed};
    std::vector<market::Trade> trades;
    std::int64_t ms = base::toEpochMs(*base::parseInstant("2024-12-03T13:57:10.250Z"));
    std::int64_t won = 130'000'000;
    std::int64_t withinMs = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t gap = i == 0 || random.oneIn(4) ? 0 : random.heavy(meanGapMs);
        withinMs = gap == 0 ? withinMs + 1 : 0;
        ms += gap;
        won += 1000 * (random.below(41) - 20);
        trades.push_back({ms * 10'000 + withinMs, base::fromEpochMs(ms), base::Price::whole(won),
                          base::Quantity::fromUnits(1 + random.heavy(10'000'000)),
                          random.oneIn(2) ? market::Taker::Buyer : market::Taker::Seller});
    }
    return std::make_shared<const std::vector<market::Trade>>(std::move(trades));
}

inline SimulatorSettings settingsFor(RecordedTrades trades, std::uint64_t seed = 1) {
    SimulatorSettings settings;
    settings.seed = seed;
    settings.replay = ReplayTape{};
    settings.replay->trades = std::move(trades);
    return settings;
}

} // namespace kkachi::simulator
