#include "exchange/upbit/rate_budget.h"

#include "exchange/upbit/remaining_requests.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(RateBudget, NeverLetsMoreThanItsNumberIntoAnySecond) {
    RateBudget budget{8, 0};
    std::vector<SteadyTime> sent;
    for (SteadyTime now{0}; now < seconds{10}; now += milliseconds{7})
        if (budget.tryTake(now, Urgency::Normal))
            sent.push_back(now);
    for (std::size_t i = 8; i < sent.size(); ++i)
        EXPECT_GE(sent[i] - sent[i - 8], seconds{1});
    EXPECT_GE(sent.size(), 78U);
}

TEST(RateBudget, KeepsAPartForWhatIsUrgent) {
    RateBudget budget{4, 2};
    const SteadyTime now{5'000};
    EXPECT_TRUE(budget.tryTake(now, Urgency::Normal));
    EXPECT_TRUE(budget.tryTake(now, Urgency::Normal));
    EXPECT_FALSE(budget.tryTake(now, Urgency::Normal));
    EXPECT_TRUE(budget.tryTake(now, Urgency::Urgent));
    EXPECT_TRUE(budget.tryTake(now, Urgency::Urgent));
    EXPECT_FALSE(budget.tryTake(now, Urgency::Urgent));
    EXPECT_EQ(budget.nextFreeAt(now, Urgency::Urgent), now + seconds{1});
    EXPECT_TRUE(budget.tryTake(now + seconds{1}, Urgency::Urgent));
}

TEST(RateBudget, StandsStillWhileTheExchangeRefuses) {
    RateBudget budget{8, 2};
    budget.pauseUntil(SteadyTime{1'200});
    EXPECT_FALSE(budget.tryTake(SteadyTime{1'199}, Urgency::Urgent));
    EXPECT_TRUE(budget.tryTake(SteadyTime{1'200}, Urgency::Normal));
}

TEST(RateBudget, SlowsDownButNotForWhatIsUrgent) {
    RateBudget budget{8, 2};
    budget.slowDownUntil(SteadyTime{1'200});
    EXPECT_FALSE(budget.tryTake(SteadyTime{1'199}, Urgency::Normal));
    EXPECT_EQ(budget.nextFreeAt(SteadyTime{1'199}, Urgency::Normal), SteadyTime{1'200});
    EXPECT_TRUE(budget.tryTake(SteadyTime{1'199}, Urgency::Urgent));
    EXPECT_TRUE(budget.tryTake(SteadyTime{1'200}, Urgency::Normal));
}

TEST(RateBudget, CountsInTheWindowOfItsGroup) {
    RateBudget budget{1, 0, milliseconds{2'100}};
    EXPECT_TRUE(budget.tryTake(SteadyTime{0}, Urgency::Urgent));
    EXPECT_FALSE(budget.tryTake(SteadyTime{2'099}, Urgency::Urgent));
    EXPECT_TRUE(budget.tryTake(SteadyTime{2'100}, Urgency::Urgent));
}

TEST(RemainingRequests, AreReadWhateverTheGroupIsCalled) {
    EXPECT_EQ(remainingThisSecond("group=default; min=1800; sec=29"), 29);
    EXPECT_EQ(remainingThisSecond("group=exchange.order_x-y; min=720; sec=0"), 0);
    EXPECT_EQ(remainingThisSecond("sec=7"), 7);
    EXPECT_EQ(remainingThisSecond("group=default;sec=3"), 3);
}

TEST(RemainingRequests, AreNothingWhereTheHeaderIsNotUnderstood) {
    for (const char* header : {"", "group=default", "sec=", "sec=-1", "sec=many", "sec=3x", "second=0",
                               "sec=99999999999999999999", ";;;", "sec=;sec=0"})
        EXPECT_FALSE(remainingThisSecond(header)) << header;
}

} // namespace
} // namespace kkachi::exchange::upbit
