#include "market/candle_unit.h"

#include <gtest/gtest.h>

namespace kkachi::market {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parseInstant(text).value();
}

TEST(CandleUnit, EveryUnitIsReadBackFromItsWord) {
    for (const CandleUnit unit : kCandleUnits)
        EXPECT_EQ(parseCandleUnit(toString(unit)), unit) << toString(unit);
}

TEST(CandleUnit, WordsThatNoUnitHasAreNotUnits) {
    for (const char* word : {"", "1", "2m", "1H", "60", "1 m", "01m", "1mo"})
        EXPECT_FALSE(parseCandleUnit(word)) << word;
}

TEST(CandleUnit, AMinuteAndAMonthAreToldApart) {
    EXPECT_EQ(parseCandleUnit("1m"), CandleUnit::Minute);
    EXPECT_EQ(parseCandleUnit("1M"), CandleUnit::Month);
}

TEST(CandleUnit, ABarOpensAtTheWholeMultipleOfItsLength) {
    const auto instant = at("2026-11-20T01:17:42.999Z");
    EXPECT_EQ(openTimeOf(CandleUnit::Second, instant), at("2026-11-20T01:17:42Z"));
    EXPECT_EQ(openTimeOf(CandleUnit::Minutes3, instant), at("2026-11-20T01:15:00Z"));
    EXPECT_EQ(openTimeOf(CandleUnit::Hours4, instant), at("2026-11-20T00:00:00Z"));
    EXPECT_EQ(openTimeOf(CandleUnit::Day, instant), at("2026-11-20"));
}

TEST(CandleUnit, AWeekOpensOnMondayInUtc) {
    EXPECT_EQ(openTimeOf(CandleUnit::Week, at("2026-11-22T23:59:59.999Z")), at("2026-11-16"));
    EXPECT_EQ(openTimeOf(CandleUnit::Week, at("2026-11-23")), at("2026-11-23"));
    EXPECT_EQ(openTimeOf(CandleUnit::Week, at("1970-01-01")), at("1969-12-29"));
}

TEST(CandleUnit, MonthsAndYearsFollowTheCalendar) {
    EXPECT_EQ(openTimeOf(CandleUnit::Month, at("2024-02-29T12:00:00Z")), at("2024-02-01"));
    EXPECT_EQ(nextOpenTime(CandleUnit::Month, at("2024-02-29T12:00:00Z")), at("2024-03-01"));
    EXPECT_EQ(nextOpenTime(CandleUnit::Month, at("2024-12-31T23:59:59Z")), at("2025-01-01"));
    EXPECT_EQ(openTimeOf(CandleUnit::Year, at("2024-12-31T23:59:59Z")), at("2024-01-01"));
    EXPECT_EQ(nextOpenTime(CandleUnit::Year, at("2024-01-01")), at("2025-01-01"));
}

TEST(CandleUnit, TheEndOfABarIsTheOpeningOfTheNext) {
    const auto instant = at("2026-03-31T23:59:59.500Z");
    for (const CandleUnit unit : kCandleUnits) {
        const auto open = openTimeOf(unit, instant);
        const auto next = nextOpenTime(unit, instant);
        EXPECT_LE(open, instant);
        EXPECT_GT(next, instant);
        EXPECT_EQ(openTimeOf(unit, next), next) << toString(unit);
        EXPECT_EQ(nextOpenTime(unit, open), next) << toString(unit);
        EXPECT_EQ(openTimeOf(unit, next - base::Milliseconds{1}), open) << toString(unit);
    }
}

TEST(CandleUnit, OnlyMonthsAndYearsHaveNoFixedLength) {
    for (const CandleUnit unit : kCandleUnits)
        EXPECT_EQ(fixedLength(unit).has_value(), unit != CandleUnit::Month && unit != CandleUnit::Year);
}

} // namespace
} // namespace kkachi::market
