#include "strategy/inputs_json.h"

namespace kkachi::strategy {

std::string inputsObject(std::initializer_list<std::pair<std::string_view, std::optional<std::string>>> numbers) {
    std::string json = "{";
    for (const auto& [name, value] : numbers) {
        if (json.size() > 1)
            json += ',';
        json.append("\"").append(name).append("\":");
        if (value)
            json.append("\"").append(*value).append("\"");
        else
            json += "null";
    }
    return json + '}';
}

} // namespace kkachi::strategy
