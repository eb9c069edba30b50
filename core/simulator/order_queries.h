// Finding orders by what a request names them.
#pragma once

#include "simulator/api_gate.h"
#include "simulator/order_desk.h"

#include <string_view>
#include <vector>

namespace kkachi::simulator {

// By `uuid`, which wins, or `identifier`.
const DeskOrder* findOrder(const OrderDesk& desk, const Call& call);
// Whether a comma-separated list names the word.
bool namesWord(std::string_view list, std::string_view word);
std::size_t countWords(std::string_view list);

// Unknown ids are simply missing.
std::vector<const DeskOrder*> findOrders(const OrderDesk& desk, const std::vector<std::string_view>& uuids,
                                         const std::vector<std::string_view>& identifiers);

} // namespace kkachi::simulator
