#include "simulator/tick_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace kkachi::simulator {

namespace {

struct Step {
    std::int64_t fromUnits; // price at or above, in 1e-8 won
    std::int64_t tickUnits;
};

constexpr std::int64_t kWon = base::kDecimalScale;

constexpr std::array kSteps{
    Step{1'000'000 * kWon, 1'000 * kWon},
    Step{500'000 * kWon, 500 * kWon},
    Step{100'000 * kWon, 100 * kWon},
    Step{50'000 * kWon, 50 * kWon},
    Step{10'000 * kWon, 10 * kWon},
    Step{5'000 * kWon, 5 * kWon},
    Step{100 * kWon, kWon},
    Step{10 * kWon, kWon / 10},
    Step{kWon, kWon / 100},
    Step{kWon / 10, kWon / 1'000},
    Step{kWon / 100, kWon / 10'000},
    Step{kWon / 1'000, kWon / 100'000},
    Step{kWon / 10'000, kWon / 1'000'000},
    Step{kWon / 100'000, kWon / 10'000'000},
};

bool liesOn(const market::Candle& bar, std::int64_t tick) {
    return bar.open.units() % tick == 0 && bar.high.units() % tick == 0 && bar.low.units() % tick == 0 &&
           bar.close.units() % tick == 0;
}

bool liesOn(const market::Trade& trade, std::int64_t tick) {
    return trade.price.units() % tick == 0;
}

// `lowest` tells the lowest price of one of them.
template <class All, class Lowest>
base::Price tickOfAll(const All& all, Lowest lowest) {
    if (all.empty())
        return base::Price::whole(1000);
    const auto cheapest = std::ranges::min_element(all, {}, lowest);
    std::int64_t tick = std::max<std::int64_t>(tickFor(lowest(*cheapest)).units(), 1);
    const auto isOff = [&](const auto& each) { return !liesOn(each, tick); };
    while (tick > 1 && std::ranges::count_if(all, isOff) * 10 > std::ssize(all))
        tick = tick % 10 == 0 ? tick / 10 : 1;
    return base::Price::fromUnits(tick);
}

} // namespace

base::Price tickFor(base::Price price) {
    for (const Step& step : kSteps)
        if (price.units() >= step.fromUnits)
            return base::Price::fromUnits(step.tickUnits);
    return base::Price::fromUnits(1);
}

base::Price tickOf(std::span<const market::Candle> bars) {
    return tickOfAll(bars, [](const market::Candle& bar) { return bar.low; });
}

base::Price tickOf(std::span<const market::Trade> trades) {
    return tickOfAll(trades, [](const market::Trade& trade) { return trade.price; });
}

} // namespace kkachi::simulator
