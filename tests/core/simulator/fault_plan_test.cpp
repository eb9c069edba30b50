#include "simulator/fault_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kkachi::simulator {
namespace {

TEST(FaultPlan, HitsOnlyTheEndpointAndOnlySoOften) {
    FaultPlan plan{1};
    ASSERT_TRUE(plan.add(R"({"kind":"error","endpoint":"^POST /v1/orders$","count":1,"status":503})"));
    EXPECT_TRUE(plan.effectOn("GET /v1/orders").isCarriedOut);
    EXPECT_TRUE(plan.effectOn("POST /v1/orders/test").isCarriedOut);
    const auto effect = plan.effectOn("POST /v1/orders");
    EXPECT_FALSE(effect.isCarriedOut);
    EXPECT_EQ(effect.instead->status, 503);
    EXPECT_TRUE(plan.effectOn("POST /v1/orders").isCarriedOut) << "used up";
}

TEST(FaultPlan, HitsAboutAsOftenAsItsProbabilityAndTheSameForASeed) {
    const auto hits = [](std::uint64_t seed) {
        FaultPlan plan{seed};
        EXPECT_TRUE(plan.add(R"({"kind":"latency","probability":0.25,"ms":10})"));
        std::string pattern;
        for (int i = 0; i < 1000; ++i)
            pattern += plan.effectOn("GET /x").delay.count() > 0 ? '1' : '0';
        return pattern;
    };
    EXPECT_EQ(hits(3), hits(3));
    const std::string pattern = hits(3);
    EXPECT_NEAR(static_cast<double>(std::count(pattern.begin(), pattern.end(), '1')), 250, 60);
}

TEST(FaultPlan, CarriesOutARequestWhoseAnswerIsLost) {
    FaultPlan plan{1};
    ASSERT_TRUE(plan.add(R"({"kind":"accept_then_drop"})"));
    const auto effect = plan.effectOn("POST /v1/orders");
    EXPECT_TRUE(effect.isCarriedOut);
    EXPECT_EQ(effect.delivery, http::Delivery::Discard);
}

TEST(FaultPlan, NamesTheMemberThatIsWrong) {
    FaultPlan plan{1};
    EXPECT_EQ(plan.add("nothing").error(), "kind");
    EXPECT_EQ(plan.add(R"({"kind":"explode"})").error(), "kind");
    EXPECT_EQ(plan.add(R"({"kind":"drop","endpoint":"("})").error(), "endpoint");
    EXPECT_EQ(plan.add(R"({"kind":"drop","probability":1.5})").error(), "probability");
    EXPECT_EQ(plan.add(R"({"kind":"drop","count":"many"})").error(), "count");
    EXPECT_EQ(plan.add(R"({"kind":"latency","ms":-1})").error(), "ms");
    EXPECT_EQ(plan.add(R"({"kind":"error","status":200})").error(), "status");
    EXPECT_EQ(plan.toJson(), R"({"faults":[]})");
}

} // namespace
} // namespace kkachi::simulator
