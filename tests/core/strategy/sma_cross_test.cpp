#include "strategy/sma_cross.h"

#include "sample_bars.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::strategy {
namespace {

TEST(SmaCross, AnswersOnBarSlowAtTheEarliest) {
    SmaCross strategy{{1, 3}};
    EXPECT_EQ(answersTo(strategy, {10, 10, 10, 20}), "---B");
    // The cross would stand on bar 2, where the averages of the bar before do not exist.
    SmaCross tooEarly{{1, 3}};
    EXPECT_EQ(answersTo(tooEarly, {10, 10, 20, 30}), "----");
}

TEST(SmaCross, SellsOnTheMirrorOfTheBuy) {
    SmaCross strategy{{1, 3}};
    EXPECT_EQ(answersTo(strategy, {10, 10, 10, 20, 20, 20, 5}), "---B--S");
}

TEST(SmaCross, TakesEqualAveragesAsNotAbove) {
    // 10 10 10 | 10: equal, 20: above; after three 20s equal again, which is no sale; then above again, a Buy.
    SmaCross strategy{{1, 3}};
    EXPECT_EQ(answersTo(strategy, {10, 10, 10, 10, 20, 20, 20, 30}), "----B--B");
}

TEST(SmaCross, KeepsItsMouthShutWhileTheFastAverageStaysAbove) {
    SmaCross strategy{{2, 4}};
    EXPECT_EQ(answersTo(strategy, {10, 10, 10, 10, 20, 30, 40, 50}), "----B---");
}

TEST(SmaCross, AgreesWithAveragesMadeAnewForEveryBar) {
    std::mt19937_64 random{3};
    std::vector<int> closes;
    for (int i = 0; i < 1'500; ++i)
        closes.push_back(100 + static_cast<int>(random() % 5)); // few prices: many equal averages
    const std::size_t fast = 3;
    const std::size_t slow = 7;
    const auto sum = [&closes](std::size_t bar, std::size_t length) {
        long total = 0;
        for (std::size_t k = bar + 1 - length; k <= bar; ++k)
            total += closes[k];
        return total;
    };
    std::string expected(slow, '-');
    for (std::size_t i = slow; i < closes.size(); ++i) {
        const long before = sum(i - 1, fast) * static_cast<long>(slow) - sum(i - 1, slow) * static_cast<long>(fast);
        const long now = sum(i, fast) * static_cast<long>(slow) - sum(i, slow) * static_cast<long>(fast);
        expected += before <= 0 && now > 0 ? 'B' : (before >= 0 && now < 0 ? 'S' : '-');
    }
    SmaCross strategy{{static_cast<int>(fast), static_cast<int>(slow)}};
    EXPECT_EQ(answersTo(strategy, closes), expected);
}

TEST(SmaCross, ShowsItsAveragesAndNullBeforeThereAreAny) {
    SmaCross strategy{{1, 2}};
    EXPECT_EQ(strategy.inputsJson(), R"({"sma_fast":null,"sma_slow":null})");
    answersTo(strategy, {10, 13});
    EXPECT_EQ(strategy.inputsJson(), R"({"sma_fast":"13","sma_slow":"11.5"})");
}

} // namespace
} // namespace kkachi::strategy
