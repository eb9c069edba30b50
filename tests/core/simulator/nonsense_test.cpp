// Whatever a client says, the answer is a documented error, never an end.
#include "test_client.h"

namespace kkachi::simulator {
namespace {

class NonsenseTest : public SimulatorFixture {
  protected:
    void expectAlive() { EXPECT_EQ(admin("GET", "").status, 200); }
};

TEST_F(NonsenseTest, RefusesQuotationRequestsByNumber) {
    struct Case {
        const char* target;
        int status;
    };
    for (const Case& each : {
             Case{"/v1/ticker", 400},
             Case{"/v1/ticker?markets=", 400},
             Case{"/v1/ticker?markets=KRW-XYZ", 404},
             Case{"/v1/ticker?markets=%00%ff", 404},
             Case{"/v1/orderbook?markets=KRW-BTC&count=-1", 400},
             Case{"/v1/orderbook?markets=KRW-BTC&count=1e3", 400},
             Case{"/v1/candles/minutes/7?market=KRW-BTC", 400},
             Case{"/v1/candles/minutes/1", 400},
             Case{"/v1/candles/minutes/1?market=KRW-BTC&count=0", 400},
             Case{"/v1/candles/minutes/1?market=KRW-BTC&count=99999999999999999999", 400},
             Case{"/v1/candles/minutes/1?market=KRW-BTC&to=yesterday", 400},
             Case{"/v1/candles/days?market=KRW-BTC&converting_price_unit=USD", 400},
             Case{"/v1/trades/ticks?market=KRW-BTC&days_ago=8", 400},
             Case{"/v1/trades/ticks?market=KRW-BTC&days_ago=-1", 400},
             Case{"/v1/trades/ticks?market=KRW-BTC&to=25:99", 400},
             Case{"/v1/trades/ticks?market=KRW-BTC&cursor=abc", 400},
         }) {
        TestReply reply;
        ASSERT_TRUE(waitFor([&] { return (reply = get(each.target)).status != 429; }));
        EXPECT_EQ(reply.status, each.status) << each.target;
        EXPECT_EQ(reply.errorName(), std::to_string(each.status)) << each.target << " " << reply.body.toStdString();
    }
    expectAlive();
}

TEST_F(NonsenseTest, ServesTheEdgesOfTime) {
    for (const char* target : {"/v1/candles/minutes/240?market=KRW-BTC&count=200&to=9999-12-31T23:59:59Z",
                               "/v1/candles/minutes/1?market=KRW-BTC&count=200&to=1970-01-01T00:00:00Z",
                               "/v1/candles/seconds?market=KRW-BTC&count=200&to=0001-01-01T00:00:00Z",
                               "/v1/candles/years?market=KRW-BTC&count=200",
                               "/v1/candles/weeks?market=KRW-BTC&count=200&to=2026-11-20%2000:00:00",
                               "/v1/trades/ticks?market=KRW-BTC&count=500&cursor=9223372036854775807",
                               "/v1/trades/ticks?market=KRW-BTC&count=500&cursor=1&days_ago=7"}) {
        TestReply reply;
        ASSERT_TRUE(waitFor([&] { return (reply = get(target)).status != 429; }));
        EXPECT_EQ(reply.status, 200) << target << " " << reply.body.toStdString();
    }
    expectAlive();
}

TEST_F(NonsenseTest, RefusesBodiesThatAreNoOrders) {
    const std::vector<QByteArray> bodies{
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{\"market\":{}}",
        R"({"market":"KRW-BTC","market":"KRW-BTC"})",
        R"({"market":"KRW-BTC","side":"bid","ord_type":"limit","price":"1e400","volume":"1"})",
        R"({"market":"KRW-BTC","side":"bid","ord_type":"limit","price":"-1000","volume":"1"})",
        R"({"market":"KRW-BTC","side":"bid","ord_type":"limit","price":"1000","volume":"0.000000001"})",
        R"({"market":"KRW-BTC","side":"ask","ord_type":"market","volume":"92000000000"})",
        R"({"market":"KRW-BTC","side":"bid","ord_type":"limit","price":"92000000000","volume":"92000000000"})",
        R"({"market":"KRW-BTC","side":"bid","ord_type":"price","price":"nan"})",
        "{\"identifier\":\"" + QByteArray(5000, 'x') + "\"}",
        QByteArray("{\"a\":\"\xff\xfe\"}")};
    for (const QByteArray& body : bodies) {
        TestReply reply;
        ASSERT_TRUE(waitFor([&] {
            reply = send("POST", "/v1/orders", QByteArray::fromStdString(token("x=y")), body);
            return reply.status != 429;
        }));
        EXPECT_TRUE(reply.status == 400 || reply.status == 401) << body.left(80).toStdString() << " " << reply.status;
        EXPECT_FALSE(reply.errorName().empty()) << body.left(80).toStdString();
    }
    expectAlive();
}

TEST_F(NonsenseTest, RefusesSignedNonsenseWithTheVenuesNames) {
    const auto order = [](const char* price, const char* volume) {
        return TestMembers{
            {"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "limit"}, {"price", price}, {"volume", volume}};
    };
    EXPECT_EQ(placeOrder(order("-1000", "1")).errorName(), "invalid_volume_bid");
    EXPECT_EQ(placeOrder(order("92000000000", "92000000000")).errorName(), "over_krw_funds_bid");
    EXPECT_EQ(placeOrder(order("1e400", "1")).errorName(), "invalid_parameter");
    EXPECT_EQ(placeOrder(order("1000", "0.000000001")).errorName(), "invalid_volume_bid");
    EXPECT_EQ(placeOrder({{"market", "KRW-BTC"}, {"side", "ask"}, {"ord_type", "market"}, {"volume", "9000000000"}})
                  .errorName(),
              "over_krw_funds_ask");
    EXPECT_EQ(signedGet("/v1/orders/closed", "start_time=9223372036854775807").errorName(), "invalid_parameter");
    EXPECT_EQ(signedGet("/v1/orders/open", "page=999999999999").errorName(), "invalid_parameter");
    EXPECT_EQ(send("PATCH", "/v1/orders", {}).status, 405);
    EXPECT_EQ(get("/v1/nothing").status, 404);
    expectAlive();
}

} // namespace
} // namespace kkachi::simulator
