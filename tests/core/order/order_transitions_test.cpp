// What single news do to an order: the way out, the answers, and the stream of fills.
#include "order_builder.h"

#include <gtest/gtest.h>

namespace kkachi::order::test {
namespace {

TEST(OrderTransitions, RefuseNewsOfAnotherOrder) {
    Order order = marketBuy();
    const auto applied = apply(order, {"someone-else", {}, Executed{fill("t-1", "0.0001")}});
    ASSERT_FALSE(applied.has_value());
    EXPECT_EQ(applied.error(), TransitionError::WrongIdentifier);
    EXPECT_EQ(order, marketBuy());
}

TEST(OrderTransitions, CountEachTimeTheOrderIsHandedToTheWire) {
    Order order = marketBuy(State::Intent);
    EXPECT_TRUE(tell(order, HandedToWire{}).changed);
    EXPECT_EQ(order.state, State::Sent);
    EXPECT_EQ(order.attempts, 1);
    tell(order, NeverLeft{"no route"});
    EXPECT_EQ(order.state, State::Intent);
    EXPECT_EQ(order.error, "no route");
    tell(order, HandedToWire{});
    EXPECT_EQ(order.attempts, 2);
}

TEST(OrderTransitions, KnowTheVenuesIdFromTheAcknowledgement) {
    Order order = marketBuy(State::Sent);
    EXPECT_TRUE(tell(order, Acknowledged{"uuid-1"}).changed);
    EXPECT_EQ(order.state, State::Acknowledged);
    EXPECT_EQ(order.exchangeUuid, "uuid-1");
    EXPECT_FALSE(tell(order, Acknowledged{"uuid-1"}).changed);
}

TEST(OrderTransitions, EndAnOrderThatWasRefused) {
    Order order = marketBuy(State::Sent);
    const Refused refused{"insufficient_funds_bid", "not enough won", false};
    EXPECT_TRUE(tell(order, refused).changed);
    EXPECT_EQ(order.state, State::Rejected);
    EXPECT_EQ(statusOf(order), Status::Failed);
    EXPECT_NE(order.error.find("insufficient_funds_bid"), std::string::npos);
    EXPECT_NE(order.error.find("not enough won"), std::string::npos);
    EXPECT_FALSE(tell(order, refused).changed);
}

TEST(OrderTransitions, LetAnOrderThatARateLimitRefusedBeSentAgain) {
    Order order = marketBuy(State::Sent);
    tell(order, Refused{"too_many_requests", "", true});
    EXPECT_EQ(order.state, State::Intent);
    EXPECT_TRUE(isOpen(order));
}

TEST(OrderTransitions, MakeALostAnswerUnknownAndNeverFailed) {
    Order order = marketBuy(State::Sent);
    EXPECT_TRUE(tell(order, OutcomeLost{"timeout"}).changed);
    EXPECT_EQ(order.state, State::Unknown);
    EXPECT_EQ(statusOf(order), Status::Pending);
    EXPECT_FALSE(tell(order, NotFound{}).changed);
    EXPECT_EQ(order.state, State::Unknown);
    tell(order, Acknowledged{"uuid-1"});
    EXPECT_EQ(order.state, State::Acknowledged);
}

TEST(OrderTransitions, ForgetNoCertaintyWhenAnAnswerIsLostLate) {
    for (const State state : {State::Acknowledged, State::PartiallyFilled, State::Filled, State::Cancelled}) {
        Order order = marketBuy(state);
        EXPECT_FALSE(tell(order, OutcomeLost{"timeout"}).changed) << toString(state);
        EXPECT_EQ(order.state, state);
    }
}

TEST(OrderTransitions, CountAFillOnceWhateverChannelBringsIt) {
    Order order = limitBuy();
    const Applied first = tell(order, Executed{fill("t-1", "0.0004", "20")});
    EXPECT_EQ(first.newFills, std::vector<Fill>{fill("t-1", "0.0004", "20")});
    EXPECT_EQ(order.state, State::PartiallyFilled);
    EXPECT_EQ(order.executedVolume, btc("0.0004"));
    EXPECT_EQ(order.executedFunds, won("40000"));
    EXPECT_EQ(order.fee, won("20"));
    const Applied second = tell(order, Executed{fill("t-1", "0.0004", "20")});
    EXPECT_FALSE(second.changed);
    EXPECT_TRUE(second.newFills.empty());
    EXPECT_EQ(order.executedVolume, btc("0.0004"));
}

TEST(OrderTransitions, ProveWithAFillThatALostOrderExists) {
    Order order = marketBuy(State::Unknown);
    tell(order, Executed{fill("t-1", "0.0004")});
    EXPECT_EQ(order.state, State::PartiallyFilled);
}

TEST(OrderTransitions, EndAMarketBuyAsCancelledYetExecuted) {
    Order order = marketBuy();
    tell(order, Executed{fill("t-1", "0.00099999", "49.9995")});
    EXPECT_EQ(order.state, State::PartiallyFilled);
    EXPECT_TRUE(tell(order, Ended{State::Cancelled, btc("0.00099999")}).changed);
    EXPECT_EQ(order.state, State::Cancelled);
    EXPECT_EQ(statusOf(order), Status::Executed);
    EXPECT_EQ(executedPrice(order), base::Price::whole(100'000'000));
}

TEST(OrderTransitions, EndAnOrderWithoutFillsAsFailed) {
    Order order = limitBuy();
    tell(order, Ended{State::Cancelled, {}});
    EXPECT_EQ(order.state, State::Cancelled);
    EXPECT_EQ(statusOf(order), Status::Failed);
}

TEST(OrderTransitions, KeepAnEndedOrderOpenUntilItsFillsArrive) {
    Order order = limitBuy();
    const Applied ended = tell(order, Ended{State::Filled, btc("0.001")});
    EXPECT_TRUE(ended.fillsMissing);
    EXPECT_TRUE(isOpen(order));
    EXPECT_EQ(statusOf(order), Status::Pending);
    const Applied part = tell(order, Executed{fill("t-1", "0.0006")});
    EXPECT_TRUE(part.fillsMissing);
    EXPECT_TRUE(isOpen(order));
    const Applied rest = tell(order, Executed{fill("t-2", "0.0004")});
    EXPECT_FALSE(rest.fillsMissing);
    EXPECT_EQ(order.state, State::Filled);
}

TEST(OrderTransitions, SayThatAnOrderChangedWhenTheVenueStatesMoreThanBefore) {
    Order order = limitBuy();
    EXPECT_TRUE(tell(order, Ended{State::Filled, btc("0.0005")}).changed);
    EXPECT_FALSE(tell(order, Ended{State::Filled, btc("0.0005")}).changed);
    EXPECT_TRUE(tell(order, Ended{State::Filled, btc("0.001")}).changed);
    EXPECT_EQ(order.statedExecutedVolume, btc("0.001"));
}

TEST(OrderTransitions, LeaveATerminalOrderAsItIs) {
    for (const State state : {State::Filled, State::Cancelled, State::Rejected}) {
        Order order = limitBuy(state);
        expectRefused(order, HandedToWire{}, TransitionError::AfterTheEnd);
        expectRefused(order, Executed{fill("t-1", "0.0004")}, TransitionError::AfterTheEnd);
        EXPECT_FALSE(tell(order, NeverLeft{"late"}).changed);
        EXPECT_FALSE(tell(order, Ended{State::Cancelled, {}}).changed);
        EXPECT_FALSE(tell(order, NotFound{}).changed);
        EXPECT_EQ(order.state, state);
    }
}

TEST(OrderTransitions, TakeLateNewsOfFillsThatAreCounted) {
    Order order = limitBuy();
    tell(order, Executed{fill("t-1", "0.001")});
    tell(order, Ended{State::Filled, btc("0.001")});
    EXPECT_FALSE(tell(order, Executed{fill("t-1", "0.001")}).changed);
    EXPECT_FALSE(tell(order, Ended{State::Filled, btc("0.001")}).changed);
}

TEST(OrderTransitions, RefuseARefusalOfWhatTheVenueHasTaken) {
    Order order = limitBuy(State::Acknowledged);
    expectRefused(order, Refused{"create_ask_error", "", false}, TransitionError::AfterTheEnd);
}

TEST(OrderTransitions, RefuseARefusalAfterTheVenueStatedAnEndWithExecutions) {
    for (const State state : {State::Sent, State::Unknown}) {
        Order order = limitBuy(state);
        EXPECT_TRUE(tell(order, Ended{State::Filled, btc("0.001")}).fillsMissing);
        expectRefused(order, Refused{"duplicated_identifier", "", false}, TransitionError::AfterTheEnd);
        tell(order, Executed{fill("t-1", "0.001")});
        EXPECT_EQ(order.state, State::Filled) << toString(state);
    }
}

TEST(OrderTransitions, NeverExecuteMoreThanWasOrdered) {
    Order order = limitBuy();
    tell(order, Executed{fill("t-1", "0.0006")});
    expectRefused(order, Executed{fill("t-2", "0.00040001")}, TransitionError::Overfilled);
    tell(order, Executed{fill("t-2", "0.0004")});
    EXPECT_EQ(order.executedVolume, order.amount);
    Order sale = marketSell();
    expectRefused(sale, Executed{fill("t-1", "0.00100001")}, TransitionError::Overfilled);
}

TEST(OrderTransitions, BoundAMarketBuyByItsFundsAndNotByTheExpectedVolume) {
    Order order = marketBuy();
    // Cheaper than expected: more bitcoin for the same won.
    tell(order, Executed{fillAt("t-1", "50000000", "0.0019")});
    EXPECT_GT(order.executedVolume, order.amount);
    expectRefused(order, Executed{fillAt("t-2", "50000000", "0.00010001")}, TransitionError::Overfilled);
}

} // namespace
} // namespace kkachi::order::test
