#include "config/parameter_text.h"

namespace kkachi::config {

namespace {

constexpr std::size_t kMostParameters = 20;

bool isParameterName(std::string_view name) {
    return !name.empty() && name.size() <= 40 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
               std::string_view::npos;
}

} // namespace

std::optional<std::map<std::string, base::Ratio, std::less<>>> parseParameters(std::string_view text) {
    std::map<std::string, base::Ratio, std::less<>> parameters;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto pair = text.substr(0, comma);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || comma == text.size() - 1 || parameters.size() == kMostParameters)
            return std::nullopt;
        const auto value = base::Ratio::parse(pair.substr(equals + 1));
        const auto name = pair.substr(0, equals);
        if (!value || !isParameterName(name) || !parameters.emplace(name, *value).second)
            return std::nullopt;
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return parameters;
}

} // namespace kkachi::config
