// One bar in the making, and what has become of it.
#pragma once

#include "market/candle.h"
#include "market/trade.h"
#include "storage/rows.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace kkachi::collector {

struct BarCell {
    using Key = std::pair<base::Timestamp, std::int64_t>; // trades of one instant are in the order of their ids

    std::optional<market::Candle> candle;
    Key first;
    Key last;
    bool isRepaired = false;     // a part of it was read afterwards
    bool isClosed = false;       // it was told
    bool isFromExchange = false; // the exchange's own, whatever trades say
    storage::BarMark mark = storage::BarMark::Missing;

    // In any order of arrival the outcome is the same.
    void add(const market::Trade& trade, base::Timestamp openTime, bool repaired) {
        const Key key{trade.at, trade.sequentialId};
        isRepaired |= repaired;
        if (!candle) {
            candle = market::Candle{openTime, trade.price, trade.price, trade.price, trade.price, trade.volume};
            first = last = key;
            return;
        }
        candle->high = std::max(candle->high, trade.price);
        candle->low = std::min(candle->low, trade.price);
        candle->volume += trade.volume;
        if (key < first) {
            first = key;
            candle->open = trade.price;
        }
        if (key > last) {
            last = key;
            candle->close = trade.price;
        }
    }
};

// Appends the bar of a later part to `whole`.
inline void appendBar(std::optional<market::Candle>& whole, base::Timestamp openTime, const market::Candle& later) {
    if (!whole) {
        whole = later;
        whole->openTime = openTime;
        return;
    }
    whole->high = std::max(whole->high, later.high);
    whole->low = std::min(whole->low, later.low);
    whole->close = later.close;
    whole->volume += later.volume;
}

// The exchange sums volumes as binary fractions: what is less than this apart is the same (1e-7).
inline constexpr std::int64_t kVolumeNoise = 10;

inline bool isSameBar(const std::optional<market::Candle>& a, const std::optional<market::Candle>& b) {
    if (!a || !b)
        return a.has_value() == b.has_value();
    const auto apart = a->volume.units() - b->volume.units();
    return a->open == b->open && a->high == b->high && a->low == b->low && a->close == b->close &&
           apart <= kVolumeNoise && apart >= -kVolumeNoise;
}

} // namespace kkachi::collector
