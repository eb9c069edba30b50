#include "order/order.h"

#include "order_builder.h"

#include <gtest/gtest.h>

namespace kkachi::order::test {
namespace {

constexpr State kOpenStates[] = {State::Intent, State::Sent, State::Acknowledged, State::PartiallyFilled,
                                 State::Unknown};
constexpr State kTerminalStates[] = {State::Filled, State::Cancelled, State::Rejected};

TEST(OrderStatus, IsPendingUntilTheEndIsCertain) {
    for (const State state : kOpenStates) {
        Order order = marketBuy(state);
        EXPECT_EQ(statusOf(order), Status::Pending) << toString(state);
        order.executedVolume = btc("0.0005");
        EXPECT_EQ(statusOf(order), Status::Pending) << toString(state);
    }
}

TEST(OrderStatus, OfATerminalOrderAsksForTheExecutedVolumeAlone) {
    for (const State state : kTerminalStates) {
        Order order = limitBuy(state);
        EXPECT_EQ(statusOf(order), Status::Failed) << toString(state);
        order.executedVolume = btc("0.00000001");
        EXPECT_EQ(statusOf(order), Status::Executed) << toString(state);
    }
}

TEST(ExecutedPrice, IsTheVolumeWeightedAverageOfTheFills) {
    Order order = limitBuy();
    EXPECT_EQ(executedPrice(order), std::nullopt);
    order.executedVolume = btc("0.0003");
    order.executedFunds = won("30010"); // 0.0001 at 100,100,000 and 0.0002 at 100,000,000
    EXPECT_EQ(executedPrice(order), base::Price::parse("100033333.33333333").value_or(base::Price{}));
}

TEST(OpenValue, OfAMarketBuyIsWhatIsLeftOfItsFunds) {
    Order order = marketBuy();
    EXPECT_EQ(openValue(order), won("100000"));
    order.executedFunds = won("60000.5");
    EXPECT_EQ(openValue(order), won("39999.5"));
    order.executedFunds = won("100001");
    EXPECT_EQ(openValue(order), base::Krw{});
}

TEST(OpenValue, OfOtherOrdersIsTheOpenVolumeAtTheirPriceRoundedUp) {
    Order order = limitBuy();
    EXPECT_EQ(openValue(order), won("100000"));
    order.executedVolume = btc("0.0004");
    EXPECT_EQ(openValue(order), won("60000"));
    order.price = *base::Price::parse("0.1");
    order.amount = btc("0.00000001");
    order.executedVolume = {};
    EXPECT_EQ(openValue(order), won("0.00000001"));
}

TEST(OpenValue, CountsAnUnknownOrderAtItsWorstAndATerminalOneNotAtAll) {
    EXPECT_EQ(openValue(marketBuy(State::Unknown)), won("100000"));
    for (const State state : kTerminalStates)
        EXPECT_EQ(openValue(marketBuy(state)), base::Krw{}) << toString(state);
}

TEST(OrderNames, LeadBackToTheirValues) {
    for (const Side side : {Side::Buy, Side::Sell})
        EXPECT_EQ(parseSide(toString(side)), side);
    for (const Type type : {Type::Market, Type::Limit})
        EXPECT_EQ(parseType(toString(type)), type);
    for (const Origin origin : {Origin::Signal, Origin::StopLoss, Origin::Flatten, Origin::Hand, Origin::External})
        EXPECT_EQ(parseOrigin(toString(origin)), origin);
    for (const State state : kOpenStates)
        EXPECT_EQ(parseState(toString(state)), state);
    for (const State state : kTerminalStates)
        EXPECT_EQ(parseState(toString(state)), state);
    EXPECT_EQ(parseSide("buy"), std::nullopt);
    EXPECT_EQ(parseState(""), std::nullopt);
    EXPECT_EQ(toString(Status::Executed), "Executed");
}

} // namespace
} // namespace kkachi::order::test
