#include "simulator/bar_trades.h"

#include "simulator/random.h"
#include "simulator/trade_rhythm.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace kkachi::simulator {

namespace {

using base::Price;
using base::Quantity;

constexpr std::int64_t kFewestTrades = 4; // open, two extremes, close
constexpr std::int64_t kMostTrades = 600;
constexpr std::int64_t kLeastMsOfATrade = 100;  // a short bar has few
constexpr std::int64_t kFarthestFromMiddle = 3; // ticks, that a taker pays

struct Point {
    Price price;
    market::Taker taker = market::Taker::Buyer;
};

std::int64_t tradeCount(const market::Candle& bar, base::Milliseconds unit) {
    const Quantity mean = base::volumeFor(base::Krw::whole(kMeanTradeWon), bar.close);
    const std::int64_t most = std::clamp(unit.count() / kLeastMsOfATrade, kFewestTrades, kMostTrades);
    return std::clamp(bar.volume.units() / std::max<std::int64_t>(mean.units(), 1), kFewestTrades, most);
}

// Where in the path each turning point is: 0 < first < second < count - 1. A long way takes more trades than a short
// one.
std::array<std::int64_t, 4> drawPlaces(const std::array<Price, 4>& points, std::int64_t count, Random& random) {
    const std::int64_t range = std::max<std::int64_t>(std::abs(points[2].units() - points[1].units()), 1);
    std::array<std::int64_t, 3> lengths{};
    std::int64_t sum = 0;
    for (std::size_t leg = 0; leg < lengths.size(); ++leg) {
        const auto way = std::abs(points[leg + 1].units() - points[leg].units());
        const auto share = static_cast<std::int64_t>(base::Wide{way} * 1000 / range);
        lengths[leg] = (share + 100) * (300 + random.below(1000));
        sum += lengths[leg];
    }
    const std::int64_t spare = count - kFewestTrades; // every leg has one step at least
    const std::int64_t first = 1 + spare * lengths[0] / sum;
    const std::int64_t second = first + 1 + spare * lengths[1] / sum;
    return {0, first, second, count - 1};
}

// Mirrored at the ends of [low, high] until it lies within.
std::int64_t folded(std::int64_t units, std::int64_t low, std::int64_t high) {
    const std::int64_t range = high - low;
    if (range <= 0)
        return low;
    std::int64_t off = (units - low) % (2 * range);
    if (off < 0)
        off += 2 * range;
    return low + (off <= range ? off : 2 * range - off);
}

// The steps between two turning points: a random walk, bent so that it ends where it has to.
void addLeg(std::vector<Price>& path, Price from, Price to, std::int64_t steps, ClusteredSteps& walk,
            const market::Candle& bar, Random& random) {
    std::vector<std::int64_t> way{0};
    for (std::int64_t step = 1; step <= steps; ++step)
        way.push_back(way.back() + walk.next(random));
    const base::Wide gap = base::Wide{to.units()} - from.units() - way.back();
    path.push_back(from);
    for (std::int64_t step = 1; step < steps; ++step) {
        const auto straight = static_cast<std::int64_t>(gap * step / steps);
        const std::int64_t units = from.units() + straight + way[static_cast<std::size_t>(step)];
        path.push_back(Price::fromUnits(folded(units, bar.low.units(), bar.high.units())));
    }
}

// A step of the middle becomes a price that a taker paid: mostly one who goes where the price goes.
Point traded(Price previous, Price middle, const market::Candle& bar, Price tick, Random& random) {
    const bool rises = middle >= previous;
    const bool buys = (random.below(100) < 62) == rises;
    const std::int64_t off = tick.units() * random.below(kFarthestFromMiddle) + tick.units() / 2;
    const Price price = base::floorToTick(Price::fromUnits(middle.units() + (buys ? off : -off)), tick);
    return {std::clamp(price, bar.low, bar.high), buys ? market::Taker::Buyer : market::Taker::Seller};
}

std::vector<Point> drawPath(const market::Candle& bar, std::int64_t count, Price tick, Random& random) {
    const bool lowFirst = bar.close >= bar.open;
    const std::array points{bar.open, lowFirst ? bar.low : bar.high, lowFirst ? bar.high : bar.low, bar.close};
    const auto places = drawPlaces(points, count, random);
    // A free walk of n steps has a range of about 1.6 step sizes times the root of n; one that is held within its range
    // has larger steps.
    ClusteredSteps walk{(bar.high - bar.low).units() / 5 * 4 / rootOf(count)};
    std::vector<Price> middles;
    for (std::size_t leg = 0; leg + 1 < points.size(); ++leg)
        addLeg(middles, points[leg], points[leg + 1], places[leg + 1] - places[leg], walk, bar, random);
    middles.push_back(bar.close);
    std::vector<Point> path;
    for (std::size_t i = 0; i < middles.size(); ++i) {
        path.push_back(traded(i == 0 ? bar.open : middles[i - 1], middles[i], bar, tick, random));
        if (std::find(places.begin(), places.end(), static_cast<std::int64_t>(i)) != places.end())
            path.back().price = middles[i];
    }
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

// From the start of the bar, rising, below `unit`.
std::vector<std::int64_t> drawTimes(std::int64_t unit, std::int64_t count, Random& random) {
    TradeRhythm rhythm;
    std::vector<std::int64_t> times;
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < count; ++i)
        times.push_back(sum += rhythm.nextGap(random));
    sum += rhythm.nextGap(random);
    for (auto& time : times)
        time = static_cast<std::int64_t>(base::Wide{time} * unit / sum);
    return times;
}

} // namespace

std::vector<market::Trade> tradesOfBar(const market::Candle& bar, base::Milliseconds unit, Price tick,
                                       std::uint64_t seed) {
    if (!bar.volume.isPositive())
        return {};
    Random random{mix(seed ^ static_cast<std::uint64_t>(base::toEpochMs(bar.openTime)))};
    const std::int64_t count = tradeCount(bar, unit);
    const auto path = drawPath(bar, count, tick, random);
    const auto volumes = splitVolume(bar.volume.units(), count, random);
    const auto times = drawTimes(unit.count(), count, random);
    std::vector<market::Trade> trades;
    trades.reserve(path.size());
    for (std::size_t i = 0; i < path.size(); ++i)
        trades.push_back({0, bar.openTime + base::Milliseconds{times[i]}, path[i].price,
                          Quantity::fromUnits(volumes[i]), path[i].taker});
    return trades;
}

} // namespace kkachi::simulator
