#include "exchange/upbit/upbit_json.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using base::Krw;
using base::Price;
using base::Quantity;

constexpr const char* kMarket = "KRW-BTC";

constexpr const char* kMarketBuy =
    R"({"market":"KRW-BTC","uuid":"5f0c2a7e-0000-4b1d-9c55-7a0d4f1e0002","side":"bid","ord_type":"price",
        "price":"100000","state":"cancel","created_at":"2026-11-20T10:16:02+09:00","volume":null,
        "executed_volume":"0.00090906","reserved_fee":"50","remaining_fee":"0.00033641","paid_fee":"49.99966359",
        "locked":"0.67315641","trades_count":1,"prevented_volume":"0","prevented_locked":"0",
        "identifier":"b1-000124","smp_type":"cancel_maker",
        "trades":[{"market":"KRW-BTC","uuid":"c3a1d7b0-0000-4c11-8a4e-0f6f3b9d0001","price":"110003000",
                   "volume":"0.00090906","funds":"99999.32718","trend":"up",
                   "created_at":"2026-11-20T10:16:02.412903+09:00","side":"bid"}]})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(UpbitJson, ReadsAMarketBuyWithItsTrades) {
    const auto record = parseOrder(kMarketBuy);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->side, order::Side::Buy);
    EXPECT_EQ(record->orderType, "price");
    EXPECT_EQ(record->state, VenueState::Cancel);
    EXPECT_EQ(record->identifier, "b1-000124");
    EXPECT_EQ(record->price, Price::whole(100'000));
    EXPECT_FALSE(record->volume);
    EXPECT_EQ(record->executedVolume, Quantity::fromUnits(90'906));
    EXPECT_EQ(record->paidFee.toString(), "49.99966359");
    ASSERT_EQ(record->trades.size(), 1U);
    EXPECT_EQ(record->trades.front().tradeUuid, "c3a1d7b0-0000-4c11-8a4e-0f6f3b9d0001");
    EXPECT_EQ(base::formatUtc(record->trades.front().at), "2026-11-20T01:16:02.412Z");
}

TEST(UpbitJson, ReadsAnOrderWithoutIdentifierOrTrades) {
    const auto record = parseOrder(
        R"({"market":"KRW-BTC","uuid":"u","side":"ask","ord_type":"market","state":"something_new","volume":"0.5",
            "executed_volume":"0","paid_fee":"0","identifier":null})");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->side, order::Side::Sell);
    EXPECT_EQ(record->state, VenueState::Other);
    EXPECT_EQ(record->identifier, "");
    EXPECT_TRUE(record->trades.empty());
}

TEST(UpbitJson, RefusesHostileOrders) {
    const auto problem = [](const std::string& bytes) { return parseOrder(bytes).error().problem; };
    EXPECT_EQ(problem(replaced(kMarketBuy, R"("side":"bid")", R"("side":"bid","side":"ask")")),
              JsonProblem::DuplicateField);
    EXPECT_EQ(problem(replaced(kMarketBuy, R"("side":"bid")", R"("side":"buy")")), JsonProblem::BadText);
    EXPECT_EQ(problem(replaced(kMarketBuy, R"("executed_volume":"0.00090906")", R"("executed_volume":"-1")")),
              JsonProblem::Impossible);
    EXPECT_EQ(problem(replaced(kMarketBuy, R"("executed_volume":"0.00090906")", R"("executed_volume":"0.000000001")")),
              JsonProblem::BadNumber);
    EXPECT_EQ(problem(replaced(kMarketBuy, R"("volume":"0.00090906","funds")", R"("volume":"0","funds")")),
              JsonProblem::Impossible);
    EXPECT_EQ(problem(replaced(kMarketBuy, R"("trades":[{)", R"("trades":[{"price":"1",)")),
              JsonProblem::DuplicateField);
    EXPECT_EQ(problem(replaced(kMarketBuy, "\"uuid\":\"5f0c2a7e-0000-4b1d-9c55-7a0d4f1e0002\",", "")),
              JsonProblem::MissingField);
    EXPECT_EQ(problem("<html>502 Bad Gateway</html>"), JsonProblem::NotJson);
}

TEST(UpbitJson, ReadsBalancesOfTheMarketAndIgnoresOthers) {
    const auto holdings = parseAccounts(
        R"([{"currency":"KRW","balance":"889945.01234567890123456789","locked":"110055.0","avg_buy_price":"0"},
            {"currency":"PEPE","balance":"99999999999999999","locked":"0"},
            {"currency":"BTC","balance":"0.00120000","locked":"0.0"}])",
        kMarket);
    ASSERT_TRUE(holdings);
    EXPECT_EQ(holdings->krw.free.toString(), "889945.01234567");
    EXPECT_EQ(holdings->krw.locked, Krw::whole(110'055));
    EXPECT_EQ(holdings->base.free, Quantity::fromUnits(120'000));
}

TEST(UpbitJson, CountsAnAssetThatWasNeverHeldAsNothing) {
    const auto holdings = parseAccounts("[]", kMarket);
    ASSERT_TRUE(holdings);
    EXPECT_TRUE(holdings->krw.free.isZero());
    EXPECT_TRUE(holdings->base.free.isZero());
}

TEST(UpbitJson, RefusesDoubledAndNegativeBalances) {
    const std::string row = R"({"currency":"KRW","balance":"5","locked":"0"})";
    EXPECT_EQ(parseAccounts('[' + row + ',' + row + ']', kMarket).error(),
              (JsonError{JsonProblem::DuplicateField, "KRW"}));
    EXPECT_EQ(parseAccounts(R"([{"currency":"KRW","balance":"-5","locked":"0"}])", kMarket).error().problem,
              JsonProblem::Impossible);
    EXPECT_EQ(parseAccounts(R"([{"currency":"KRW","balance":true,"locked":"0"}])", kMarket).error().problem,
              JsonProblem::WrongKind);
}

constexpr const char* kChance =
    R"({"bid_fee":"0.0005","ask_fee":"0.00139","maker_bid_fee":"0.0005","maker_ask_fee":"0.0005",
        "market":{"id":"KRW-BTC","name":"BTC/KRW","bid_types":["limit","price"],
          "bid":{"currency":"KRW","min_total":"5000"},"ask":{"currency":"BTC","min_total":"5500"},
          "max_total":"1000000000","state":"active"},
        "bid_account":{"currency":"KRW","balance":"889945","locked":"110055","avg_buy_price":"0"},
        "ask_account":{"currency":"BTC","balance":"0.0012","locked":"0","avg_buy_price":"108500000"}})";

TEST(UpbitJson, ReadsFeesAndLimitsOfTheMarket) {
    const auto chance = parseChance(kChance, kMarket);
    ASSERT_TRUE(chance);
    EXPECT_EQ(chance->bidFee.toString(), "0.0005");
    EXPECT_EQ(chance->askFee.toString(), "0.00139");
    EXPECT_EQ(chance->minimumTotal, Krw::whole(5500));
    EXPECT_EQ(chance->maximumTotal, Krw::whole(1'000'000'000));
    EXPECT_EQ(chance->holdings.krw.locked, Krw::whole(110'055));
    EXPECT_EQ(chance->holdings.base.free, Quantity::fromUnits(120'000));
}

TEST(UpbitJson, RefusesImpossibleFeesAndLimits) {
    EXPECT_EQ(parseChance(replaced(kChance, "\"0.0005\"", "\"1\""), kMarket).error().problem, JsonProblem::Impossible);
    EXPECT_EQ(parseChance(replaced(kChance, "1000000000", "10"), kMarket).error().problem, JsonProblem::Impossible);
    EXPECT_EQ(parseChance(kChance, "KRW-ETH").error().problem, JsonProblem::OtherMarket);
}

TEST(UpbitJson, CountsRestingOrders) {
    const std::string row =
        R"({"market":"KRW-BTC","uuid":"u","side":"bid","ord_type":"limit","state":"wait","price":"1","volume":"1",)"
        R"("executed_volume":"0","paid_fee":"0"})";
    EXPECT_TRUE(parseOrders("[]", kMarket)->empty());
    EXPECT_EQ(parseOrders('[' + row + ',' + row + ']', kMarket)->size(), 2U);
    EXPECT_FALSE(parseOrders('[' + row + ",{}]", kMarket));
}

TEST(UpbitJson, ReadsErrorsWhateverTheyLookLike) {
    EXPECT_EQ(parseVenueError(R"({"error":{"name":"insufficient_funds_bid","message":"no"}})", 400).name,
              "insufficient_funds_bid");
    EXPECT_EQ(parseVenueError(R"({"error":{"name":404,"message":"Code not found"}})", 404).name, "404");
    const VenueError plain = parseVenueError("Too many API requests.\n<more>", 429);
    EXPECT_EQ(plain.name, "http_429");
    EXPECT_EQ(plain.message, "Too many API requests.");
    EXPECT_EQ(parseVenueError("", 502).name, "http_502");
    EXPECT_EQ(parseVenueError(R"({"error":"bad"})", 400).name, "http_400");
}

constexpr const char* kFillNews =
    R"({"type":"myOrder","code":"KRW-BTC","uuid":"u-1","ask_bid":"BID","order_type":"limit","state":"trade",
        "trade_uuid":"t-1","price":110000000.0,"avg_price":110000000.0,"volume":0.0004,"remaining_volume":0.0006,
        "executed_volume":0.0004,"trades_count":1,"paid_fee":22.0,"executed_funds":44000.0,"time_in_force":null,
        "trade_fee":22.0,"is_maker":true,"identifier":"b1-000123","trade_timestamp":1795137331421,
        "order_timestamp":1795137330000,"timestamp":1795137331500,"stream_type":"REALTIME"})";

TEST(UpbitJson, ReadsAFillOfOurOrder) {
    const auto message = parseStreamMessage(kFillNews, kMarket);
    ASSERT_TRUE(message);
    const auto& news = std::get<MyOrder>(*message);
    EXPECT_EQ(news.identifier, "b1-000123");
    ASSERT_TRUE(news.fill);
    EXPECT_EQ(*news.fill, (order::Fill{"t-1", base::fromEpochMs(1795137331421), Price::whole(110'000'000),
                                       Quantity::fromUnits(40'000), Krw::whole(22)}));
    EXPECT_EQ(news.side, order::Side::Buy);
    EXPECT_EQ(news.orderType, "limit");
    EXPECT_EQ(news.averagePrice, Price::whole(110'000'000));
    EXPECT_EQ(news.remainingVolume, Quantity::fromUnits(60'000));
    EXPECT_EQ(news.executedFunds, Krw::whole(44'000));
    EXPECT_EQ(news.paidFee, Krw::whole(22));
    EXPECT_EQ(news.tradesCount, 1);
    EXPECT_EQ(news.isMaker, true);
    EXPECT_EQ(news.orderedAt, base::fromEpochMs(1795137330000));
    EXPECT_EQ(news.at, base::fromEpochMs(1795137331500));
    EXPECT_EQ(news.timeInForce, "");
    EXPECT_FALSE(news.preventedVolume);
}

TEST(UpbitJson, TellsNoFillWhenAPartOfItIsMissing) {
    const auto message = parseStreamMessage(replaced(kFillNews, R"("trade_fee":22.0)", R"("trade_fee":null)"), kMarket);
    ASSERT_TRUE(message);
    EXPECT_FALSE(std::get<MyOrder>(*message).fill);
}

TEST(UpbitJson, ReadsTheEndOfOurOrder) {
    const auto message = parseStreamMessage(
        R"({"type":"myOrder","code":"KRW-BTC","uuid":"u-1","state":"cancel","trade_uuid":null,"price":null,
            "volume":null,"executed_volume":9.0906e-4,"trade_fee":null,"identifier":null,"trade_timestamp":null})",
        kMarket);
    ASSERT_TRUE(message);
    const auto& news = std::get<MyOrder>(*message);
    EXPECT_EQ(news.state, "cancel");
    EXPECT_EQ(news.identifier, "");
    EXPECT_EQ(news.executedVolume, Quantity::fromUnits(90'906));
    EXPECT_FALSE(news.fill);
}

TEST(OrderJson, ReadsWhatAnOrderIsMadeOf) {
    const auto record = parseOrder(R"({"market":"KRW-BTC","uuid":"u-1","side":"ask","ord_type":"best","state":"wait",
        "time_in_force":"ioc","smp_type":"reduce","created_at":"2026-11-20T10:15:30+09:00","volume":"0.1",
        "executed_volume":"0","paid_fee":"0","identifier":"b1-1","prevented_volume":"0","a_new_field":[{}]})");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->timeInForce, "ioc");
    EXPECT_EQ(record->smpType, "reduce");
    EXPECT_EQ(record->createdAt, *base::parseInstant("2026-11-20T01:15:30Z"));
}

TEST(OrderJson, ReadsWhatBecameOfSeveralCancels) {
    const auto cancelled = parseCancelled(R"({"success":{"count":1,"orders":[
        {"uuid":"u-1","market":"KRW-BTC","identifier":"b1-1"}]},"failed":{"count":1,"orders":[
        {"uuid":"u-2","market":"KRW-BTC"}]}})");
    ASSERT_TRUE(cancelled);
    EXPECT_EQ(cancelled->accepted, (std::vector<Cancelled::Id>{{"u-1", "b1-1"}}));
    EXPECT_EQ(cancelled->failed, (std::vector<Cancelled::Id>{{"u-2", {}}}));
    EXPECT_FALSE(parseCancelled(R"({"success":{"count":0,"orders":[]}})"));
    EXPECT_FALSE(parseCancelled(R"({"success":[],"failed":[]})"));
    EXPECT_FALSE(parseCancelled("<html>"));
}

TEST(OrderJson, ReadsTheNameOfTheOrderThatFollows) {
    const std::string old = R"("market":"KRW-BTC","uuid":"u-1","side":"bid","ord_type":"limit","state":"wait",)"
                            R"("executed_volume":"0","paid_fee":"0")";
    const auto replaced = parseReplaced('{' + old + R"(,"new_order_uuid":"u-2","new_order_identifier":"b1-2"})");
    ASSERT_TRUE(replaced);
    EXPECT_EQ(replaced->previous.uuid, "u-1");
    EXPECT_EQ(replaced->newUuid, "u-2");
    EXPECT_EQ(replaced->newIdentifier, "b1-2");
    EXPECT_EQ(parseReplaced('{' + old + '}').error(), (JsonError{JsonProblem::MissingField, "new_order_uuid"}));
}

TEST(OrderJson, ReadsWhenKeysExpire) {
    const auto keys = parseApiKeys(R"([{"access_key":"a","expire_at":"2027-03-02T09:00:00+09:00"}])");
    ASSERT_TRUE(keys);
    ASSERT_EQ(keys->size(), 1U);
    EXPECT_EQ(keys->front().expiresAt, *base::parseInstant("2027-03-02T00:00:00Z"));
    EXPECT_FALSE(parseApiKeys(R"([{"access_key":"a"}])"));
    EXPECT_FALSE(parseApiKeys(R"([{"access_key":"a","expire_at":"soon"}])"));
}

} // namespace
} // namespace kkachi::exchange::upbit
