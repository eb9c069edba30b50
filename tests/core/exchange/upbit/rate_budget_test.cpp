#include "exchange/upbit/rate_budget.h"

#include "exchange/upbit/rest_reply.h"

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

TEST(RateBudget, ReadsTheLengthOfABanFromWhereverItStands) {
    EXPECT_EQ(banLength("7", "", 0), seconds{7});
    EXPECT_EQ(banLength("", R"({"error":{"name":418,"message":"blocked for 90 seconds"}})", 0), seconds{90});
    EXPECT_EQ(banLength("", "I'm a teapot", 0), seconds{60});
    EXPECT_EQ(banLength("", "", 2), seconds{240});
    EXPECT_EQ(banLength("99999999", "", 0), seconds{86'400});
    EXPECT_EQ(banLength("99999999999999999999999", "", 0), seconds{60});
}

} // namespace
} // namespace kkachi::exchange::upbit
