#include "market/candle_unit.h"

#include <algorithm>
#include <cstddef>

namespace kkachi::market {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

struct Unit {
    std::string_view word;
    base::Milliseconds length; // 0: the calendar's
};

constexpr std::array<Unit, kCandleUnits.size()> kUnits{{{"1s", std::chrono::seconds{1}},
                                                        {"1m", std::chrono::minutes{1}},
                                                        {"3m", std::chrono::minutes{3}},
                                                        {"5m", std::chrono::minutes{5}},
                                                        {"10m", std::chrono::minutes{10}},
                                                        {"15m", std::chrono::minutes{15}},
                                                        {"30m", std::chrono::minutes{30}},
                                                        {"60m", std::chrono::hours{1}},
                                                        {"240m", std::chrono::hours{4}},
                                                        {"1d", days{1}},
                                                        {"1w", days{7}},
                                                        {"1M", {}},
                                                        {"1y", {}}}};

const Unit& rowOf(CandleUnit unit) {
    return kUnits.at(static_cast<std::size_t>(unit));
}

// 1970-01-01 was a Thursday: weeks that begin on Monday are shifted by three days.
constexpr days kMondayShift{3};

base::Timestamp floorTo(base::Milliseconds length, base::Timestamp at) {
    const auto since = at.time_since_epoch();
    auto rest = since % length;
    if (rest.count() < 0)
        rest += length;
    return at - rest;
}

year_month_day firstDay(CandleUnit unit, base::Timestamp at) {
    const year_month_day date{floor<days>(at)};
    const auto month = unit == CandleUnit::Year ? std::chrono::January : date.month();
    return date.year() / month / 1;
}

} // namespace

std::string_view toString(CandleUnit unit) {
    return rowOf(unit).word;
}

std::optional<CandleUnit> parseCandleUnit(std::string_view text) {
    const auto found = std::ranges::find(kUnits, text, &Unit::word);
    if (found == kUnits.end())
        return std::nullopt;
    return kCandleUnits.at(static_cast<std::size_t>(found - kUnits.begin()));
}

std::optional<base::Milliseconds> fixedLength(CandleUnit unit) {
    const auto length = rowOf(unit).length;
    return length.count() > 0 ? std::optional{length} : std::nullopt;
}

base::Timestamp openTimeOf(CandleUnit unit, base::Timestamp at) {
    if (unit == CandleUnit::Month || unit == CandleUnit::Year)
        return sys_days{firstDay(unit, at)};
    const auto length = rowOf(unit).length;
    if (unit == CandleUnit::Week)
        return floorTo(length, at + kMondayShift) - kMondayShift;
    return floorTo(length, at);
}

base::Timestamp nextOpenTime(CandleUnit unit, base::Timestamp at) {
    if (unit == CandleUnit::Month)
        return sys_days{firstDay(unit, at) + months{1}};
    if (unit == CandleUnit::Year)
        return sys_days{firstDay(unit, at) + years{1}};
    return openTimeOf(unit, at) + rowOf(unit).length;
}

} // namespace kkachi::market
