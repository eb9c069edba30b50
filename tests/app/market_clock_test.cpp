#include "app/clocks/market_clock.h"

#include <QTest>

#include <gtest/gtest.h>

using namespace kkachi;

namespace {

TEST(MarketClock, StartsWhereItIsToldAndRunsAtItsSpeed) {
    const auto start = *base::parseInstant("2024-12-03T13:00:00Z");
    const app::MarketClock clock{start, 1000};
    EXPECT_GE(clock.now(), start);
    EXPECT_TRUE(QTest::qWaitFor([&] { return clock.now() >= start + std::chrono::seconds{20}; }, 5'000));
}

} // namespace
