// How numbers and times of a report are written.
#pragma once

#include "base/timestamp.h"

#include <array>
#include <charconv>
#include <string>

namespace kkachi::backtest {

// Opening times stand on whole seconds nearly always; where not, milliseconds are shown.
inline std::string timeText(base::Timestamp at) {
    return base::toEpochMs(at) % 1000 == 0 ? base::formatUtcSeconds(at) : base::formatUtc(at);
}

// The shortest decimal without exponent that reads back as the same double. Finite values only.
inline std::string plainText(double value) {
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return error == std::errc{} ? std::string{buffer.data(), end} : std::string{};
}

} // namespace kkachi::backtest
