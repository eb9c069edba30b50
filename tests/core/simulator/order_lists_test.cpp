// Lists of orders, bulk cancels, and what switches change about orders.
#include "test_client.h"

namespace kkachi::simulator {
namespace {

class OrderListsTest : public SimulatorFixture {
  protected:
    void turn(const QByteArray& name, const QByteArray& value) {
        ASSERT_EQ(admin("POST", "/switches", "{\"" + name + "\":\"" + value + "\"}").status, 200);
    }
    TestMembers limitBuy(const std::string& identifier) {
        return {{"market", "KRW-BTC"}, {"side", "bid"},        {"ord_type", "limit"},
                {"volume", "0.0001"},  {"price", "100000000"}, {"identifier", identifier}};
    }
    std::string errorOf(const std::string& path, const std::string& query) {
        return signedGet(path, query).errorName();
    }
    std::string state(const std::string& identifier) {
        return findOrder(identifier)[QLatin1String{"state"}].toString().toStdString();
    }
};

TEST_F(OrderListsTest, RefusesWhatIsNotDocumented) {
    EXPECT_EQ(errorOf("/v1/orders/open", "state=wait&states[]=wait"), "invalid_parameter");
    EXPECT_EQ(errorOf("/v1/orders/open", "state=done"), "invalid_parameter");
    EXPECT_EQ(errorOf("/v1/orders/open", "limit=101"), "invalid_parameter");
    EXPECT_EQ(errorOf("/v1/orders/open", "order_by=up"), "invalid_parameter");
    EXPECT_EQ(errorOf("/v1/orders/closed", "limit=1001"), "invalid_parameter");
    EXPECT_EQ(errorOf("/v1/orders/closed", "start_time=1795000000000&end_time=1795604800001"), "invalid_parameter");
    EXPECT_EQ(errorOf("/v1/orders/uuids", "uuids[]=a&identifiers[]=b"), "invalid_parameter");
    EXPECT_EQ(signedDelete("/v1/orders/open", "pairs=KRW-BTC&quote_currencies=KRW").errorName(), "invalid_parameter");
}

TEST_F(OrderListsTest, PagesOpenOrdersNewestFirst) {
    for (const char* identifier : {"a", "b", "c"})
        ASSERT_EQ(placeOrder(limitBuy(identifier)).status, 201);
    const auto second = signedGet("/v1/orders/open", "states[]=wait&states[]=watch&page=2&limit=2").array();
    ASSERT_EQ(second.size(), 1);
    EXPECT_EQ(second[0][QLatin1String{"identifier"}].toString(), QStringLiteral("a"));
    EXPECT_EQ(signedGet("/v1/orders/open", "limit=1&order_by=asc").array()[0][QLatin1String{"identifier"}].toString(),
              QStringLiteral("a"));
    EXPECT_EQ(signedDelete("/v1/orders/open", "excluded_pairs=KRW-BTC")
                  .object()[QLatin1String{"success"}][QLatin1String{"count"}]
                  .toInt(),
              0);
}

TEST_F(OrderListsTest, DelaysWhatCanBeReadWhenTold) {
    turn("read_delay", "300");
    ASSERT_EQ(placeOrder(limitBuy("a")).status, 201);
    EXPECT_EQ(signedGet("/v1/order", "identifier=a").status, 404);
    EXPECT_TRUE(signedGet("/v1/orders/open").array().isEmpty());
    EXPECT_TRUE(waitFor([&] { return signedGet("/v1/order", "identifier=a").status == 200; }));
}

TEST_F(OrderListsTest, CancelsAfterTheChosenDelay) {
    ASSERT_EQ(placeOrder(limitBuy("a")).status, 201);
    turn("cancel_delay", "5000");
    EXPECT_EQ(signedDelete("/v1/order", "identifier=a").text("state"), "wait");
    EXPECT_EQ(state("a"), "wait");
    ASSERT_EQ(placeOrder(limitBuy("b")).status, 201);
    turn("cancel_delay", "0");
    signedDelete("/v1/order", "identifier=b");
    EXPECT_EQ(state("b"), "cancel");
    EXPECT_EQ(signedDelete("/v1/order", "identifier=b").errorName(), "order_not_found");
    turn("cancel_ended", "bad_request");
    EXPECT_EQ(signedDelete("/v1/order", "identifier=b").errorName(), "bad_request");
    turn("cancel_ended", "ok");
    EXPECT_EQ(signedDelete("/v1/order", "identifier=b").text("state"), "cancel");
}

TEST_F(OrderListsTest, ReadsAnOmittedSmpTypeAsTheSwitchSays) {
    ASSERT_EQ(placeOrder(limitBuy("now")).text("smp_type"), "cancel_maker") << "since November 2026";
    turn("smp_default", "none");
    EXPECT_FALSE(placeOrder(limitBuy("before")).object().contains(QLatin1String{"smp_type"}));
    auto named = limitBuy("named");
    named.push_back({"smp_type", "reduce"});
    EXPECT_EQ(placeOrder(named).text("smp_type"), "reduce");
}

TEST_F(OrderListsTest, TreatsACrossingPostOnlyAsChosen) {
    TestMembers order = limitBuy("crossing");
    order[4].second = "190000000";
    order.push_back({"time_in_force", "post_only"});
    EXPECT_EQ(placeOrder(order).status, 201);
    EXPECT_EQ(state("crossing"), "cancel");
    turn("post_only_crossing", "refuse");
    order[5].second = "refused";
    EXPECT_EQ(placeOrder(order).errorName(), "invalid_post_only");
}

TEST_F(OrderListsTest, TreatsIdentifiersAsChosen) {
    turn("identifier_alphabet", "safe");
    EXPECT_EQ(placeOrder(limitBuy("a b")).errorName(), "invalid_parameter");
    EXPECT_EQ(placeOrder(limitBuy("a-b_1")).status, 201);
    turn("test_burns_identifier", "yes");
    EXPECT_EQ(post("/v1/orders/test", limitBuy("t")).status, 201);
    EXPECT_EQ(placeOrder(limitBuy("t")).errorName(), "duplicated_identifier");
    turn("identifier_field", "broken");
    EXPECT_EQ(placeOrder(limitBuy("x")).errorName(), "invalid_parameter");
    TestMembers without = limitBuy("");
    without.pop_back();
    EXPECT_EQ(placeOrder(without).status, 201);
}

TEST_F(OrderListsTest, WritesOrdersAsChosen) {
    turn("null_fields", "explicit");
    turn("terminal_amounts", "zero");
    turn("cancel_delay", "0");
    ASSERT_EQ(placeOrder(limitBuy("a")).status, 201);
    signedDelete("/v1/order", "identifier=a");
    const auto order = findOrder("a");
    EXPECT_TRUE(order[QLatin1String{"time_in_force"}].isNull());
    EXPECT_TRUE(order.contains(QLatin1String{"time_in_force"}));
    EXPECT_EQ(order[QLatin1String{"locked"}].toString(), QStringLiteral("0"));
    turn("list_executed_funds", "no");
    EXPECT_FALSE(signedGet("/v1/orders/closed").array()[0].toObject().contains(QLatin1String{"executed_funds"}));
    EXPECT_EQ(signedGet("/v1/orders").status, 404) << "retired";
    turn("get_orders", "served");
    EXPECT_EQ(signedGet("/v1/orders", "states[]=cancel").array().size(), 1);
}

TEST_F(OrderListsTest, RefusesOrdersWhileTheVenueHoldsThemBack) {
    turn("stabilisation", "on");
    EXPECT_EQ(placeOrder(limitBuy("a")).status, 503);
    turn("stabilisation", "off");
    EXPECT_EQ(placeOrder(limitBuy("b")).status, 201);
}

} // namespace
} // namespace kkachi::simulator
