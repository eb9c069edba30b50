// Orders and news of them, for tests.
#pragma once

#include "base/result.h"
#include "order/order_event.h"

#include <string>
#include <string_view>
#include <utility>

namespace kkachi::order::test {

base::Quantity btc(std::string_view text);
base::Krw won(std::string_view text);

// A market buy for 100,000 won at 100,000,000: 0.001 bitcoin are expected.
Order marketBuy(State state = State::Acknowledged);
// 0.001 bitcoin.
Order marketSell(State state = State::Acknowledged);
// 0.001 bitcoin at 100,000,000.
Order limitBuy(State state = State::Acknowledged);

// A fill at 100,000,000.
Fill fill(std::string tradeUuid, std::string_view volume, std::string_view fee = "0");
Fill fillAt(std::string tradeUuid, std::string_view price, std::string_view volume);

// The news must be taken without contradiction.
Applied tell(Order& order, decltype(OrderEvent::what) news);
// The news must be refused, and the order must be as it was.
void expectRefused(Order& order, decltype(OrderEvent::what) news, TransitionError wanted);

} // namespace kkachi::order::test
