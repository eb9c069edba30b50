#include "indicators/day_range.h"

#include <gtest/gtest.h>

namespace kkachi::indicators {
namespace {

using base::Price;

market::Candle bar(std::string_view at, int open, int high, int low, int close) {
    return {*base::parseInstant(at), Price::whole(open),  Price::whole(high),
            Price::whole(low),       Price::whole(close), {}};
}

TEST(DayRange, BeginsADayAtMidnightUtcAndNotInKorea) {
    DayRange days;
    EXPECT_TRUE(days.add(bar("2024-01-01T14:59:00Z", 1, 1, 1, 1)));
    EXPECT_FALSE(days.add(bar("2024-01-01T15:00:00Z", 1, 1, 1, 1))); // midnight in Seoul
    EXPECT_FALSE(days.add(bar("2024-01-01T23:59:00Z", 1, 1, 1, 1)));
    EXPECT_TRUE(days.add(bar("2024-01-02T00:00:00Z", 1, 1, 1, 1)));
}

TEST(DayRange, GathersTheExtremesOfADayAndKeepsTheDayBefore) {
    DayRange days;
    days.add(bar("2024-01-01T10:00:00Z", 100, 120, 90, 110));
    days.add(bar("2024-01-01T11:00:00Z", 110, 130, 105, 106));
    EXPECT_FALSE(days.previous().has_value());
    days.add(bar("2024-01-02T00:00:00Z", 107, 108, 101, 102));
    EXPECT_EQ(days.previous()->open, Price::whole(100));
    EXPECT_EQ(days.previous()->high, Price::whole(130));
    EXPECT_EQ(days.previous()->low, Price::whole(90));
    EXPECT_EQ(days.today()->open, Price::whole(107));
}

TEST(DayRange, TakesTheLastDayWithBarsAsTheDayBefore) {
    DayRange days;
    days.add(bar("2024-01-01T10:00:00Z", 100, 120, 90, 110));
    days.add(bar("2024-01-05T10:00:00Z", 200, 200, 200, 200));
    EXPECT_EQ(days.previous()->high, Price::whole(120));
}

} // namespace
} // namespace kkachi::indicators
