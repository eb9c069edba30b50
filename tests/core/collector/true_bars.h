// What the bars of some trades are, put together the plain way; and an exchange that answers from them.
#pragma once

#include "exchange/venue_reports.h"
#include "exchange/venue_requests.h"
#include "market/candle.h"
#include "market/candle_unit.h"
#include "market/trade.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace kkachi::collector {

using TrueBars = std::map<market::CandleUnit, std::map<base::Timestamp, market::Candle>>;

inline TrueBars trueBars(std::vector<market::Trade> trades) {
    std::sort(trades.begin(), trades.end(), [](const auto& a, const auto& b) {
        return std::pair{a.at, a.sequentialId} < std::pair{b.at, b.sequentialId};
    });
    TrueBars bars;
    for (const auto unit : market::kCandleUnits)
        for (const auto& trade : trades) {
            const auto openTime = market::openTimeOf(unit, trade.at);
            auto [bar, isNew] = bars[unit].try_emplace(
                openTime, market::Candle{openTime, trade.price, trade.price, trade.price, trade.price, {}});
            bar->second.high = std::max(bar->second.high, trade.price);
            bar->second.low = std::min(bar->second.low, trade.price);
            bar->second.close = trade.price;
            bar->second.volume += trade.volume;
        }
    return bars;
}

inline exchange::BarsReport answerFrom(const TrueBars& bars, const exchange::ReadBars& question) {
    exchange::BarsReport report{question.unit, question.before, question.count, true, {}};
    const auto& known = bars.at(question.unit);
    for (auto bar = known.lower_bound(question.before);
         bar != known.begin() && std::ssize(report.bars) < question.count;)
        report.bars.insert(report.bars.begin(), (--bar)->second);
    return report;
}

} // namespace kkachi::collector
