// The header with which the exchange tells how many calls of a group are left in this second. The spelling of groups is
// not certain and the header may be missing, so it only ever slows us down: no safety rests on it. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace kkachi::exchange::upbit {

// The number behind `sec=` of "group=default; min=1800; sec=29". Nothing for anything else.
std::optional<int> remainingThisSecond(std::string_view header);

} // namespace kkachi::exchange::upbit
