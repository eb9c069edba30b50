#include "strategy/buy_and_hold.h"

#include "sample_bars.h"

#include <gtest/gtest.h>

namespace kkachi::strategy {
namespace {

TEST(BuyAndHold, BuysOnTheFirstBarAndNeverAnswersAgain) {
    BuyAndHold strategy;
    EXPECT_EQ(answersTo(strategy, {10, 1, 100, 10}), "B---");
}

TEST(BuyAndHold, ShowsTheCloseItSaw) {
    BuyAndHold strategy;
    answersTo(strategy, {10});
    EXPECT_EQ(strategy.inputsJson(), R"({"close":"10"})");
}

} // namespace
} // namespace kkachi::strategy
