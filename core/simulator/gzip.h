// Bodies in the gzip coding (RFC 1952).
#pragma once

#include <string>
#include <string_view>

namespace kkachi::simulator {

std::string gzipped(std::string_view text);

} // namespace kkachi::simulator
