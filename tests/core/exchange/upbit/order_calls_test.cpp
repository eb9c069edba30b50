#include "exchange/upbit/order_calls.h"

#include "exchange/upbit/account_calls.h"
#include "exchange/upbit/quotation_calls.h"
#include "exchange/upbit/rest_request.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using base::Krw;
using base::Price;
using base::Quantity;
using order::Side;

const Quantity kVolume = Quantity::fromUnits(100'000); // 0.001
const Price kPrice = Price::whole(110'000'000);

NewOrder limitBuy() {
    return {"KRW-BTC", Side::Buy,          OrderKind::Limit,       kVolume, kPrice,
            {},        TimeInForce::Unset, SelfTrade::CancelMaker, "b1-1"};
}
NewOrder bestBuy() {
    return {"KRW-BTC",           Side::Buy,        OrderKind::Best,   {},    {},
            Krw::whole(100'000), TimeInForce::Ioc, SelfTrade::Reduce, "b1-1"};
}

std::string textOf(const Call<RestCall>& call) {
    return call ? call->parameters.hashInput() : "problem " + call.error().parameter;
}
std::string problemOf(const NewOrder& order) {
    const auto call = placeOrderCall(order);
    return call ? "none" : call.error().parameter;
}

TEST(OrderCalls, WriteEveryKindOfOrder) {
    NewOrder order = limitBuy();
    EXPECT_EQ(textOf(placeOrderCall(order)), "market=KRW-BTC&side=bid&ord_type=limit&volume=0.001&price=110000000"
                                             "&identifier=b1-1&smp_type=cancel_maker");
    order.timeInForce = TimeInForce::Fok;
    order.selfTrade = SelfTrade::CancelTaker;
    EXPECT_EQ(textOf(placeOrderCall(order)), "market=KRW-BTC&side=bid&ord_type=limit&volume=0.001&price=110000000"
                                             "&time_in_force=fok&identifier=b1-1&smp_type=cancel_taker");
    EXPECT_EQ(textOf(placeOrderCall(bestBuy())), "market=KRW-BTC&side=bid&ord_type=best&price=100000"
                                                 "&time_in_force=ioc&identifier=b1-1&smp_type=reduce");
    order = bestBuy();
    order.side = Side::Sell;
    order.funds.reset();
    order.volume = kVolume;
    EXPECT_EQ(textOf(placeOrderCall(order)), "market=KRW-BTC&side=ask&ord_type=best&volume=0.001&time_in_force=ioc"
                                             "&identifier=b1-1&smp_type=reduce");
    order.kind = OrderKind::Market;
    order.timeInForce = TimeInForce::Unset;
    EXPECT_EQ(textOf(placeOrderCall(order)),
              "market=KRW-BTC&side=ask&ord_type=market&volume=0.001&identifier=b1-1&smp_type=reduce");
}

TEST(OrderCalls, LetSalesUseWhatEntriesLeave) {
    NewOrder order = limitBuy();
    EXPECT_EQ(placeOrderCall(order)->urgency, Urgency::Normal);
    order.side = Side::Sell;
    EXPECT_EQ(placeOrderCall(order)->urgency, Urgency::Urgent);
    EXPECT_EQ(cancelOrderCall({"u-1", {}}).urgency, Urgency::Urgent);
}

TEST(OrderCalls, TakePostOnlyWithoutAnyProtectionAgainstOurselvesAlone) {
    NewOrder order = limitBuy();
    order.timeInForce = TimeInForce::PostOnly;
    for (const SelfTrade mode : {SelfTrade::CancelMaker, SelfTrade::CancelTaker, SelfTrade::Reduce}) {
        order.selfTrade = mode;
        EXPECT_EQ(problemOf(order), "smp_type");
    }
    order.selfTrade = SelfTrade::None;
    EXPECT_EQ(textOf(placeOrderCall(order)), "market=KRW-BTC&side=bid&ord_type=limit&volume=0.001&price=110000000"
                                             "&time_in_force=post_only&identifier=b1-1&smp_type=none");
}

TEST(OrderCalls, RefuseWhatTheExchangeWouldRefuse) {
    const auto with = [](NewOrder order, auto change) {
        change(order);
        return problemOf(order);
    };
    EXPECT_EQ(with(limitBuy(), [](NewOrder& o) { o.volume.reset(); }), "volume");
    EXPECT_EQ(with(limitBuy(), [](NewOrder& o) { o.volume = Quantity{}; }), "volume");
    EXPECT_EQ(with(limitBuy(), [](NewOrder& o) { o.price.reset(); }), "price");
    EXPECT_EQ(with(limitBuy(), [](NewOrder& o) { o.price = Price::whole(-1); }), "price");
    EXPECT_EQ(with(limitBuy(), [](NewOrder& o) { o.funds = Krw::whole(1); }), "funds");
    EXPECT_EQ(with(bestBuy(), [](NewOrder& o) { o.funds.reset(); }), "funds");
    EXPECT_EQ(with(bestBuy(), [](NewOrder& o) { o.volume = kVolume; }), "volume");
    EXPECT_EQ(with(bestBuy(), [](NewOrder& o) { o.timeInForce = TimeInForce::Unset; }), "time_in_force");
    EXPECT_EQ(with(bestBuy(), [](NewOrder& o) { o.timeInForce = TimeInForce::PostOnly; }), "time_in_force");
    EXPECT_EQ(with(bestBuy(), [](NewOrder& o) { o.kind = OrderKind::Market; }), "time_in_force");
}

TEST(OrderCalls, AlwaysHaveAnIdentifierThatNeedsNoEncoding) {
    EXPECT_TRUE(isIdentifier("kk-abc_DEF-0123456789"));
    EXPECT_TRUE(isIdentifier(std::string(64, 'x')));
    for (const std::string& text : {std::string{}, std::string(65, 'x'), std::string{"a b"}, std::string{"a&b"},
                                    std::string{"a.b"}, std::string{"한글"}, std::string{"a\0b", 3}}) {
        EXPECT_FALSE(isIdentifier(text)) << text;
        NewOrder order = limitBuy();
        order.identifier = text;
        EXPECT_EQ(problemOf(order), "identifier");
    }
}

TEST(OrderCalls, TestAnOrderWithoutBurningItsIdentifier) {
    const auto call = testOrderCall(limitBuy());
    ASSERT_TRUE(call);
    EXPECT_EQ(endpointOf(*call), "POST /v1/orders/test");
    EXPECT_EQ(call->group, RateGroup::OrderTest);
    EXPECT_EQ(call->parameters.hashInput(),
              "market=KRW-BTC&side=bid&ord_type=limit&volume=0.001&price=110000000&smp_type=cancel_maker");
}

TEST(OrderCalls, NameAnOrderByTheExchangesIdWhereItIsKnown) {
    EXPECT_EQ(queryOrderCall({"u-1", "b1-1"}).parameters.hashInput(), "uuid=u-1");
    EXPECT_EQ(queryOrderCall({{}, "b1-1"}).parameters.hashInput(), "identifier=b1-1");
    EXPECT_EQ(endpointOf(cancelOrderCall({{}, "b1-1"})), "DELETE /v1/order");
}

TEST(OrderCalls, AskForManyIdsAHundredAtATimeAndCancelTwenty) {
    std::vector<std::string> ids;
    for (int i = 0; i < 201; ++i)
        ids.push_back("b1-" + std::to_string(i));
    const auto asked = ordersByIdsCalls("KRW-BTC", IdKind::Identifier, ids);
    ASSERT_EQ(asked.size(), 3U);
    EXPECT_EQ(endpointOf(asked[0]), "GET /v1/orders/uuids");
    EXPECT_EQ(asked[2].parameters.hashInput(), "market=KRW-BTC&identifiers[]=b1-200");
    const auto cancelled = cancelByIdsCalls(IdKind::Uuid, ids);
    ASSERT_EQ(cancelled.size(), 11U);
    EXPECT_EQ(endpointOf(cancelled[0]), "DELETE /v1/orders/uuids");
    EXPECT_EQ(cancelled[10].parameters.wireQuery(), "uuids[]=b1-200");
    EXPECT_TRUE(cancelByIdsCalls(IdKind::Uuid, {}).empty());
}

TEST(OrderCalls, AskForRestingAndReservedOrdersPageByPage) {
    const RestCall call = openOrdersCall("KRW-BTC", 3);
    EXPECT_EQ(endpointOf(call), "GET /v1/orders/open");
    EXPECT_EQ(call.parameters.hashInput(), "market=KRW-BTC&states[]=wait&states[]=watch&page=3&limit=100");
}

TEST(OrderCalls, AskForClosedOrdersByEpochMilliseconds) {
    const RestCall call =
        closedOrdersCall("KRW-BTC", base::fromEpochMs(1'795'137'330'000), base::fromEpochMs(1'795'137'331'000));
    EXPECT_EQ(call.parameters.hashInput(), "market=KRW-BTC&states[]=done&states[]=cancel&start_time=1795137330000"
                                           "&end_time=1795137331000&limit=1000");
}

TEST(OrderCalls, CancelOpenOrdersOfNamedMarketsOnly) {
    const auto call = cancelOpenCall({{"KRW-BTC"}, {}, 300});
    ASSERT_TRUE(call);
    EXPECT_EQ(endpointOf(*call), "DELETE /v1/orders/open");
    EXPECT_EQ(call->parameters.hashInput(), "pairs=KRW-BTC&cancel_side=all&count=300");
    EXPECT_EQ(call->group, RateGroup::CancelAll);
    EXPECT_EQ(cancelOpenCall({{"KRW-BTC", "KRW-ETH"}, Side::Buy, 20})->parameters.hashInput(),
              "pairs=KRW-BTC,KRW-ETH&cancel_side=bid&count=20");
    EXPECT_EQ(cancelOpenCall({{}, {}, 300}).error().parameter, "pairs");
    EXPECT_EQ(cancelOpenCall({std::vector<std::string>(21, "KRW-BTC"), {}, 300}).error().parameter, "pairs");
    EXPECT_EQ(cancelOpenCall({{"KRW-BTC"}, {}, 0}).error().parameter, "count");
    EXPECT_EQ(cancelOpenCall({{"KRW-BTC"}, {}, 301}).error().parameter, "count");
}

TEST(OrderCalls, ReplaceAnOrderByAnotherOfTheSameSide) {
    Replacement what;
    what.previous = {"u-1", {}};
    what.price = kPrice;
    what.identifier = "b1-2";
    const auto call = replaceOrderCall(what);
    ASSERT_TRUE(call);
    EXPECT_EQ(endpointOf(*call), "POST /v1/orders/cancel_and_new");
    EXPECT_EQ(call->parameters.hashInput(),
              "prev_order_uuid=u-1&new_ord_type=limit&new_volume=remain_only&new_price=110000000"
              "&new_identifier=b1-2&new_smp_type=cancel_maker");
    what.previous = {{}, "b1-1"};
    what.volume = kVolume;
    EXPECT_EQ(replaceOrderCall(what)->parameters.hashInput(),
              "prev_order_identifier=b1-1&new_ord_type=limit&new_volume=0.001&new_price=110000000"
              "&new_identifier=b1-2&new_smp_type=cancel_maker");
    what.previous = {};
    EXPECT_EQ(replaceOrderCall(what).error().parameter, "prev_order_uuid");
}

TEST(QuotationCalls, AreNotSignedAndCountInTheirOwnGroups) {
    const base::Timestamp before = *base::parseInstant("2026-11-20T01:16:00Z");
    const std::vector<std::tuple<RestCall, std::string, std::string, RateGroup>> calls{
        {marketsCall(true), "GET /v1/market/all", "is_details=true", RateGroup::Market},
        {tickersCall("KRW-BTC,KRW-ETH"), "GET /v1/ticker", "markets=KRW-BTC%2CKRW-ETH", RateGroup::Ticker},
        {orderBooksCall("KRW-BTC", 5), "GET /v1/orderbook", "markets=KRW-BTC&count=5", RateGroup::Orderbook},
        {instrumentsCall("KRW-BTC"), "GET /v1/orderbook/instruments", "markets=KRW-BTC", RateGroup::Orderbook},
        {tradeTicksCall("KRW-BTC", 17'333'303'420'000'001, 2), "GET /v1/trades/ticks",
         "market=KRW-BTC&count=500&cursor=17333303420000001&days_ago=2", RateGroup::Trade},
        {candlesCall("KRW-BTC", market::CandleUnit::Hours4, before), "GET /v1/candles/minutes/240",
         "market=KRW-BTC&to=2026-11-20T01%3A16%3A00Z&count=200", RateGroup::Candle},
        {candlesCall("KRW-BTC", market::CandleUnit::Month, std::nullopt, 3), "GET /v1/candles/months",
         "market=KRW-BTC&count=3", RateGroup::Candle}};
    for (const auto& [call, endpoint, query, group] : calls) {
        EXPECT_EQ(endpointOf(call), endpoint);
        EXPECT_EQ(call.parameters.wireQuery(), query);
        EXPECT_EQ(call.group, group);
        EXPECT_FALSE(call.isSigned);
    }
}

TEST(AccountCalls, AreSigned) {
    for (const RestCall& call : {accountsCall(), chanceCall("KRW-BTC"), apiKeysCall()})
        EXPECT_TRUE(call.isSigned);
    EXPECT_TRUE(accountsCall().parameters.isEmpty());
    EXPECT_TRUE(apiKeysCall().parameters.isEmpty());
    EXPECT_EQ(chanceCall("KRW-BTC").parameters.hashInput(), "market=KRW-BTC");
}

} // namespace
} // namespace kkachi::exchange::upbit
