// POST /v1/orders/cancel_and_new.
#include "test_client.h"

namespace kkachi::simulator {
namespace {

class ReplaceOrderTest : public SimulatorFixture {
  protected:
    ReplaceOrderTest() {
        EXPECT_EQ(placeOrder({{"market", "KRW-BTC"},
                              {"side", "bid"},
                              {"ord_type", "limit"},
                              {"volume", "0.001"},
                              {"price", "100000000"},
                              {"identifier", "old"}})
                      .status,
                  201);
    }
    TestReply replace(TestMembers members) {
        members.insert(members.begin(), {"prev_order_identifier", "old"});
        return post("/v1/orders/cancel_and_new", members);
    }
    std::string stateOf(const char* identifier) {
        return findOrder(identifier)[QLatin1String{"state"}].toString().toStdString();
    }
};

TEST_F(ReplaceOrderTest, CancelsTheOldOrderAndPlacesTheNewOne) {
    const auto reply = replace({{"new_ord_type", "limit"},
                                {"new_volume", "remain_only"},
                                {"new_price", "101000000"},
                                {"new_identifier", "new"}});
    ASSERT_EQ(reply.status, 201);
    EXPECT_EQ(reply.text("identifier"), "old");
    EXPECT_EQ(reply.text("state"), "wait") << "it acknowledges the request";
    EXPECT_EQ(reply.text("new_order_identifier"), "new");
    ASSERT_TRUE(waitFor([&] { return stateOf("new") == "wait"; }));
    EXPECT_EQ(stateOf("old"), "cancel");
    const auto created = findOrder("new");
    EXPECT_EQ(created[QLatin1String{"uuid"}].toString().toStdString(), reply.text("new_order_uuid"));
    EXPECT_EQ(created[QLatin1String{"volume"}].toString(), QStringLiteral("0.001"));
    EXPECT_EQ(created[QLatin1String{"price"}].toString(), QStringLiteral("101000000"));
}

TEST_F(ReplaceOrderTest, NamesEveryRefusal) {
    EXPECT_EQ(post("/v1/orders/cancel_and_new", {{"new_ord_type", "limit"}}).errorName(), "invalid_parameter");
    EXPECT_EQ(replace({{"new_price", "1"}}).errorName(), "invalid_parameter") << "new_ord_type is required";
    EXPECT_EQ(post("/v1/orders/cancel_and_new", {{"prev_order_uuid", "1"}, {"new_ord_type", "limit"}}).errorName(),
              "order_not_found");
    EXPECT_EQ(
        replace({{"new_ord_type", "limit"}, {"new_volume", "remain_only"}, {"new_price", "100000500"}}).errorName(),
        "invalid_price_bid");
    EXPECT_EQ(replace({{"new_ord_type", "price"}, {"new_volume", "1"}}).errorName(), "create_bid_error");
    EXPECT_EQ(
        replace(
            {{"new_ord_type", "limit"}, {"new_volume", "0.001"}, {"new_price", "100000000"}, {"new_identifier", "old"}})
            .errorName(),
        "duplicated_identifier");
    EXPECT_EQ(stateOf("old"), "wait") << "nothing of it happened";
}

} // namespace
} // namespace kkachi::simulator
