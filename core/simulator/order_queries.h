// Finding orders by what a request names them.
#pragma once

#include "simulator/api_gate.h"
#include "simulator/order_desk.h"

#include <string_view>
#include <vector>

namespace kkachi::simulator {

// By `uuid`, which wins, or `identifier`.
const DeskOrder* findOrder(const OrderDesk& desk, const Call& call);
// Unknown ids are simply missing.
std::vector<const DeskOrder*> findOrders(const OrderDesk& desk, const std::vector<std::string_view>& uuids,
                                         const std::vector<std::string_view>& identifiers);

} // namespace kkachi::simulator
