#include "engine/market_watch.h"

#include <gtest/gtest.h>

using namespace kkachi;
using engine::BarHistory;

namespace {

market::Trade tradeAt(std::int64_t seconds, std::int64_t won) {
    return {seconds, base::fromEpochMs(seconds * 1000), base::Price::whole(won), base::Quantity::whole(1),
            market::Taker::Buyer};
}

market::Candle barAt(std::int64_t seconds, std::int64_t won) {
    const auto price = base::Price::whole(won);
    return {base::fromEpochMs(seconds * 1000), price, price, price, price, base::Quantity::whole(1)};
}

TEST(BarHistory, KeepsOnlyTheNewestBars) {
    BarHistory history{std::chrono::seconds{1}, 3};
    for (int second = 0; second < 10; ++second)
        history.add(tradeAt(second, 100 + second));
    ASSERT_EQ(history.closed()->size(), 3u);
    EXPECT_EQ(history.closed()->front().close, base::Price::whole(106));
    EXPECT_EQ(history.current()->close, base::Price::whole(109));
}

TEST(BarHistory, APictureThatWasHandedOutNeverChanges) {
    BarHistory history{std::chrono::seconds{1}, 10};
    history.add(tradeAt(1, 100));
    history.add(tradeAt(2, 101));
    const auto picture = history.closed();
    history.add(tradeAt(3, 102));
    EXPECT_EQ(picture->size(), 1u);
    EXPECT_EQ(history.closed()->size(), 2u);
}

TEST(BarHistory, ThePastGoesInFrontAndABegunBarIsGoneOnWith) {
    BarHistory history{std::chrono::seconds{60}, 10};
    history.prepend({barAt(0, 100), barAt(60, 110)}, base::fromEpochMs(90'000));
    ASSERT_EQ(history.closed()->size(), 1u);
    ASSERT_TRUE(history.current().has_value());
    history.add(tradeAt(95, 120));
    EXPECT_EQ(history.current()->open, base::Price::whole(110));
    EXPECT_EQ(history.current()->high, base::Price::whole(120));
    EXPECT_EQ(history.current()->volume, base::Quantity::whole(2));
}

TEST(BarHistory, BarsBuiltHereStayWhenThePastArrivesLate) {
    BarHistory history{std::chrono::seconds{60}, 10};
    history.add(tradeAt(61, 111));
    history.prepend({barAt(0, 100), barAt(60, 110)}, base::fromEpochMs(70'000));
    EXPECT_EQ(history.closed()->size(), 1u);
    EXPECT_EQ(history.current()->open, base::Price::whole(111));
}

TEST(MarketWatch, IsFreshForAsLongAsAsked) {
    engine::MarketWatch watch;
    const auto now = base::fromEpochMs(1'000'000);
    EXPECT_FALSE(watch.isFresh(now, std::chrono::seconds{10}));
    watch.onTrade(tradeAt(1000, 100), now);
    EXPECT_TRUE(watch.isFresh(now + std::chrono::seconds{10}, std::chrono::seconds{10}));
    EXPECT_FALSE(watch.isFresh(now + std::chrono::milliseconds{10'001}, std::chrono::seconds{10}));
}

TEST(MarketWatch, BookImbalanceRunsFromAsksOnlyToBidsOnly) {
    engine::MarketWatch watch;
    const auto now = base::fromEpochMs(0);
    EXPECT_EQ(watch.bookImbalance(), 0.0);
    const market::BookLevel level{base::Price::whole(1), base::Quantity::whole(1)};
    watch.onBook({now, {}, {level}}, now);
    EXPECT_EQ(watch.bookImbalance(), 1.0);
    watch.onBook({now, {level}, {}}, now);
    EXPECT_EQ(watch.bookImbalance(), -1.0);
    watch.onBook({now, {level}, {level}}, now);
    EXPECT_EQ(watch.bookImbalance(), 0.0);
}

} // namespace
