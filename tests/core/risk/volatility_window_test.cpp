#include "risk/volatility_window.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace kkachi;
using base::Price;

namespace {

base::Timestamp at(std::int64_t ms) {
    return base::fromEpochMs(ms);
}

TEST(VolatilityWindow, IsEmptyBeforeAnyPriceAndAfterAllAreOld) {
    risk::VolatilityWindow window{base::Milliseconds{1000}};
    EXPECT_FALSE(window.range(at(0)).has_value());
    window.add(at(0), Price::whole(2), Price::whole(1));
    EXPECT_TRUE(window.range(at(1000)).has_value()) << "exactly as old as the window is long still counts";
    EXPECT_FALSE(window.range(at(1001)).has_value());
}

TEST(VolatilityWindow, AgreesWithASearchThroughAllPrices) {
    std::mt19937 random{7};
    risk::VolatilityWindow window{base::Milliseconds{500}};
    std::vector<std::pair<std::int64_t, std::int64_t>> seen;
    std::int64_t now = 0;
    for (int i = 0; i < 5000; ++i) {
        now += static_cast<std::int64_t>(random() % 40);
        const auto price = static_cast<std::int64_t>(1000 + random() % 200);
        window.add(at(now), Price::whole(price), Price::whole(price));
        seen.emplace_back(now, price);
        std::int64_t high = 0;
        std::int64_t low = 1'000'000;
        for (const auto& [when, what] : seen) {
            if (when < now - 500)
                continue;
            high = std::max(high, what);
            low = std::min(low, what);
        }
        const auto range = window.range(at(now));
        ASSERT_TRUE(range.has_value());
        ASSERT_EQ(range->highest, Price::whole(high));
        ASSERT_EQ(range->lowest, Price::whole(low));
    }
}

} // namespace
