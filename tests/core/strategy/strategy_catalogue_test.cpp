#include "strategy/strategy_catalogue.h"

#include "sample_bars.h"

#include <gtest/gtest.h>

namespace kkachi::strategy {
namespace {

using base::Ratio;

StrategyError errorOf(std::string_view name, const Parameters& parameters) {
    const auto made = makeStrategy(name, parameters);
    EXPECT_FALSE(made.has_value());
    return made ? StrategyError{} : made.error();
}

TEST(StrategyCatalogue, MakesEveryDeclaredStrategyWithItsDefaults) {
    for (const StrategyDeclaration& declaration : declarations()) {
        const auto made = makeStrategy(declaration.name, {});
        ASSERT_TRUE(made.has_value()) << declaration.name;
        EXPECT_EQ(made->index(), static_cast<std::size_t>(&declaration - declarations().data())) << declaration.name;
    }
}

TEST(StrategyCatalogue, NamesTheKnownStrategiesForAnUnknownOne) {
    const StrategyError error = errorOf("smacross", {});
    EXPECT_EQ(error.problem, StrategyProblem::UnknownStrategy);
    EXPECT_EQ(error.value, "smacross");
    EXPECT_EQ(error.allowed, "sma-cross, buy-and-hold, rsi, volatility-breakout");
}

TEST(StrategyCatalogue, NamesTheKnownParametersForAnUnknownOne) {
    const StrategyError error = errorOf("sma-cross", {{"quick", Ratio::whole(3)}});
    EXPECT_EQ(error.problem, StrategyProblem::UnknownParameter);
    EXPECT_EQ(error.subject, "quick");
    EXPECT_EQ(error.allowed, "fast, slow");
}

TEST(StrategyCatalogue, RefusesFastAtOrAboveSlow) {
    EXPECT_EQ(errorOf("sma-cross", {{"fast", Ratio::whole(50)}, {"slow", Ratio::whole(50)}}).problem,
              StrategyProblem::BadCombination);
    EXPECT_EQ(errorOf("sma-cross", {{"fast", Ratio::whole(51)}, {"slow", Ratio::whole(50)}}).problem,
              StrategyProblem::BadCombination);
    EXPECT_TRUE(makeStrategy("sma-cross", {{"fast", Ratio::whole(49)}, {"slow", Ratio::whole(50)}}).has_value());
}

TEST(StrategyCatalogue, RefusesValuesOutsideTheirRangeAndNamesIt) {
    const StrategyError error = errorOf("sma-cross", {{"fast", Ratio{}}});
    EXPECT_EQ(error.problem, StrategyProblem::OutOfRange);
    EXPECT_EQ(error.subject, "fast");
    EXPECT_EQ(error.value, "0");
    EXPECT_EQ(error.allowed, "1 to 100000");
    EXPECT_TRUE(makeStrategy("sma-cross", {{"fast", Ratio::whole(1)}}).has_value());
    EXPECT_EQ(errorOf("rsi", {{"upper", *Ratio::parse("100.1")}}).problem, StrategyProblem::OutOfRange);
}

TEST(StrategyCatalogue, RefusesAFractionWhereACountIsMeant) {
    EXPECT_EQ(errorOf("sma-cross", {{"fast", *Ratio::parse("2.5")}}).problem, StrategyProblem::NotWhole);
    EXPECT_TRUE(makeStrategy("rsi", {{"lower", *Ratio::parse("27.5")}}).has_value());
}

TEST(StrategyCatalogue, HandsParametersOn) {
    auto made = makeStrategy("sma-cross", {{"fast", Ratio::whole(1)}, {"slow", Ratio::whole(3)}});
    ASSERT_TRUE(made.has_value());
    SmaCross expected{{1, 3}};
    EXPECT_EQ(answersTo(std::get<SmaCross>(*made), {10, 10, 10, 20, 5}), answersTo(expected, {10, 10, 10, 20, 5}));
}

TEST(StrategyCatalogue, CompletesParametersInTheOrderOfTheDeclaration) {
    const auto complete = completeParameters(*findDeclaration("rsi"), {{"upper", Ratio::whole(80)}});
    const std::vector<std::pair<std::string, Ratio>> expected{
        {"period", Ratio::whole(14)}, {"lower", Ratio::whole(30)}, {"upper", Ratio::whole(80)}};
    EXPECT_EQ(complete, expected);
}

TEST(StrategyCatalogue, AnswersThroughTheVariantAsTheStrategyItself) {
    auto made = makeStrategy("buy-and-hold", {});
    ASSERT_TRUE(made.has_value());
    const market::Candle bar = flatBar(base::fromEpochMs(0), base::Price::whole(7));
    EXPECT_EQ(onClose(*made, bar), signal::Action::Buy);
    EXPECT_EQ(onClose(*made, bar), signal::Action::Hold);
    EXPECT_EQ(inputsJson(*made), R"({"close":"7"})");
}

} // namespace
} // namespace kkachi::strategy
