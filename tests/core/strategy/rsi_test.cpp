#include "strategy/rsi.h"

#include "sample_bars.h"

#include <gtest/gtest.h>

namespace kkachi::strategy {
namespace {

TEST(Rsi, AnswersOnBarPeriodPlusOneAtTheEarliest) {
    // Two losses make 0 on bar 2; the gain on bar 3 lifts it over 30.
    Rsi strategy{{2, 30, 70}};
    EXPECT_EQ(answersTo(strategy, {100, 90, 80, 90}), "---B");
}

TEST(Rsi, SellsWhenItFallsThroughUpper) {
    Rsi strategy{{2, 30, 70}};
    EXPECT_EQ(answersTo(strategy, {80, 90, 100, 90}), "---S");
}

TEST(Rsi, TakesExactlyLowerAsNotYetAbove) {
    // Gains 3, losses 7 of ten: the index stands on 30 exactly, then rises.
    Rsi strategy{{2, 30, 70}};
    EXPECT_EQ(answersTo(strategy, {100, 93, 96, 97}), "---B");
    // Already above 30 on the bar before: no crossing.
    Rsi above{{2, 29, 70}};
    EXPECT_EQ(answersTo(above, {100, 93, 96, 97}), "----");
}

TEST(Rsi, TakesExactlyUpperAsNotYetBelow) {
    Rsi strategy{{2, 30, 70}};
    EXPECT_EQ(answersTo(strategy, {100, 107, 104, 103}), "---S");
    Rsi below{{2, 30, 71}};
    EXPECT_EQ(answersTo(below, {100, 107, 104, 103}), "----");
}

TEST(Rsi, ShowsItsValueAndNullBeforeThereIsOne) {
    Rsi strategy{{3, 30, 70}};
    EXPECT_EQ(strategy.inputsJson(), R"({"rsi":null})");
    answersTo(strategy, {10, 13, 10, 14});
    EXPECT_EQ(strategy.inputsJson(), R"({"rsi":"70"})");
}

} // namespace
} // namespace kkachi::strategy
