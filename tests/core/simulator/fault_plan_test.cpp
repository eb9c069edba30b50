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

TEST(FaultPlan, NamesTheMemberThatIsWrongAndWhatIsAllowed) {
    struct Case {
        const char* json;
        const char* begins;
    };
    for (const Case& each : {
             Case{"nothing", "the faults are a JSON object"},
             Case{"[1]", "a fault is a JSON object"},
             Case{R"({"kind":"explode"})", "kind: one of latency, error,"},
             Case{R"({"kind":"drop","endpoint":"("})", "endpoint: a regular expression"},
             Case{R"({"kind":"drop","probability":1.5})", "probability: a number from 0 to 1"},
             Case{R"({"kind":"drop","count":"many"})", "count: a number from -1"},
             Case{R"({"kind":"drop","after":0.5})", "after: a whole number from 0"},
             Case{R"({"kind":"drop","ms":5})", "ms: not a member of drop; allowed: kind,endpoint,"},
             Case{R"({"kind":"latency","ms":-1})", "ms: a number from 0"},
             Case{R"({"kind":"error","status":200})", "status: a number from 400 to 599"},
             Case{R"({"kind":"ban","form":"xml"})", "form: one of plain, json, html, empty"},
             Case{R"({"kind":"key_rights"})", "rights: an array of view_assets,"},
             Case{R"({"kind":"key_rights","rights":["fly"]})", "rights: only view_assets,"},
             Case{R"({"kind":"maintenance","count":1})", "count: not a member of maintenance"},
             Case{R"({"kind":"flash_crash","pct":95})", "pct: a number from -50 to 90"},
         }) {
        FaultPlan plan{1};
        const auto added = plan.add(each.json);
        ASSERT_FALSE(added) << each.json;
        EXPECT_EQ(added.error().rfind(each.begins, 0), 0U) << added.error();
        EXPECT_EQ(plan.toJson(), R"({"faults":[]})");
    }
}

TEST(FaultPlan, TakesAllOfAListOrNone) {
    FaultPlan plan{1};
    EXPECT_FALSE(plan.add(R"([{"kind":"drop"},{"kind":"explode"}])"));
    EXPECT_TRUE(plan.effectOn("GET /x").isCarriedOut);
    EXPECT_TRUE(plan.add(R"([{"kind":"drop"},{"kind":"latency","ms":5}])"));
    EXPECT_FALSE(plan.effectOn("GET /x").isCarriedOut);
}

TEST(FaultPlan, LetsTheFirstRequestsPass) {
    FaultPlan plan{1};
    ASSERT_TRUE(plan.add(R"({"kind":"drop","after":2,"count":1})"));
    EXPECT_TRUE(plan.effectOn("GET /x").isCarriedOut);
    EXPECT_TRUE(plan.effectOn("GET /x").isCarriedOut);
    EXPECT_FALSE(plan.effectOn("GET /x").isCarriedOut);
    EXPECT_TRUE(plan.effectOn("GET /x").isCarriedOut);
}

TEST(FaultPlan, ChangesWhatAKeyMayDo) {
    FaultPlan plan{1};
    EXPECT_TRUE(plan.effectOn("GET /v1/order").key.rights.allow(Right::ViewOrders));
    EXPECT_FALSE(plan.effectOn("GET /v1/order").key.rights.allow(Right::Withdraw)) << "a trader's key";
    ASSERT_TRUE(
        plan.add(R"([{"kind":"key_rights","rights":["view_assets","withdraw"]},{"kind":"key_expires","in_days":7},
                             {"kind":"key_expired","endpoint":"POST"},{"kind":"ip_not_allowed","endpoint":"DELETE"}])"));
    const auto key = plan.effectOn("GET /v1/order").key;
    EXPECT_FALSE(key.rights.allow(Right::ViewOrders));
    EXPECT_TRUE(key.rights.allow(Right::Withdraw));
    EXPECT_EQ(key.expiresInDays, 7);
    EXPECT_FALSE(key.isExpired || key.isFromElsewhere);
    EXPECT_TRUE(plan.effectOn("POST /v1/orders").key.isExpired);
    EXPECT_TRUE(plan.effectOn("DELETE /v1/order").key.isFromElsewhere);
}

TEST(FaultPlan, KeepsFaultsOfFramesFromRequests) {
    FaultPlan plan{1};
    ASSERT_TRUE(plan.add(R"([{"kind":"ws_duplicate","endpoint":"private","count":1},{"kind":"ws_delay","ms":30},
                             {"kind":"ws_truncate","endpoint":"public"}])"));
    EXPECT_TRUE(plan.effectOn("private").isCarriedOut);
    const auto frame = plan.effectOnFrame("private");
    EXPECT_TRUE(frame.duplicates);
    EXPECT_FALSE(frame.truncates);
    EXPECT_EQ(frame.delay.count(), 30);
    EXPECT_FALSE(plan.effectOnFrame("private").duplicates) << "used up";
    EXPECT_TRUE(plan.effectOnFrame("public").truncates);
}

TEST(FaultPlan, EndsAMaintenanceAfterItsTime) {
    using namespace std::chrono_literals;
    FaultPlan plan{1};
    ASSERT_TRUE(plan.add(R"({"kind":"maintenance","seconds":2})", 10s));
    EXPECT_TRUE(plan.isInMaintenance(11s));
    EXPECT_FALSE(plan.isInMaintenance(12s));
    ASSERT_TRUE(plan.add(R"({"kind":"maintenance"})", 20s));
    EXPECT_TRUE(plan.isInMaintenance(9999s));
    plan.clear();
    EXPECT_FALSE(plan.isInMaintenance(9999s));
}

} // namespace
} // namespace kkachi::simulator
