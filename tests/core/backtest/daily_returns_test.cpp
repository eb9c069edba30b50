#include "backtest/daily_returns.h"

#include <gtest/gtest.h>

namespace kkachi::backtest {
namespace {

using base::Krw;

TEST(DailyReturns, ComparesTheLastBarOfADayWithTheDayBeforeAndTheCapitalFirst) {
    DailyReturns daily{Krw::whole(100)};
    daily.add(*base::parseInstant("2024-01-01T12:00:00Z"), Krw::whole(90));
    daily.add(*base::parseInstant("2024-01-01T23:59:00Z"), Krw::whole(110));
    daily.add(*base::parseInstant("2024-01-02T00:00:00Z"), Krw::whole(99));
    const std::vector<double> expected{0.1, -0.1};
    EXPECT_EQ(daily.values(), expected);
}

TEST(DailyReturns, CountsADayWithoutBarsAsZero) {
    DailyReturns daily{Krw::whole(100)};
    daily.add(*base::parseInstant("2024-01-01"), Krw::whole(100));
    daily.add(*base::parseInstant("2024-01-04"), Krw::whole(150));
    const std::vector<double> expected{0, 0, 0, 0.5};
    EXPECT_EQ(daily.values(), expected);
}

TEST(DailyReturns, AreEmptyWithoutBars) {
    EXPECT_TRUE(DailyReturns{Krw::whole(1)}.values().empty());
}

} // namespace
} // namespace kkachi::backtest
