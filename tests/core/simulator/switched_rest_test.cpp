// The readings of Upbit's REST API that switches choose between.
#include "test_client.h"

namespace kkachi::simulator {
namespace {

class SwitchedRestTest : public SimulatorFixture {
  protected:
    QJsonObject listed(const char* name) {
        for (const QJsonValue each : admin("GET", "/switches").array())
            if (each[QLatin1String{"name"}].toString() == QLatin1String{name})
                return each.toObject();
        return {};
    }
    void turn(const QByteArray& name, const QByteArray& value) {
        ASSERT_EQ(admin("POST", "/switches", "{\"" + name + "\":\"" + value + "\"}").status, 200);
    }
};

TEST_F(SwitchedRestTest, ListsAndSetsSwitches) {
    EXPECT_EQ(listed("limit_body")[QLatin1String{"allowed"}].toArray().size(), 4);
    const auto refused = admin("POST", "/switches", R"({"limit_body":"json","group_names":"none"})");
    EXPECT_EQ(refused.status, 400);
    EXPECT_TRUE(refused.body.contains("group_names: one of samples,table,prefixed"));
    EXPECT_EQ(listed("limit_body")[QLatin1String{"value"}].toString(), QStringLiteral("plain")) << "all or none";
}

TEST_F(SwitchedRestTest, SpellsTheGroupsOfTheLimits) {
    EXPECT_TRUE(get("/v1/candles/days?market=KRW-BTC").remaining.startsWith("group=candles; min=600; sec="));
    turn("group_names", "table");
    EXPECT_TRUE(get("/v1/candles/days?market=KRW-BTC").remaining.startsWith("group=candle;"));
    turn("group_names", "prefixed");
    EXPECT_TRUE(signedGet("/v1/accounts").remaining.startsWith("group=exchange.default; min=1800;"));
}

TEST_F(SwitchedRestTest, RefusesInTheChosenForm) {
    turn("limit_body", "json");
    turn("retry_after", "always");
    TestReply last;
    EXPECT_TRUE(waitFor([&] { return (last = get("/v1/market/all")).status == 429; }));
    EXPECT_EQ(last.errorName(), "too_many_requests");
}

TEST_F(SwitchedRestTest, NamesKeysProblemsInOldAndNewWords) {
    ASSERT_EQ(admin("POST", "/faults", R"({"kind":"ip_not_allowed","count":1})").status, 201);
    turn("ip_error", "no_authorization_i_p");
    EXPECT_EQ(signedGet("/v1/accounts").errorName(), "no_authorization_i_p");
    turn("scope_status", "403");
    EXPECT_EQ(signedGet("/v1/withdraws").status, 403);
}

TEST_F(SwitchedRestTest, HashesNullsAsChosen) {
    const QByteArray body = R"({"market":"KRW-BTC","side":"bid","ord_type":"price","price":"5000","volume":null})";
    const auto test = [&](const std::string& hashed) {
        return send("POST", "/v1/orders/test", QByteArray::fromStdString(token(hashed)), body).status;
    };
    const std::string base = "market=KRW-BTC&side=bid&ord_type=price&price=5000";
    EXPECT_EQ(test(base), 201);
    turn("null_in_hash", "null");
    EXPECT_EQ(test(base), 401);
    EXPECT_EQ(test(base + "&volume=null"), 201);
    turn("null_in_hash", "empty");
    EXPECT_EQ(test(base + "&volume="), 201);
}

} // namespace
} // namespace kkachi::simulator
