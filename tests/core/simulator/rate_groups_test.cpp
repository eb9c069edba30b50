#include "simulator/rate_groups.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;
using Verdict = Grant::Verdict;

int grantsIn(RateGroups& rates, RateGroup group, int asked, std::chrono::milliseconds now) {
    int granted = 0;
    for (int i = 0; i < asked; ++i)
        granted += rates.take(group, now).verdict == Verdict::Allowed ? 1 : 0;
    return granted;
}

TEST(RateGroups, GrantWhatTheVenueGrantsInASecond) {
    RateGroups rates;
    EXPECT_EQ(grantsIn(rates, RateGroup::Order, 20, 0ms), 12);
    EXPECT_EQ(grantsIn(rates, RateGroup::OrderTest, 20, 0ms), 8);
    EXPECT_EQ(grantsIn(rates, RateGroup::Default, 40, 0ms), 30);
    EXPECT_EQ(grantsIn(rates, RateGroup::Candle, 20, 0ms), 10);
    EXPECT_EQ(grantsIn(rates, RateGroup::OrderCancelAll, 5, 0ms), 1);
}

TEST(RateGroups, TellWhatIsLeft) {
    RateGroups rates;
    EXPECT_EQ(rates.take(RateGroup::Order, 0ms).left, 11);
    EXPECT_EQ(rates.take(RateGroup::Order, 0ms).left, 10);
}

TEST(RateGroups, RefillExchangeGroupsSteadilyAndQuotationGroupsAtTheTurnOfTheSecond) {
    RateGroups rates;
    grantsIn(rates, RateGroup::Order, 12, 100ms);
    EXPECT_EQ(grantsIn(rates, RateGroup::Order, 20, 600ms), 6);
    grantsIn(rates, RateGroup::Ticker, 10, 100ms);
    EXPECT_EQ(grantsIn(rates, RateGroup::Ticker, 5, 999ms), 0);
    EXPECT_EQ(grantsIn(rates, RateGroup::Ticker, 20, 1000ms), 10);
    grantsIn(rates, RateGroup::OrderCancelAll, 1, 0ms);
    EXPECT_EQ(grantsIn(rates, RateGroup::OrderCancelAll, 1, 1999ms), 0);
    EXPECT_EQ(grantsIn(rates, RateGroup::OrderCancelAll, 1, 2001ms), 1);
}

TEST(RateGroups, BanWhoGoesOnAfterManyRefusalsLongerEachTime) {
    RateGroups rates;
    grantsIn(rates, RateGroup::Ticker, 10 + 30, 0ms);
    const Grant banned = rates.take(RateGroup::Ticker, 1ms);
    EXPECT_EQ(banned.verdict, Verdict::Banned);
    EXPECT_EQ(banned.banSeconds, 10);
    EXPECT_EQ(rates.take(RateGroup::Ticker, 9'999ms).verdict, Verdict::Banned);
    EXPECT_EQ(rates.take(RateGroup::Ticker, 10'000ms).verdict, Verdict::Allowed);
    grantsIn(rates, RateGroup::Ticker, 9 + 30, 10'000ms);
    EXPECT_EQ(rates.take(RateGroup::Ticker, 10'001ms).banSeconds, 20);
}

} // namespace
} // namespace kkachi::simulator
