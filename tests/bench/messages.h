// Messages as Upbit's streams send them, of our own making.
#pragma once

#include "base/timestamp.h"

#include <cstdint>
#include <string>

namespace kkachi::bench {

inline constexpr const char* kMarket = "KRW-BTC";

std::string tradeMessage(std::int64_t sequentialId, std::int64_t priceWon, base::Timestamp at);
std::string bookMessage(base::Timestamp at, int levels);
std::string tickerMessage(base::Timestamp at);
// News of an order of ours; `number` makes its identifier.
std::string myOrderMessage(std::int64_t number, base::Timestamp at);

} // namespace kkachi::bench
