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

} // namespace

base::Price tickFor(base::Price price) {
    for (const Step& step : kSteps)
        if (price.units() >= step.fromUnits)
            return base::Price::fromUnits(step.tickUnits);
    return base::Price::fromUnits(1);
}

base::Price tickOf(std::span<const market::Candle> bars) {
    if (bars.empty())
        return base::Price::whole(1000);
    const auto cheapest = std::min_element(
        bars.begin(), bars.end(), [](const market::Candle& a, const market::Candle& b) { return a.low < b.low; });
    std::int64_t tick = std::max<std::int64_t>(tickFor(cheapest->low).units(), 1);
    const auto isOff = [&](const market::Candle& bar) { return !liesOn(bar, tick); };
    while (tick > 1 && std::count_if(bars.begin(), bars.end(), isOff) * 10 > std::ssize(bars))
        tick = tick % 10 == 0 ? tick / 10 : 1;
    return base::Price::fromUnits(tick);
}

} // namespace kkachi::simulator
