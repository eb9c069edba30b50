#include "simulator/replay_tape_player.h"

#include "simulator/random.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kkachi::simulator {

namespace {

using base::Price;
using base::Quantity;

constexpr std::int64_t kFewestTrades = 4; // open, two extremes, close
constexpr std::int64_t kMostTrades = 120;

std::int64_t tradeCount(base::Milliseconds unit) {
    return std::clamp(kFewestTrades + unit.count() / 2000, kFewestTrades, kMostTrades);
}

// One point of the way between two turning points, a little off the straight line, within both, on the tick.
Price between(Price from, Price to, std::int64_t step, std::int64_t steps, Price tick, Random& random) {
    const Price low = std::min(from, to);
    const Price high = std::max(from, to);
    const std::int64_t span = to.units() - from.units();
    const std::int64_t wiggle = (high - low).units() / 4;
    const std::int64_t off = wiggle > 0 ? random.below(2 * wiggle + 1) - wiggle : 0;
    const auto straight = static_cast<std::int64_t>(base::Wide{span} * step / steps);
    const Price price = base::floorToTick(Price::fromUnits(from.units() + straight + off), tick);
    return std::clamp(price, low, high);
}

std::vector<Price> drawPath(const market::Candle& bar, std::int64_t count, Price tick, Random& random) {
    const bool lowFirst = bar.close >= bar.open;
    const std::array points{bar.open, lowFirst ? bar.low : bar.high, lowFirst ? bar.high : bar.low, bar.close};
    // Where the extremes are touched: 0 < first < second < count - 1.
    const std::int64_t first = 1 + random.below(count - 3);
    const std::int64_t second = first + 1 + random.below(count - 2 - first);
    const std::array<std::int64_t, 4> places{0, first, second, count - 1};
    std::vector<Price> path;
    for (std::size_t leg = 0; leg + 1 < points.size(); ++leg) {
        const std::int64_t steps = places[leg + 1] - places[leg];
        path.push_back(points[leg]);
        for (std::int64_t step = 1; step < steps; ++step)
            path.push_back(between(points[leg], points[leg + 1], step, steps, tick, random));
    }
    path.push_back(bar.close);
    return path;
}

// Uneven parts that sum exactly to the whole; each has at least one unit where the whole has enough of them.
std::vector<std::int64_t> splitVolume(std::int64_t whole, std::int64_t count, Random& random) {
    std::vector<std::int64_t> weights;
    std::int64_t weightSum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        weights.push_back(random.heavy(1000));
        weightSum += weights.back();
    }
    const std::int64_t floorPart = whole >= count ? 1 : 0;
    const std::int64_t shared = whole - floorPart * count;
    std::int64_t left = shared;
    for (auto& weight : weights) {
        const auto part = static_cast<std::int64_t>(base::Wide{shared} * weight / weightSum);
        weight = floorPart + part;
        left -= part;
    }
    weights.front() += left;
    return weights;
}

market::Taker takerOf(Price previous, Price price, Random& random) {
    const bool coin = random.oneIn(2);
    if (price == previous)
        return coin ? market::Taker::Buyer : market::Taker::Seller;
    return price > previous ? market::Taker::Buyer : market::Taker::Seller;
}

} // namespace

std::vector<market::Trade> tradesOfBar(const market::Candle& bar, base::Milliseconds unit, Price tick,
                                       std::uint64_t seed) {
    if (!bar.volume.isPositive())
        return {};
    Random random{mix(seed ^ static_cast<std::uint64_t>(base::toEpochMs(bar.openTime)))};
    const std::int64_t count = tradeCount(unit);
    const auto path = drawPath(bar, count, tick, random);
    const auto volumes = splitVolume(bar.volume.units(), count, random);
    const std::int64_t slot = std::max<std::int64_t>(unit.count() / count, 1);
    std::vector<market::Trade> trades;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto at = bar.openTime + base::Milliseconds{static_cast<std::int64_t>(i) * slot + random.below(slot)};
        trades.push_back({0, at, path[i], Quantity::fromUnits(volumes[i]),
                          takerOf(i == 0 ? bar.open : path[i - 1], path[i], random)});
    }
    return trades;
}

ReplayTapePlayer::ReplayTapePlayer(ReplayTape tape, Price tick, std::uint64_t seed)
    : m_tape{std::move(tape)}
    , m_tick{tick}
    , m_seed{seed} {}

std::optional<market::Trade> ReplayTapePlayer::takeUntil(base::Timestamp now) {
    while (m_nextTrade >= m_trades.size()) {
        if (m_nextBar >= m_tape.bars.size() || m_tape.bars[m_nextBar].openTime > now)
            return std::nullopt;
        m_trades = tradesOfBar(m_tape.bars[m_nextBar++], m_tape.unit, m_tick, m_seed);
        m_nextTrade = 0;
    }
    if (m_trades[m_nextTrade].at > now)
        return std::nullopt;
    return m_trades[m_nextTrade++];
}

} // namespace kkachi::simulator
