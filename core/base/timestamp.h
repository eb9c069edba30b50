// Instants in UTC with milliseconds, and their texts. Korea Standard Time (a fixed +9 h) is for display only.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::base {

using Milliseconds = std::chrono::milliseconds;
using Timestamp = std::chrono::sys_time<Milliseconds>;

inline constexpr std::chrono::hours kKoreaOffset{9};

inline constexpr std::int64_t toEpochMs(Timestamp at) {
    return at.time_since_epoch().count();
}
inline constexpr Timestamp fromEpochMs(std::int64_t ms) {
    return Timestamp{Milliseconds{ms}};
}

// "2026-11-22T01:02:03.004Z": the form of every stored and printed instant.
std::string formatUtc(Timestamp at);
// "2026-11-22T01:02:03Z", for instants on whole seconds such as opening times of bars.
std::string formatUtcSeconds(Timestamp at);
// "2026-11-22T10:02:03+09:00": how Upbit's private REST answers write instants.
std::string formatKst(Timestamp at);

// ISO 8601 with `T` or a space, optional seconds and fraction (digits behind the third are cut), and `Z`, `+hh:mm` or
// no zone (UTC). A bare date is 00:00Z. Nothing for anything else, impossible days included.
std::optional<Timestamp> parseInstant(std::string_view text);

// Days since 1970-01-01 of the trading day, which begins at 00:00 UTC = 09:00 KST as Upbit's day candle does.
constexpr std::int64_t tradingDay(Timestamp at) {
    return std::chrono::floor<std::chrono::days>(at).time_since_epoch().count();
}

// "60s", "5m", "1h", "1d", "250ms": the form of durations in the configuration and on the command line.
std::optional<Milliseconds> parseDuration(std::string_view text);
std::string formatDuration(Milliseconds duration);

} // namespace kkachi::base
