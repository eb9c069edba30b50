#include "books.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::matching {
namespace {

using market::Taker;
using order::Side;

market::Trade tape(std::int64_t won, const char* volume, Taker taker) {
    return {1, at(9), price(won), coins(volume), taker};
}

TEST(RestingOrders, WaitBehindWhatStoodAtTheirPriceBefore) {
    auto engine = makeEngine();
    engine.setLiquidity(book({}, {{price(100'000'000), coins("0.5")}}));
    const auto id = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1))->id;
    engine.onTapeTrade(tape(100'000'000, "0.3", Taker::Seller));
    EXPECT_EQ(engine.findOpen(id)->executedVolume, base::Quantity{});
    engine.onTapeTrade(tape(100'000'000, "0.2004", Taker::Seller));
    EXPECT_EQ(engine.findOpen(id)->executedVolume, coins("0.0004"));
    engine.onTapeTrade(tape(100'000'000, "5", Taker::Seller));
    EXPECT_EQ(engine.findOpen(id), nullptr);
}

TEST(RestingOrders, MoveUpWhenTheOthersCancel) {
    auto engine = makeEngine();
    engine.setLiquidity(book({}, {{price(100'000'000), coins("0.5")}}));
    const auto id = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1))->id;
    engine.setLiquidity(book({}, {{price(100'000'000), coins("0.1")}}));
    engine.setLiquidity(book({}, {{price(100'000'000), coins("9")}}));
    engine.onTapeTrade(tape(100'000'000, "0.101", Taker::Seller));
    EXPECT_EQ(engine.findOpen(id), nullptr) << "those who came later stand behind us";
}

TEST(RestingOrders, AreFilledAtTheirOwnPriceByATradeThroughIt) {
    auto engine = makeEngine();
    engine.setLiquidity(book({}, {{price(100'000'000), coins("0.5")}}));
    ASSERT_TRUE(engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1)));
    engine.takeUpdates();
    engine.onTapeTrade(tape(99'999'000, "0.0007", Taker::Seller));
    const auto updates = engine.takeUpdates();
    ASSERT_EQ(updates.size(), 1U);
    EXPECT_EQ(updates[0].execution->price, price(100'000'000));
    EXPECT_EQ(updates[0].execution->volume, coins("0.0007"));
    EXPECT_TRUE(updates[0].execution->isMaker);
}

TEST(RestingOrders, AreNotTouchedByTradesOfTheOtherSideOrABetterPrice) {
    auto engine = makeEngine();
    const auto id = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1))->id;
    engine.onTapeTrade(tape(100'000'000, "5", Taker::Buyer));
    engine.onTapeTrade(tape(100'001'000, "5", Taker::Seller));
    EXPECT_EQ(engine.findOpen(id)->executedVolume, base::Quantity{});
}

TEST(RestingOrders, AreFilledWhenTheBookCrossesThem) {
    auto engine = makeEngine();
    engine.account().deposit(coins("1"), krw("1"));
    engine.setLiquidity(book({{price(101'000'000), coins("1")}}, {{price(99'000'000), coins("1")}}));
    const auto id = engine.place(limit(Side::Sell, 100'000'000, "0.003"), at(1))->id;
    engine.setLiquidity(book({}, {{price(100'002'000), coins("0.001")}, {price(100'000'000), coins("0.0015")}}));
    EXPECT_EQ(engine.findOpen(id)->executedVolume, coins("0.0025"));
    EXPECT_EQ(engine.findOpen(id)->executedFunds, krw("250000")) << "at our price, not at theirs";
}

TEST(RestingOrders, ServeTheBetterPriceThenTheOlderOrder) {
    auto engine = makeEngine();
    const auto older = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1))->id;
    const auto newer = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(2))->id;
    const auto better = engine.place(limit(Side::Buy, 100'001'000, "0.001"), at(3))->id;
    engine.onTapeTrade(tape(100'000'000, "0.0015", Taker::Seller));
    EXPECT_EQ(engine.findOpen(better), nullptr);
    EXPECT_EQ(engine.findOpen(older)->executedVolume, coins("0.0005"));
    EXPECT_EQ(engine.findOpen(newer)->executedVolume, base::Quantity{});
}

TEST(RestingOrders, ShareOneQueueOfTheOthersAtTheSamePrice) {
    auto engine = makeEngine();
    engine.setLiquidity(book({}, {{price(100'000'000), coins("0.1")}}));
    const auto older = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1))->id;
    const auto newer = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(2))->id;
    engine.onTapeTrade(tape(100'000'000, "0.1015", Taker::Seller));
    EXPECT_EQ(engine.findOpen(older), nullptr);
    EXPECT_EQ(engine.findOpen(newer)->executedVolume, coins("0.0005"));
}

TEST(RestingOrders, ShowInTheVisibleBook) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'002'000), coins("1")}}, {{price(100'000'000), coins("0.5")}}));
    ASSERT_TRUE(engine.place(limit(Side::Buy, 100'000'000, "0.25"), at(1)).error() == Refusal::InsufficientFunds);
    ASSERT_TRUE(engine.place(limit(Side::Buy, 100'000'000, "0.01"), at(1)));
    ASSERT_TRUE(engine.place(limit(Side::Buy, 100'001'000, "0.01"), at(1)));
    const auto visible = engine.visibleBook();
    ASSERT_EQ(visible.bids.size(), 2U);
    EXPECT_EQ(visible.bids[0], (market::BookLevel{price(100'001'000), coins("0.01")}));
    EXPECT_EQ(visible.bids[1], (market::BookLevel{price(100'000'000), coins("0.51")}));
}

TEST(RestingOrders, UseUpTheOthersBookUntilItIsReplaced) {
    auto engine = makeEngine();
    const auto full = book({{price(100'000'000), coins("0.002")}}, {});
    engine.setLiquidity(full);
    ASSERT_TRUE(engine.place(limit(Side::Buy, 100'000'000, "0.0015"), at(1)));
    EXPECT_EQ(engine.visibleBook().asks.front().size, coins("0.0005"));
    engine.setLiquidity(full);
    EXPECT_EQ(engine.visibleBook().asks.front().size, coins("0.002"));
}

} // namespace
} // namespace kkachi::exchange::matching
