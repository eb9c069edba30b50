// The exchange's own record of an order, as a REST query brings it: all fills, one fee.
#include "order_builder.h"

#include <gtest/gtest.h>

namespace kkachi::order::test {
namespace {

Reported report(std::vector<Fill> fills, std::string_view paidFee, std::optional<State> end = std::nullopt) {
    Reported reported{.exchangeUuid = "uuid-1", .end = end, .executedVolume = {}, .paidFee = won(paidFee), .fills = {}};
    for (const Fill& each : fills)
        reported.executedVolume += each.volume;
    reported.fills = std::move(fills);
    return reported;
}

TEST(OrderReport, ResolvesAnUnknownOrder) {
    Order order = marketBuy(State::Unknown);
    const Applied applied = tell(order, report({fill("t-1", "0.0004"), fill("t-2", "0.0006")}, "50", State::Cancelled));
    EXPECT_EQ(applied.newFills.size(), 2U);
    EXPECT_EQ(order.state, State::Cancelled);
    EXPECT_EQ(order.exchangeUuid, "uuid-1");
    EXPECT_EQ(order.executedVolume, btc("0.001"));
    EXPECT_EQ(order.fee, won("50"));
    EXPECT_EQ(statusOf(order), Status::Executed);
}

TEST(OrderReport, ShowsThatAnUnknownOrderRests) {
    Order order = limitBuy(State::Unknown);
    EXPECT_TRUE(tell(order, report({}, "0")).changed);
    EXPECT_EQ(order.state, State::Acknowledged);
}

TEST(OrderReport, SharesThePaidFeeAmongNewFillsToTheLastDigit) {
    Order order = marketBuy();
    const Applied applied = tell(
        order, report({fill("t-1", "0.0001"), fill("t-2", "0.0001"), fill("t-3", "0.0001")}, "10", State::Cancelled));
    ASSERT_EQ(applied.newFills.size(), 3U);
    EXPECT_EQ(order.fee, won("10"));
    EXPECT_EQ(applied.newFills[0].fee + applied.newFills[1].fee + applied.newFills[2].fee, won("10"));
    EXPECT_EQ(applied.newFills[0].fee, won("3.33333333"));
    EXPECT_EQ(order.fills, applied.newFills);
}

TEST(OrderReport, SharesOnlyTheFeeThatIsNotYetCounted) {
    Order order = marketBuy();
    tell(order, Executed{fill("t-1", "0.0004", "20")});
    const Applied applied = tell(order, report({fill("t-1", "0.0004"), fill("t-2", "0.0006")}, "50", State::Cancelled));
    ASSERT_EQ(applied.newFills.size(), 1U);
    EXPECT_EQ(applied.newFills[0].tradeUuid, "t-2");
    EXPECT_EQ(applied.newFills[0].fee, won("30"));
    EXPECT_EQ(order.fee, won("50"));
}

TEST(OrderReport, IsIdempotent) {
    Order order = marketBuy();
    const Reported reported = report({fill("t-1", "0.0004"), fill("t-2", "0.0006")}, "50", State::Cancelled);
    tell(order, reported);
    const Order before = order;
    const Applied again = tell(order, reported);
    EXPECT_FALSE(again.changed);
    EXPECT_TRUE(again.newFills.empty());
    EXPECT_EQ(order, before);
}

TEST(OrderReport, CountsATradeOnceEvenIfItListsItTwice) {
    Order order = limitBuy();
    Reported reported = report({fill("t-1", "0.0004")}, "20");
    reported.fills.push_back(reported.fills.front());
    const Applied applied = tell(order, reported);
    EXPECT_EQ(applied.newFills.size(), 1U);
    EXPECT_EQ(order.executedVolume, btc("0.0004"));
    EXPECT_EQ(order.fee, won("20"));
}

TEST(OrderReport, ThatIsOlderThanTheStreamTakesNothingBack) {
    Order order = limitBuy();
    tell(order, Executed{fill("t-1", "0.0004", "20")});
    tell(order, Executed{fill("t-2", "0.0002", "10")});
    const Applied applied = tell(order, report({fill("t-1", "0.0004")}, "20"));
    EXPECT_TRUE(applied.newFills.empty());
    EXPECT_EQ(order.executedVolume, btc("0.0006"));
    EXPECT_EQ(order.fee, won("30"));
    EXPECT_EQ(order.state, State::PartiallyFilled);
}

TEST(OrderReport, SaysThatFillsAreMissingWhenItStatesMoreThanItLists) {
    Order resting = limitBuy();
    Reported reported = report({fill("t-1", "0.0004")}, "20");
    reported.executedVolume = btc("0.0006");
    EXPECT_TRUE(tell(resting, reported).fillsMissing);
    EXPECT_TRUE(isOpen(resting));
    Order ended = limitBuy();
    reported.end = State::Cancelled;
    EXPECT_TRUE(tell(ended, reported).fillsMissing);
    EXPECT_TRUE(isOpen(ended));
    EXPECT_FALSE(tell(ended, Executed{fill("t-2", "0.0002", "10")}).fillsMissing);
    EXPECT_EQ(ended.state, State::Cancelled);
}

TEST(OrderReport, IsTakenWholeOrNotAtAll) {
    Order order = limitBuy();
    expectRefused(order, report({fill("t-1", "0.0006"), fill("t-2", "0.0006")}, "60", State::Filled),
                  TransitionError::Overfilled);
}

TEST(OrderReport, OfNewFillsAfterTheEndIsAContradiction) {
    Order order = limitBuy(State::Cancelled);
    expectRefused(order, report({fill("t-1", "0.0006")}, "30", State::Cancelled), TransitionError::AfterTheEnd);
}

} // namespace
} // namespace kkachi::order::test
