#include "risk/loss_guards.h"

#include <gtest/gtest.h>

using namespace kkachi;
using base::Krw;
using base::Ratio;

namespace {

const Ratio kLimit = Ratio::fromUnits(300'000); // 0.3 %

TEST(DayLoss, LatchesUntilTheTradingDayEnds) {
    risk::DayLoss loss{kLimit};
    loss.begin(Krw::whole(10'000'000));
    loss.mark(100, Krw::whole(9'970'001));
    EXPECT_FALSE(loss.isReached());
    loss.mark(100, Krw::whole(9'970'000));
    EXPECT_TRUE(loss.isReached());
    loss.mark(100, Krw::whole(11'000'000));
    EXPECT_TRUE(loss.isReached()) << "a recovery within the day does not lift it";
    EXPECT_TRUE(loss.startDayIfNew(101));
    EXPECT_FALSE(loss.isReached());
}

TEST(DayLoss, ANewDayStartsFromTheLastEquityOfTheDayBefore) {
    risk::DayLoss loss{kLimit};
    loss.begin(Krw::whole(10'000'000));
    loss.mark(100, Krw::whole(9'990'000));
    loss.mark(101, Krw::whole(9'980'000));
    EXPECT_EQ(loss.dayStart(), Krw::whole(9'990'000));
}

TEST(DayLoss, TheDayNeverGoesBack) {
    risk::DayLoss loss{kLimit};
    loss.begin(Krw::whole(10'000'000));
    loss.mark(101, Krw::whole(9'000'000));
    loss.mark(100, Krw::whole(9'000'000));
    EXPECT_TRUE(loss.isReached());
    EXPECT_FALSE(loss.startDayIfNew(100));
}

TEST(DayLoss, AWithdrawalIsNoLoss) {
    risk::DayLoss loss{kLimit};
    loss.begin(Krw::whole(10'000'000));
    loss.moveCash(-Krw::whole(4'000'000));
    loss.mark(100, Krw::whole(6'000'000));
    EXPECT_FALSE(loss.isReached());
}

TEST(TotalLoss, IsMeasuredFromTheHighestEquityAndLatches) {
    risk::TotalLoss loss{Ratio::fromUnits(5'000'000)}; // 5 %
    loss.begin(Krw::whole(100));
    loss.mark(Krw::whole(200));
    loss.mark(Krw::whole(191));
    EXPECT_FALSE(loss.isReached());
    loss.mark(Krw::whole(190));
    EXPECT_TRUE(loss.isReached());
    loss.mark(Krw::whole(500));
    EXPECT_TRUE(loss.isReached());
}

TEST(TotalLoss, ALimitOfZeroIsOff) {
    risk::TotalLoss loss{Ratio{}};
    loss.begin(Krw::whole(100));
    loss.mark(Krw::whole(1));
    EXPECT_FALSE(loss.isReached());
}

} // namespace
