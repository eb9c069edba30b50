#include "simulator/book_levels.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

// Asks gather upwards and bids downwards, so that a gathered price is never better than what is in it.
std::vector<market::BookLevel> gather(const std::vector<market::BookLevel>& levels, base::Price level, bool isAsk) {
    if (level.isZero())
        return levels;
    std::vector<market::BookLevel> gathered;
    for (const auto& each : levels) {
        const base::Price price = isAsk ? base::ceilToTick(each.price, level) : base::floorToTick(each.price, level);
        if (!gathered.empty() && gathered.back().price == price)
            gathered.back().size += each.size;
        else
            gathered.push_back({price, each.size});
    }
    return gathered;
}

} // namespace

std::vector<base::Price> supportedLevels(base::Price tick) {
    std::vector<base::Price> levels;
    for (std::int64_t factor = 10; factor <= 100'000; factor *= 10)
        levels.push_back(base::Price::fromUnits(tick.units() * factor));
    return levels;
}

std::optional<GroupedBook> groupLevels(const market::OrderBook& book, base::Price level, base::Price tick, int count) {
    const auto supported = supportedLevels(tick);
    if (!level.isZero() && std::find(supported.begin(), supported.end(), level) == supported.end())
        return std::nullopt;
    const auto asks = gather(book.asks, level, true);
    const auto bids = gather(book.bids, level, false);
    GroupedBook grouped;
    const std::size_t depth = std::min({asks.size(), bids.size(), static_cast<std::size_t>(count)});
    for (std::size_t i = 0; i < depth; ++i) {
        grouped.units.push_back({asks[i].price, bids[i].price, asks[i].size, bids[i].size});
        grouped.totalAskSize += asks[i].size;
        grouped.totalBidSize += bids[i].size;
    }
    return grouped;
}

} // namespace kkachi::simulator
