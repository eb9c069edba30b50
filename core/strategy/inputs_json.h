// The numbers behind a rule's answer, as one flat JSON object of decimal texts; null while a number does not exist yet.
#pragma once

#include "base/fixed_point.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kkachi::strategy {

// The widest window of an indicator: bounds what a ring may take.
inline constexpr std::int64_t kLongestWindow = 100'000;

inline std::optional<std::string> textOf(const std::optional<base::Price>& price) {
    return price ? std::optional{price->toString()} : std::nullopt;
}

std::string inputsObject(std::initializer_list<std::pair<std::string_view, std::optional<std::string>>> numbers);

} // namespace kkachi::strategy
