// Orders and balances as the exchange endpoints write them: amounts are decimal strings, what is null is left out.
#pragma once

#include "simulator/json_text.h"
#include "simulator/order_desk.h"

#include <string>
#include <string_view>

namespace kkachi::simulator {

std::string_view stageWord(matching::Stage stage); // "wait", "done", "cancel"

enum class OrderDetail {
    Plain,
    WithTrades, // the single-order query
    WithFunds,  // the lists tell executed_funds
};

void writeOrder(JsonText& json, const DeskOrder& order, OrderDetail detail);
// One element of GET /v1/accounts.
void writeCash(JsonText& json, const matching::Account& account);
void writeCoins(JsonText& json, const matching::Account& account);

} // namespace kkachi::simulator
