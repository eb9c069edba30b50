#include "exchange/upbit/key_report.h"

#include "exchange/upbit/key_expiry.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using namespace std::chrono_literals;

RestOutcome answer(int status, const char* body) {
    return {Arrival::Answered, status, body, {}};
}
RestOutcome error(int status, const std::string& name) {
    return answer(status, (R"({"error":{"name":")" + name + R"(","message":"m"}})").c_str());
}
const RestOutcome kLost{Arrival::Lost, 0, {}, "the answer was cut off"};
const RestOutcome kNotSent{Arrival::NotSent, 0, {}, "no route"};

TEST(KeyReport, TellsWhatIsWrongWithAKey) {
    EXPECT_EQ(keyProblemOf(answer(200, "[]")), KeyProblem::None);
    EXPECT_EQ(keyProblemOf(error(401, "jwt_verification")), KeyProblem::WrongSecret);
    EXPECT_EQ(keyProblemOf(error(401, "invalid_access_key")), KeyProblem::UnknownKey);
    EXPECT_EQ(keyProblemOf(error(401, "expired_access_key")), KeyProblem::Expired);
    EXPECT_EQ(keyProblemOf(error(401, "no_authorization_ip")), KeyProblem::AddressNotAllowed);
    EXPECT_EQ(keyProblemOf(error(401, "no_authorization_i_p")), KeyProblem::AddressNotAllowed);
    EXPECT_EQ(keyProblemOf(error(400, "thirdparty_agreement_required")), KeyProblem::ConsentMissing);
    EXPECT_EQ(keyProblemOf(error(401, "something_new")), KeyProblem::Refused);
}

TEST(KeyReport, DoesNotBlameAKeyForOneCallOrForTheWay) {
    for (const int status : {401, 403}) // Upbit uses either
        EXPECT_EQ(keyProblemOf(error(status, "out_of_scope")), KeyProblem::None);
    EXPECT_EQ(keyProblemOf(error(403, "market_offline")), KeyProblem::None);
    EXPECT_EQ(keyProblemOf(error(400, "insufficient_funds_bid")), KeyProblem::None);
    for (const RestOutcome& outcome : {kLost, kNotSent, answer(500, ""), answer(502, "<html>"), answer(429, ""),
                                       answer(401, "<html>"), answer(401, "{\"error\":")})
        EXPECT_EQ(keyProblemOf(outcome), KeyProblem::Unreachable);
}

TEST(KeyReport, SeesARightByWhatTheCallAnswers) {
    EXPECT_EQ(viewGrantOf(answer(200, "[]")), Grant::Present);
    EXPECT_EQ(viewGrantOf(error(401, "out_of_scope")), Grant::Absent);
    EXPECT_EQ(viewGrantOf(error(403, "out_of_scope")), Grant::Absent);
    for (const RestOutcome& outcome :
         {kLost, kNotSent, answer(500, ""), error(404, "order_not_found"), answer(200 + 4, "")})
        EXPECT_EQ(viewGrantOf(outcome), Grant::Unknown);
}

TEST(KeyReport, TakesARefusedAmountForTheRightToMakeOrders) {
    EXPECT_EQ(orderGrantOf(answer(201, "{}")), Grant::Present);
    EXPECT_EQ(orderGrantOf(error(400, "insufficient_funds_bid")), Grant::Present);
    EXPECT_EQ(orderGrantOf(error(400, "under_min_total_bid")), Grant::Present);
    EXPECT_EQ(orderGrantOf(error(401, "out_of_scope")), Grant::Absent);
    EXPECT_EQ(orderGrantOf(error(403, "market_offline")), Grant::Unknown);
    EXPECT_EQ(orderGrantOf(error(400, "invalid_parameter")), Grant::Unknown); // may be looked at before the right
    EXPECT_EQ(orderGrantOf(kLost), Grant::Unknown);
}

TEST(KeyReport, TakesNothingButOutOfScopeForTheAbsenceOfWithdrawal) {
    EXPECT_EQ(withdrawGrantOf(error(401, "out_of_scope")), Grant::Absent);
    EXPECT_EQ(withdrawGrantOf(error(403, "out_of_scope")), Grant::Absent);
    EXPECT_EQ(withdrawGrantOf(answer(200, "{}")), Grant::Present);
    EXPECT_EQ(withdrawGrantOf(error(404, "withdraw_not_found")), Grant::Present);
    EXPECT_EQ(withdrawGrantOf(error(400, "invalid_parameter")), Grant::Present);
    EXPECT_EQ(withdrawGrantOf(error(403, "open_api_withdraw_locked")), Grant::Present);
    for (const RestOutcome& outcome : {kLost, kNotSent, answer(500, ""), answer(404, "<html>"), answer(429, ""),
                                       error(403, "market_offline"), error(401, "nonce_used")})
        EXPECT_EQ(withdrawGrantOf(outcome), Grant::Unknown);
}

TEST(KeyReport, LetsOnlyAClearKeyWithoutWithdrawalTradeLive) {
    KeyReport report;
    EXPECT_EQ(obstaclesToLive(report), (std::vector{LiveObstacle::RightsUnclear, LiveObstacle::WithdrawUnclear}));
    report.rights = {Grant::Present, Grant::Present, Grant::Present, Grant::Absent};
    EXPECT_TRUE(obstaclesToLive(report).empty());
    report.rights.withdraw = Grant::Present;
    EXPECT_EQ(obstaclesToLive(report), std::vector{LiveObstacle::MayWithdraw});
    report.rights = {Grant::Absent, Grant::Absent, Grant::Absent, Grant::Absent};
    EXPECT_EQ(obstaclesToLive(report), (std::vector{LiveObstacle::MayNotViewAssets, LiveObstacle::MayNotViewOrders,
                                                    LiveObstacle::MayNotMakeOrders}));
    report.problem = KeyProblem::Expired;
    EXPECT_EQ(obstaclesToLive(report), std::vector{LiveObstacle::KeyUnusable});
}

TEST(KeyReport, FindsItsKeyInTheList) {
    constexpr const char* kList = R"([{"access_key":"other","expire_at":"2026-12-01T09:00:00+09:00"},
        {"access_key":"ours","expire_at":"2027-03-02T09:00:00+09:00","new_field":1}])";
    const auto expiry = parseKeyExpiry(kList, "ours");
    ASSERT_TRUE(expiry && *expiry);
    EXPECT_EQ(base::formatUtcSeconds(**expiry), "2027-03-02T00:00:00Z");
    const auto missing = parseKeyExpiry(kList, "nobody's");
    ASSERT_TRUE(missing);
    EXPECT_FALSE(missing->has_value());
    for (const char* broken : {"", "{}", R"([{"access_key":"ours"}])", R"([{"access_key":"ours","expire_at":"soon"}])",
                               R"([{"access_key":1,"expire_at":"2027-03-02T09:00:00+09:00"}])"})
        EXPECT_FALSE(parseKeyExpiry(broken, "ours")) << broken;
}

TEST(KeyExpiry, WarnsFromFourteenSevenAndOneDayOn) {
    const base::Timestamp now = base::fromEpochMs(1'000'000'000'000);
    EXPECT_EQ(expiryWarning(now + 14 * 24h + 1ms, now), std::nullopt);
    EXPECT_EQ(expiryWarning(now + 14 * 24h, now), 14);
    EXPECT_EQ(expiryWarning(now + 7 * 24h + 1ms, now), 14);
    EXPECT_EQ(expiryWarning(now + 7 * 24h, now), 7);
    EXPECT_EQ(expiryWarning(now + 24h + 1ms, now), 7);
    EXPECT_EQ(expiryWarning(now + 24h, now), 1);
    EXPECT_EQ(expiryWarning(now + 1ms, now), 1);
    EXPECT_EQ(expiryWarning(now, now), 0);
    EXPECT_EQ(expiryWarning(now - 24h, now), 0);
    EXPECT_EQ(daysUntil(now + 36h, now), 1);
    EXPECT_EQ(daysUntil(now - 1h, now), -1);
}

} // namespace
} // namespace kkachi::exchange::upbit
