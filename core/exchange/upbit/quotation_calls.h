// The public calls, as values to be sent by UpbitRestClient. None is signed, each counts in the group of its kind.
// Pure.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/rest_call.h"
#include "market/candle_unit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

// Several markets are one text with commas: "KRW-BTC,KRW-ETH".
RestCall marketsCall(bool withDetails);
RestCall tickersCall(std::string_view markets);
RestCall orderBooksCall(std::string_view markets, int levels = 30);
RestCall instrumentsCall(std::string_view markets);

inline constexpr int kMostCandles = 200;
// Newest first. `before` is exclusive; nothing: from the bar in progress. A bar without trades does not exist.
RestCall candlesCall(std::string_view market, market::CandleUnit unit, std::optional<base::Timestamp> before,
                     int count = kMostCandles);

inline constexpr int kMostTicks = 500;
// Newest first, of one UTC day: 0 is today, 7 the oldest there is. `cursor` is the sequential_id of the last row seen.
RestCall tradeTicksCall(std::string_view market, std::optional<std::int64_t> cursor, int daysAgo,
                        int count = kMostTicks);

} // namespace kkachi::exchange::upbit
