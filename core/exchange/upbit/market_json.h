// The public messages of the streams, for the one function that tells them apart.
#pragma once

#include "exchange/upbit/json_fields.h"
#include "exchange/upbit/upbit_json.h"

namespace kkachi::exchange::upbit {

std::optional<JsonError> readStreamTrade(simdjson::ondemand::object message, market::Trade& trade);
std::optional<JsonError> readStreamBook(simdjson::ondemand::object message, market::OrderBook& book);
std::optional<JsonError> readStreamTicker(simdjson::ondemand::object message, market::Ticker& ticker);
// Bars whose prices contradict each other are impossible.
std::optional<JsonError> checkCandle(const market::Candle& bar);
// One element of a list of balances, into whichever half of the market it is; other assets are left out.
std::optional<JsonError> readChangedAsset(simdjson::ondemand::object row, std::string_view market, MyAsset& news);

} // namespace kkachi::exchange::upbit
