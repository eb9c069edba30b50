#include "exchange/upbit/order_outcome.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using base::Krw;
using base::Price;
using base::Quantity;

PlaceOrder marketBuy() {
    return {"b1-1", "KRW-BTC", order::Side::Buy, order::Type::Market, {}, Krw::whole(100'000), {}};
}
PlaceOrder marketSell() {
    return {"b1-2", "KRW-BTC", order::Side::Sell, order::Type::Market, Quantity::fromUnits(90'906), {}, {}};
}
PlaceOrder limitBuy() {
    return {"b1-3",
            "KRW-BTC",
            order::Side::Buy,
            order::Type::Limit,
            Quantity::fromUnits(100'000),
            {},
            Price::whole(110'000'000)};
}

RestOutcome answered(int status, QByteArray body) {
    return {Arrival::Answered, status, std::move(body), {}};
}
RestOutcome error(int status, const char* name) {
    return answered(status, QByteArray{R"({"error":{"name":")"} + name + R"(","message":"text"}})");
}

// The echo of marketBuy(), as the exchange writes it.
const QByteArray kBuyEcho = R"({"market":"KRW-BTC","uuid":"u-1","side":"bid","ord_type":"price","price":"100000.0",
    "state":"wait","volume":null,"executed_volume":"0","paid_fee":"0","identifier":"b1-1"})";

bool isLost(const News& news) {
    return std::holds_alternative<order::OutcomeLost>(news);
}
bool isRefused(const News& news) {
    return std::holds_alternative<order::Refused>(news);
}

TEST(OrderOutcome, SpendsWonInAMarketBuyAndSellsBitcoinInAMarketSale) {
    EXPECT_EQ(placementParameters(marketBuy()).hashInput(),
              "market=KRW-BTC&side=bid&ord_type=price&price=100000&identifier=b1-1&smp_type=cancel_maker");
    EXPECT_EQ(placementParameters(marketSell()).hashInput(),
              "market=KRW-BTC&side=ask&ord_type=market&volume=0.00090906&identifier=b1-2&smp_type=cancel_maker");
    EXPECT_EQ(placementParameters(limitBuy()).hashInput(),
              "market=KRW-BTC&side=bid&ord_type=limit&volume=0.001&price=110000000&identifier=b1-3"
              "&smp_type=cancel_maker");
}

TEST(OrderOutcome, AcknowledgesOnlyAnEchoOfWhatWasSent) {
    const News news = classifyPlacement(marketBuy(), answered(201, kBuyEcho), true);
    ASSERT_TRUE(std::holds_alternative<order::Acknowledged>(news));
    EXPECT_EQ(std::get<order::Acknowledged>(news).exchangeUuid, "u-1");
    const auto with = [](const char* from, const char* to) { return QByteArray{kBuyEcho}.replace(from, to); };
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, with("b1-1", "b1-9")), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, with("\"bid\"", "\"ask\"")), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, with("100000.0", "100001")), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, with("KRW-BTC", "KRW-ETH")), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, with("\"price\",", "\"limit\",")), true)));
}

TEST(OrderOutcome, AcknowledgesLimitOrdersAndSalesByTheirAmounts) {
    const QByteArray limit = R"({"market":"KRW-BTC","uuid":"u-3","side":"bid","ord_type":"limit","price":"110000000",
        "state":"wait","volume":"0.001","executed_volume":"0","paid_fee":"0","identifier":"b1-3"})";
    EXPECT_TRUE(std::holds_alternative<order::Acknowledged>(classifyPlacement(limitBuy(), answered(201, limit), true)));
    EXPECT_TRUE(
        isLost(classifyPlacement(limitBuy(), answered(201, QByteArray{limit}.replace("0.001", "0.002")), true)));
    const QByteArray sale = R"({"market":"KRW-BTC","uuid":"u-2","side":"ask","ord_type":"market","state":"wait",
        "volume":"0.00090906","executed_volume":"0","paid_fee":"0","identifier":"b1-2"})";
    EXPECT_TRUE(
        std::holds_alternative<order::Acknowledged>(classifyPlacement(marketSell(), answered(201, sale), true)));
}

TEST(OrderOutcome, TakesDefinitiveRefusalsOfTheOnlyTransmission) {
    for (const char* name : {"create_bid_error", "create_ask_error", "insufficient_funds_bid", "insufficient_funds_ask",
                             "under_min_total_bid", "under_min_total_market_bid", "over_krw_funds_bid",
                             "invalid_price_bid", "invalid_volume_ask", "invalid_parameter", "validation_error",
                             "bad_request", "notfoundmarket", "invalid_post_only", "invalid_time_in_force"}) {
        const News news = classifyPlacement(marketBuy(), error(400, name), true);
        ASSERT_TRUE(isRefused(news)) << name;
        EXPECT_EQ(std::get<order::Refused>(news).name, name);
        EXPECT_EQ(std::get<order::Refused>(news).message, "text");
        EXPECT_FALSE(std::get<order::Refused>(news).mayRetry);
    }
}

TEST(OrderOutcome, ProvesNothingByARefusalWhenAnEarlierCopyMayLive) {
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), error(400, "insufficient_funds_bid"), false)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), error(401, "jwt_verification"), false)));
}

TEST(OrderOutcome, NeverCallsAnAmbiguousAnswerARefusal) {
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), error(400, "duplicated_identifier"), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), error(401, "nonce_used"), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), error(400, "a_name_never_seen"), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(400, "Bad Request"), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, "{\"uuid\":"), true)));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(201, ""), true)));
    for (const int status : {200, 202, 204, 301, 302, 307, 404, 408, 409, 418, 500, 502, 503, 504, 520})
        EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(status, kBuyEcho), true))) << status;
}

TEST(OrderOutcome, RefusesForCredentialsAndMaintenance) {
    EXPECT_TRUE(isRefused(classifyPlacement(marketBuy(), error(401, "jwt_verification"), true)));
    EXPECT_TRUE(isRefused(classifyPlacement(marketBuy(), error(401, "no_authorization_ip"), true)));
    EXPECT_TRUE(isRefused(classifyPlacement(marketBuy(), error(403, "market_offline"), true)));
    EXPECT_TRUE(isRefused(classifyPlacement(marketBuy(), error(403, "out_of_scope"), true)));
    EXPECT_TRUE(isCredentialsProblem({"no_authorization_ip", {}}, 401));
    EXPECT_TRUE(isCredentialsProblem({"out_of_scope", {}}, 403));
    EXPECT_FALSE(isCredentialsProblem({"market_offline", {}}, 403));
    EXPECT_FALSE(isCredentialsProblem({"nonce_used", {}}, 401));
}

// A proxy or a gateway on the way has no name of the exchange's: what it did with the call is not known.
TEST(OrderOutcome, BelievesOnlyTheExchangeItself) {
    for (const int status : {400, 401, 403}) {
        EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(status, "<html>denied</html>"), true))) << status;
        EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(status, ""), true))) << status;
        EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(status, R"({"error":{"name":403}})"), true)));
        EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(status, R"({"error":{"name":""}})"), true)));
        EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(status, R"({"error":"no"})"), true)));
    }
    EXPECT_FALSE(isCredentialsProblem(parseVenueError("<html>denied</html>", 401), 401));
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), answered(200, "<html>sign in</html>"), true)));
}

TEST(OrderOutcome, ReadsRulesAndBalancesAnewAfterTheRefusalsThatConcernThem) {
    for (const char* name : {"invalid_price_bid", "invalid_price_ask", "under_min_total_market_ask",
                             "over_krw_funds_bid", "insufficient_funds_ask", "market_offline"})
        EXPECT_TRUE(concernsRulesOrFunds(name)) << name;
    EXPECT_FALSE(concernsRulesOrFunds("invalid_parameter"));
    EXPECT_FALSE(concernsRulesOrFunds("out_of_scope"));
}

TEST(OrderOutcome, MakesNoCallOfAnOrderThatTheExchangeCannotTake) {
    PlaceOrder order = marketBuy();
    order.identifier = "not an identifier";
    EXPECT_TRUE(placementParameters(order).isEmpty());
    order = marketBuy();
    order.funds = {};
    EXPECT_TRUE(placementParameters(order).isEmpty());
}

TEST(OrderOutcome, PresumesARefusalByTheRateLimit) {
    const News news = classifyPlacement(marketBuy(), answered(429, "Too many API requests."), true);
    ASSERT_TRUE(isRefused(news));
    EXPECT_TRUE(std::get<order::Refused>(news).mayRetry);
}

TEST(OrderOutcome, TellsWhatNeverLeftFromWhatWasLost) {
    const News never = classifyPlacement(marketBuy(), {Arrival::NotSent, 0, {}, "refused"}, true);
    ASSERT_TRUE(std::holds_alternative<order::NeverLeft>(never));
    EXPECT_EQ(std::get<order::NeverLeft>(never).reason, "refused");
    EXPECT_TRUE(isLost(classifyPlacement(marketBuy(), {Arrival::Lost, 0, {}, "timeout"}, true)));
}

TEST(OrderOutcome, ReportsTheEndAsTheExchangeStatesIt) {
    OrderRecord record;
    record.uuid = "u-1";
    record.executedVolume = Quantity::fromUnits(5);
    record.state = VenueState::Cancel;
    EXPECT_EQ(reportOf(record).end, order::State::Cancelled);
    record.state = VenueState::Done;
    EXPECT_EQ(reportOf(record).end, order::State::Filled);
    for (const VenueState state : {VenueState::Wait, VenueState::Watch, VenueState::Other}) {
        record.state = state;
        EXPECT_FALSE(reportOf(record).end);
    }
    EXPECT_EQ(reportOf(record).executedVolume, Quantity::fromUnits(5));
}

} // namespace
} // namespace kkachi::exchange::upbit
