#include "exchange/upbit/repeat_policy.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using std::chrono::milliseconds;

constexpr base::Milliseconds kPlenty{60'000};

RestCall callOf(Method method, bool isSigned) {
    RestCall call;
    call.method = method;
    call.isSigned = isSigned;
    return call;
}
RestOutcome answered(int status, const char* name) {
    return {Arrival::Answered, status, QByteArray{R"({"error":{"name":")"} + name + R"(","message":""}})", {}};
}
const RestOutcome kLost{Arrival::Lost, 0, {}, "reset"};
const RestOutcome kNotSent{Arrival::NotSent, 0, {}, "no such host"};

bool isRepeated(Method method, bool isSigned, const RestOutcome& outcome, int tries = 1) {
    return pauseBeforeRepeat(callOf(method, isSigned), outcome, tries, kPlenty, 0.5).has_value();
}

TEST(RepeatPolicy, NeverRepeatsAPost) {
    for (const RestOutcome& outcome :
         {kLost, kNotSent, answered(429, "x"), answered(500, "x"), answered(401, "nonce_used"), answered(418, "x")})
        EXPECT_FALSE(isRepeated(Method::Post, true, outcome));
}

TEST(RepeatPolicy, RepeatsACancelOnlyWhereTheExchangeDidNotLookAtIt) {
    EXPECT_TRUE(isRepeated(Method::Delete, true, answered(429, "x")));
    EXPECT_TRUE(isRepeated(Method::Delete, true, answered(401, "nonce_used")));
    for (const RestOutcome& outcome :
         {kLost, kNotSent, answered(500, "x"), answered(404, "order_not_found"), answered(401, "jwt_verification"),
          answered(401, "invalid_query_payload"), answered(418, "x")})
        EXPECT_FALSE(isRepeated(Method::Delete, true, outcome));
}

TEST(RepeatPolicy, RepeatsReadingAfterWhatMayPass) {
    for (const bool isSigned : {true, false}) {
        for (const RestOutcome& outcome : {kLost, kNotSent, answered(429, "x"), answered(500, "x"), answered(503, "x")})
            EXPECT_TRUE(isRepeated(Method::Get, isSigned, outcome));
        for (const RestOutcome& outcome : {answered(200, "x"), answered(302, "x"), answered(400, "x"),
                                           answered(404, "x"), answered(403, "market_offline"), answered(418, "x")})
            EXPECT_FALSE(isRepeated(Method::Get, isSigned, outcome)) << outcome.status;
    }
}

TEST(RepeatPolicy, MakesANewTokenTwiceAtMost) {
    for (const char* name : {"nonce_used", "invalid_query_payload"}) {
        EXPECT_TRUE(isRepeated(Method::Get, true, answered(401, name), 1)) << name;
        EXPECT_TRUE(isRepeated(Method::Get, true, answered(401, name), 2)) << name;
        EXPECT_FALSE(isRepeated(Method::Get, true, answered(401, name), 3)) << name;
    }
    EXPECT_FALSE(isRepeated(Method::Get, false, answered(401, "nonce_used")));
    EXPECT_FALSE(isRepeated(Method::Get, true, answered(401, "jwt_verification")));
}

TEST(RepeatPolicy, TriesFourTimesAtMost) {
    EXPECT_TRUE(isRepeated(Method::Get, false, kLost, 3));
    EXPECT_FALSE(isRepeated(Method::Get, false, kLost, 4));
    EXPECT_FALSE(isRepeated(Method::Get, false, answered(429, "x"), 4));
    EXPECT_FALSE(isRepeated(Method::Delete, true, answered(429, "x"), 4));
}

TEST(RepeatPolicy, WaitsLongerEachTimeAndNeverTheSameForTwoClients) {
    const RestCall call = callOf(Method::Get, false);
    EXPECT_EQ(pauseBeforeRepeat(call, kLost, 1, kPlenty, 0), milliseconds{75});
    EXPECT_EQ(pauseBeforeRepeat(call, kLost, 1, kPlenty, 1), milliseconds{225});
    EXPECT_EQ(pauseBeforeRepeat(call, kLost, 2, kPlenty, 0.5), milliseconds{300});
    EXPECT_EQ(pauseBeforeRepeat(call, kLost, 3, kPlenty, 0.5), milliseconds{600});
}

TEST(RepeatPolicy, StopsWhenTheCallsTimeIsOver) {
    const RestCall call = callOf(Method::Get, false);
    EXPECT_FALSE(pauseBeforeRepeat(call, kLost, 1, milliseconds{150}, 0.5));
    EXPECT_TRUE(pauseBeforeRepeat(call, kLost, 1, milliseconds{151}, 0.5));
    EXPECT_FALSE(pauseBeforeRepeat(call, answered(429, "x"), 1, milliseconds{0}, 0.5));
}

TEST(RepeatPolicy, LeavesTimeForAnotherTryOfReadingAndGivesAllOfItToMoney) {
    EXPECT_EQ(tryDeadline(callOf(Method::Post, true), 0, milliseconds{5'000}), milliseconds{5'000});
    EXPECT_EQ(tryDeadline(callOf(Method::Delete, true), 0, milliseconds{5'000}), milliseconds{5'000});
    EXPECT_EQ(tryDeadline(callOf(Method::Get, false), 0, milliseconds{5'000}), milliseconds{2'500});
    EXPECT_EQ(tryDeadline(callOf(Method::Get, false), 2, milliseconds{700}), milliseconds{500});
    EXPECT_EQ(tryDeadline(callOf(Method::Get, false), 2, milliseconds{300}), milliseconds{300});
    EXPECT_EQ(tryDeadline(callOf(Method::Get, false), 3, milliseconds{5'000}), milliseconds{5'000});
}

} // namespace
} // namespace kkachi::exchange::upbit
