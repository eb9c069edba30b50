// The lengths of bars an exchange keeps, from a second to a year. Up to a week they are fixed; months and years follow
// the calendar. All of them are counted in UTC, as Upbit does: a day begins at 00:00 UTC = 09:00 KST, a week on Monday.
#pragma once

#include "base/timestamp.h"

#include <array>
#include <optional>
#include <string_view>

namespace kkachi::market {

enum class CandleUnit {
    Second,
    Minute,
    Minutes3,
    Minutes5,
    Minutes10,
    Minutes15,
    Minutes30,
    Hour,
    Hours4,
    Day,
    Week,
    Month,
    Year,
};

inline constexpr std::array kCandleUnits{
    CandleUnit::Second,    CandleUnit::Minute,    CandleUnit::Minutes3, CandleUnit::Minutes5, CandleUnit::Minutes10,
    CandleUnit::Minutes15, CandleUnit::Minutes30, CandleUnit::Hour,     CandleUnit::Hours4,   CandleUnit::Day,
    CandleUnit::Week,      CandleUnit::Month,     CandleUnit::Year};

// "1s", "1m", "3m", "5m", "10m", "15m", "30m", "60m", "240m", "1d", "1w", "1M", "1y".
std::string_view toString(CandleUnit unit);
// The same words; nothing for any other.
std::optional<CandleUnit> parseCandleUnit(std::string_view text);

// Nothing for months and years.
std::optional<base::Milliseconds> fixedLength(CandleUnit unit);

// When the bar that holds `at` opens.
base::Timestamp openTimeOf(CandleUnit unit, base::Timestamp at);
// When the bar after the one that holds `at` opens: the end of this one, exclusive.
base::Timestamp nextOpenTime(CandleUnit unit, base::Timestamp at);

} // namespace kkachi::market
