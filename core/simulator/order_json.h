// Orders and balances as the exchange endpoints write them: amounts are decimal strings, what is null is left out.
#pragma once

#include "simulator/json_text.h"
#include "simulator/order_desk.h"
#include "simulator/switches.h"

#include <string>
#include <string_view>

namespace kkachi::simulator {

std::string_view stageWord(matching::Stage stage); // "wait", "done", "cancel"

enum class OrderDetail {
    Plain,
    WithTrades, // the single-order query
    WithFunds,  // the lists tell executed_funds
};

// The venue's own habits in writing orders.
struct OrderForm {
    bool keepsTerminalAmounts = true; // locked and remaining_fee of an order that has ended; else they are 0
    bool writesNulls = false;         // else what has no value is left out
    bool listsFunds = true;           // executed_funds in lists
};
OrderForm formOf(const Switches& switches);

void writeOrder(JsonText& json, const DeskOrder& order, OrderDetail detail, const OrderForm& form = {});
// Its members alone, within an object that the caller has begun.
void writeOrderMembers(JsonText& json, const DeskOrder& order, OrderDetail detail, const OrderForm& form);
// One element of GET /v1/accounts.
void writeCash(JsonText& json, const matching::Account& account);
void writeCoins(JsonText& json, const matching::Account& account);

} // namespace kkachi::simulator
