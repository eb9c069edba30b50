#include "simulator/order_queries.h"

#include <algorithm>

namespace kkachi::simulator {

const DeskOrder* findOrder(const OrderDesk& desk, const Call& call) {
    if (const auto uuid = call.find("uuid"))
        return desk.findByUuid(*uuid);
    return desk.findByIdentifier(call.find("identifier").value_or(""));
}

bool namesWord(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (list.substr(0, comma) == word)
            return true;
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return false;
}

std::size_t countWords(std::string_view list) {
    return list.empty() ? 0 : static_cast<std::size_t>(std::count(list.begin(), list.end(), ',')) + 1;
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
