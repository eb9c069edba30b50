#include "simulator/order_queries.h"

namespace kkachi::simulator {

const DeskOrder* findOrder(const OrderDesk& desk, const Call& call) {
    if (const auto uuid = call.find("uuid"))
        return desk.findByUuid(*uuid);
    return desk.findByIdentifier(call.find("identifier").value_or(""));
}

std::vector<const DeskOrder*> findOrders(const OrderDesk& desk, const std::vector<std::string_view>& uuids,
                                         const std::vector<std::string_view>& identifiers) {
    std::vector<const DeskOrder*> found;
    for (const auto uuid : uuids)
        if (const DeskOrder* order = desk.findByUuid(uuid))
            found.push_back(order);
    for (const auto identifier : identifiers)
        if (const DeskOrder* order = desk.findByIdentifier(identifier))
            found.push_back(order);
    return found;
}

} // namespace kkachi::simulator
