#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace kkachi::base {
namespace {

enum class Problem { Small, Large };
using Number = Result<int, Problem>;

Number half(const int& value) {
    if (value % 2 != 0)
        return Unexpected{Problem::Small};
    return value / 2;
}

TEST(Result, HoldsAValueOrTheReasonWhyThereIsNone) {
    const Number value = 4;
    const Number problem = Unexpected{Problem::Large};
    EXPECT_TRUE(value.has_value());
    EXPECT_EQ(*value, 4);
    EXPECT_FALSE(problem);
    EXPECT_EQ(problem.error(), Problem::Large);
}

TEST(Result, TellsValueFromErrorWhenBothAreOfOneType) {
    const Result<std::string, std::string> value = std::string{"good"};
    const Result<std::string, std::string> problem = Unexpected{std::string{"bad"}};
    EXPECT_EQ(*value, "good");
    EXPECT_EQ(problem.error(), "bad");
}

TEST(Result, FallsBackOnlyWithoutAValue) {
    EXPECT_EQ(Number{0}.value_or(7), 0);
    EXPECT_EQ(Number{Unexpected{Problem::Small}}.value_or(7), 7);
}

TEST(Result, ChainsUntilTheFirstProblem) {
    EXPECT_EQ(*Number{8}.and_then(half).and_then(half), 2);
    const auto stopped = Number{6}.and_then(half).and_then(half).and_then(half);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error(), Problem::Small);
}

TEST(Result, TransformsTheValueAndKeepsTheProblem) {
    const auto text = [](int value) { return std::to_string(value); };
    EXPECT_EQ(*Number{42}.transform(text), "42");
    EXPECT_EQ(Number{Unexpected{Problem::Large}}.transform(text).error(), Problem::Large);
}

TEST(Result, HandsOutAValueThatCanOnlyBeMoved) {
    Result<std::unique_ptr<int>, Problem> result{std::make_unique<int>(5)};
    EXPECT_EQ(**result, 5);
    const std::unique_ptr<int> taken = std::move(result).value();
    EXPECT_EQ(*taken, 5);
}

TEST(Result, ThrowsRatherThanInventAValue) {
    const Number problem = Unexpected{Problem::Small};
    EXPECT_THROW((void)problem.value(), std::bad_variant_access);
    EXPECT_THROW((void)Number{1}.error(), std::bad_variant_access);
}

} // namespace
} // namespace kkachi::base
