// What the pages of REST and the messages of the streams have in common.
#pragma once

#include "exchange/upbit/json_error.h"
#include "exchange/upbit/upbit_json.h"

#include <optional>
#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

// Bars whose prices contradict each other are impossible.
std::optional<JsonError> checkCandle(const market::Candle& bar);

// Adds one row of a book. A thin book is padded with levels of price 0, which are no levels.
std::optional<JsonError> addLevels(market::OrderBook& book, const market::BookLevel& ask, const market::BookLevel& bid);
// Best first on both sides, and the sides do not cross.
bool isOrdered(const market::OrderBook& book);

// One row of balances, as text: which numbers must fit is known only once the currency is, others may be
// astronomically many.
struct AssetTexts {
    std::string currency;
    std::string free;
    std::string locked;
};
// Into whichever half of the market it is; other assets are left out.
std::optional<JsonError> takeChangedAsset(const AssetTexts& asset, std::string_view market, MyAsset& news);

} // namespace kkachi::exchange::upbit
