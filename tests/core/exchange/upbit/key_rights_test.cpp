// The probe and the daily watch over real sockets: what they ask, how often, and what they make of it.
#include "exchange/upbit/key_expiry.h"
#include "exchange/upbit/key_rights.h"
#include "fake_venue.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <optional>

namespace kkachi::exchange::upbit {
namespace {

using namespace std::chrono_literals;

constexpr const char* kKeys = R"([{"access_key":"ours","expire_at":"2027-03-02T09:00:00+09:00"}])";

class FixedClock : public base::Clock {
  public:
    base::Timestamp time = *base::parseInstant("2026-11-22T00:00:00Z");
    base::Timestamp now() const override { return time; }
};

class KeyRightsTest : public testing::Test {
  protected:
    KeyRightsTest() {
        m_settings.restUrl = m_venue.url();
        m_venue.on("GET /v1/api_keys", FakeAnswer{200, kKeys});
        m_venue.on("GET /v1/accounts", FakeAnswer{200, "[]"});
        m_venue.on("GET /v1/orders/chance", FakeAnswer{200, "{}"});
        m_venue.on("POST /v1/orders/test", FakeAnswer{201, "{}"});
        m_venue.on("DELETE /v1/withdraws/coin", FakeAnswer{401, R"({"error":{"name":"out_of_scope","message":""}})"});
    }
    UpbitRestClient& rest() {
        if (!m_rest)
            m_rest.emplace(m_settings, UpbitCredentials{base::Secret::copyOf("ours"), base::Secret::copyOf("secret")});
        return *m_rest;
    }
    KeyReport ask() {
        KeyRightsProbe probe{rest(), base::Secret::copyOf("ours"), "KRW-BTC"};
        std::optional<KeyReport> report;
        QObject::connect(&probe, &KeyRightsProbe::finished, &probe, [&](const KeyReport& answer) { report = answer; });
        probe.ask();
        EXPECT_TRUE(QTest::qWaitFor([&] { return report.has_value(); }, 20'000));
        return report.value_or(KeyReport{});
    }

    FakeVenue m_venue;
    UpbitSettings m_settings;
    std::optional<UpbitRestClient> m_rest;
};

TEST_F(KeyRightsTest, AsksWithHarmlessCallsOnly) {
    const KeyReport report = ask();
    EXPECT_TRUE(obstaclesToLive(report).empty());
    ASSERT_TRUE(report.expiresAt);
    EXPECT_EQ(base::formatUtcSeconds(*report.expiresAt), "2027-03-02T00:00:00Z");
    EXPECT_EQ(m_venue.requests().size(), 5U);
    EXPECT_EQ(m_venue.count("POST /v1/orders"), 0);
    const QByteArray body = m_venue.last("POST /v1/orders/test").body;
    EXPECT_FALSE(body.contains("identifier")) << "a test might burn one";
    const QByteArray target = m_venue.last("DELETE /v1/withdraws/coin").target;
    EXPECT_TRUE(target.startsWith("/v1/withdraws/coin?uuid=")) << target.constData();
}

TEST_F(KeyRightsTest, NamesAnotherWithdrawalEachTime) {
    ask();
    const QByteArray first = m_venue.last("DELETE /v1/withdraws/coin").target;
    ask();
    EXPECT_NE(m_venue.last("DELETE /v1/withdraws/coin").target, first);
}

TEST_F(KeyRightsTest, StopsAtABadKey) {
    m_venue.on("GET /v1/api_keys", FakeAnswer{401, R"({"error":{"name":"jwt_verification","message":""}})"});
    const KeyReport report = ask();
    EXPECT_EQ(report.problem, KeyProblem::WrongSecret);
    EXPECT_EQ(report.detail, "jwt_verification");
    EXPECT_EQ(m_venue.requests().size(), 1U);
}

TEST_F(KeyRightsTest, DoesNotRepeatWhatAnAnswerMayHaveCopiedFromTheRequest) {
    m_venue.on("GET /v1/api_keys", [](const SeenRequest& request) {
        return FakeAnswer{401, R"({"error":{"name":")" + request.header("Authorization") + R"(","message":""}})"};
    });
    const KeyReport report = ask();
    EXPECT_EQ(report.problem, KeyProblem::Unreachable);
    EXPECT_EQ(report.detail, "http 401");
}

TEST_F(KeyRightsTest, FindsTheRightToWithdrawAndAccountsForALockBeforeIt) {
    for (const char* name : {"withdraw_not_found", "open_api_withdraw_locked"}) {
        m_venue.on(
            "DELETE /v1/withdraws/coin",
            FakeAnswer{name[0] == 'w' ? 404 : 403, QByteArray{R"({"error":{"name":")"} + name + R"(","message":""}})"});
        EXPECT_EQ(obstaclesToLive(ask()), std::vector{LiveObstacle::MayWithdraw}) << name;
    }
}

TEST_F(KeyRightsTest, TakesALostAnswerForNoAnswer) {
    FakeAnswer cut;
    cut.manner = FakeAnswer::Manner::Close;
    m_venue.on("DELETE /v1/withdraws/coin", cut);
    const KeyReport report = ask();
    EXPECT_EQ(report.problem, KeyProblem::Unreachable);
    EXPECT_EQ(report.rights.withdraw, Grant::Unknown);
    EXPECT_FALSE(obstaclesToLive(report).empty());
}

TEST_F(KeyRightsTest, SeesAMaintenance) {
    m_venue.on("POST /v1/orders/test", FakeAnswer{403, R"({"error":{"name":"market_offline","message":""}})"});
    const KeyReport report = ask();
    EXPECT_TRUE(report.isMarketOffline);
    EXPECT_EQ(report.rights.makeOrders, Grant::Unknown);
    EXPECT_EQ(obstaclesToLive(report), std::vector{LiveObstacle::RightsUnclear});
}

TEST_F(KeyRightsTest, WatchWarnsOnceForEachStage) {
    const auto clock = std::make_shared<FixedClock>();
    const auto end = *base::parseInstant("2027-03-02T00:00:00Z");
    KeyExpiryWatch watch{rest(), base::Secret::copyOf("ours"), clock};
    std::vector<int> warnings;
    QObject::connect(&watch, &KeyExpiryWatch::expiring, &watch, [&](int warning, base::Timestamp expiresAt) {
        EXPECT_EQ(expiresAt, end);
        warnings.push_back(warning);
    });
    int asked = 0;
    for (const auto& [left, warned] : {std::pair{100 * 24h, 0U}, std::pair{14 * 24h, 1U}, std::pair{13 * 24h, 1U},
                                       std::pair{7 * 24h, 2U}, std::pair{24h, 3U}, std::pair{0h, 4U}}) {
        clock->time = end - left;
        watch.start();
        ++asked;
        ASSERT_TRUE(QTest::qWaitFor(
            [&, count = warned] { return m_venue.count("GET /v1/api_keys") == asked && warnings.size() >= count; }));
    }
    EXPECT_EQ(warnings, (std::vector{14, 7, 1, 0}));
}

} // namespace
} // namespace kkachi::exchange::upbit
