// A strategy's parameters as one text: "fast=5,slow=20".
#pragma once

#include "base/fixed_point.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::config {

// Names are letters, digits, '-' and '_', each once; at most 20 of them. Nothing for any other text; the empty text is
// no parameters.
std::optional<std::map<std::string, base::Ratio, std::less<>>> parseParameters(std::string_view text);

} // namespace kkachi::config
