#include "indicators/rolling_sum.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

namespace kkachi::indicators {

using base::Price;

TEST(RollingSum, IsFullWithItsLengthAndNotBefore) {
    RollingSum sum{3};
    sum.add(Price::whole(1));
    sum.add(Price::whole(2));
    EXPECT_FALSE(sum.isFull());
    EXPECT_FALSE(sum.average().has_value());
    sum.add(Price::whole(3));
    EXPECT_TRUE(sum.isFull());
    EXPECT_EQ(*sum.average(), Price::whole(2));
}

TEST(RollingSum, ForgetsWhatIsOlderThanItsLength) {
    RollingSum sum{2};
    for (const int price : {10, 20, 30})
        sum.add(Price::whole(price));
    EXPECT_EQ(*sum.average(), Price::whole(25));
}

TEST(RollingSum, AgreesWithAPlainSumOverManyPrices) {
    std::mt19937_64 random{7};
    std::vector<std::int64_t> prices;
    RollingSum sum{37};
    for (int i = 0; i < 2'000; ++i) {
        prices.push_back(static_cast<std::int64_t>(random() % 20'000'000'000'000'000));
        sum.add(Price::fromUnits(prices.back()));
        base::Wide expected = 0;
        for (std::size_t k = prices.size() > 37 ? prices.size() - 37 : 0; k < prices.size(); ++k)
            expected += prices[k];
        ASSERT_TRUE(sum.sum() == expected) << "after " << prices.size() << " prices";
    }
}

TEST(RollingSum, DoesNotOverflowWithTheLargestPrices) {
    RollingSum sum{100};
    const auto largest = Price::fromUnits(std::numeric_limits<std::int64_t>::max());
    for (int i = 0; i < 200; ++i)
        sum.add(largest);
    EXPECT_EQ(*sum.average(), largest);
}

TEST(CompareAverages, CallsEqualAveragesEqualWhereDivisionWouldRound) {
    RollingSum fast{3};
    RollingSum slow{6};
    for (const int units : {1, 2, 2, 1, 2, 2}) { // both averages are 5/3 of a unit
        fast.add(Price::fromUnits(units));
        slow.add(Price::fromUnits(units));
    }
    EXPECT_EQ(compareAverages(fast, slow), 0);
    EXPECT_EQ(compareAverages(slow, fast), 0);
}

TEST(CompareAverages, SeesADifferenceOfOneUnit) {
    RollingSum fast{1};
    RollingSum slow{2};
    for (const std::int64_t units : {10'000'000'000'000'000, 10'000'000'000'000'001}) {
        fast.add(Price::fromUnits(units));
        slow.add(Price::fromUnits(units));
    }
    EXPECT_EQ(compareAverages(fast, slow), 1);
    EXPECT_EQ(compareAverages(slow, fast), -1);
}

} // namespace kkachi::indicators
