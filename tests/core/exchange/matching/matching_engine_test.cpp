#include "books.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::matching {
namespace {

using order::Side;

// The worked example of the venue's documentation.
TEST(MatchingEngine, EndsAMarketBuyCancelledWithTheUndividedRestReturned) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(110'003'000), coins("1")}}, {}));
    const auto accepted = engine.place(marketBuy("100000"), at(1));
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->lockedCash, krw("100050"));
    EXPECT_EQ(accepted->reservedFee, krw("50"));
    EXPECT_EQ(accepted->executedVolume, base::Quantity{});
    const auto updates = engine.takeUpdates();
    ASSERT_EQ(updates.size(), 3U);
    EXPECT_EQ(updates[0].news, News::Accepted);
    EXPECT_EQ(updates[1].execution->volume, coins("0.00090906"));
    EXPECT_EQ(updates[1].execution->funds, krw("99999.32718"));
    EXPECT_EQ(updates[1].execution->fee, krw("49.99966359"));
    EXPECT_EQ(updates[2].order.stage, Stage::Cancelled);
    EXPECT_EQ(updates[2].order.lockedCash, krw("0.67315641"));
    EXPECT_EQ(updates[2].order.remainingFee(), krw("0.00033641"));
    EXPECT_EQ(engine.account().cash(), krw("9899950.67315641"));
    EXPECT_EQ(engine.account().lockedCash(), base::Krw{});
    EXPECT_EQ(engine.account().coins(), coins("0.00090906"));
}

TEST(MatchingEngine, EndsAMarketBuyDoneOnlyWhenTheDivisionIsExact) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("1")}}, {}));
    ASSERT_TRUE(engine.place(marketBuy("100000"), at(1)));
    EXPECT_EQ(lastRecord(engine.takeUpdates()).stage, Stage::Done);
}

TEST(MatchingEngine, WalksTheBookBestPriceFirst) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("0.001")}, {price(100'001'000), coins("1")}}, {}));
    ASSERT_TRUE(engine.place(limit(Side::Buy, 100'001'000, "0.003"), at(1)));
    const auto updates = engine.takeUpdates();
    ASSERT_EQ(updates.size(), 4U);
    EXPECT_EQ(updates[1].execution->price, price(100'000'000));
    EXPECT_EQ(updates[1].execution->volume, coins("0.001"));
    EXPECT_EQ(updates[2].execution->price, price(100'001'000));
    EXPECT_EQ(updates[2].execution->volume, coins("0.002"));
    EXPECT_EQ(updates[3].order.stage, Stage::Done);
    EXPECT_EQ(engine.account().lockedCash(), base::Krw{}) << "what was reserved at the limit is given back";
}

TEST(MatchingEngine, CancelsTheRestOfAMarketOrderThatTheBookCannotFill) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("0.001")}}, {{price(99'000'000), coins("0.0004")}}));
    ASSERT_TRUE(engine.place(marketBuy("200000"), at(1)));
    auto record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.stage, Stage::Cancelled);
    EXPECT_EQ(record.fundsLeft, krw("100000"));
    ASSERT_TRUE(engine.place(marketSell("0.001"), at(2)));
    record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.stage, Stage::Cancelled);
    EXPECT_EQ(record.executedVolume, coins("0.0004"));
    EXPECT_EQ(engine.account().freeCoins(), coins("0.0006"));
}

TEST(MatchingEngine, TakesTheFeeOfASaleFromTheProceeds) {
    auto engine = makeEngine();
    engine.account().deposit(coins("0.01"), krw("1000000"));
    engine.setLiquidity(book({}, {{price(100'000'000), coins("1")}}));
    ASSERT_TRUE(engine.place(marketSell("0.001"), at(1)));
    const auto record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.stage, Stage::Done);
    EXPECT_EQ(record.reservedFee, base::Krw{});
    EXPECT_EQ(record.remainingFee(), base::Krw{});
    EXPECT_EQ(record.paidFee, krw("50"));
    EXPECT_EQ(engine.account().cash(), krw("10099950"));
    EXPECT_EQ(engine.account().averageBuyPrice(), price(100'000'000));
}

TEST(MatchingEngine, KeepsTheLockIdentityOfARestingBuy) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(101'000'000), coins("1")}}, {}));
    const auto accepted = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1));
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->lockedCash, krw("100050"));
    engine.onTapeTrade({1, at(2), price(100'000'000), coins("0.0004"), market::Taker::Seller});
    const OrderRecord* record = engine.findOpen(accepted->id);
    ASSERT_NE(record, nullptr);
    EXPECT_EQ(record->remaining, coins("0.0006"));
    EXPECT_EQ(record->paidFee, krw("20"));
    EXPECT_EQ(record->lockedCash, krw("60030"));
    EXPECT_EQ(engine.account().lockedCash(), krw("60030"));
    EXPECT_EQ(engine.account().freeCash(), krw("9899950"));
}

TEST(MatchingEngine, GivesBackTheLockOfACancelledOrder) {
    auto engine = makeEngine();
    const auto accepted = engine.place(limit(Side::Buy, 100'000'000, "0.001"), at(1));
    ASSERT_TRUE(accepted);
    const auto ended = engine.cancel(accepted->id, at(2));
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->stage, Stage::Cancelled);
    EXPECT_EQ(engine.account().freeCash(), krw("10000000"));
    EXPECT_FALSE(engine.cancel(accepted->id, at(3))) << "it has ended";
    EXPECT_TRUE(engine.openOrders().empty());
}

TEST(MatchingEngine, HoldsTheTotalsToTheWon) {
    auto engine = makeEngine("3000000000");
    const auto refusalOf = [&](const OrderRequest& request) {
        const auto placed = engine.place(request, at(1));
        return placed ? std::nullopt : std::optional{placed.error()};
    };
    EXPECT_EQ(refusalOf(marketBuy("4999.99999999")), Refusal::UnderMinimumTotal);
    EXPECT_EQ(refusalOf(marketBuy("5000")), std::nullopt);
    EXPECT_EQ(refusalOf(marketBuy("1000000000")), std::nullopt);
    EXPECT_EQ(refusalOf(marketBuy("1000000000.00000001")), Refusal::OverMaximumTotal);
    EXPECT_EQ(refusalOf(limit(Side::Buy, 100'000'000, "0.00004999")), Refusal::UnderMinimumTotal);
    EXPECT_EQ(refusalOf(limit(Side::Buy, 100'000'000, "0.00005")), std::nullopt);
    EXPECT_EQ(refusalOf(limit(Side::Buy, 100'000'500, "0.001")), Refusal::OffTick);
    EXPECT_EQ(refusalOf(limit(Side::Buy, 90'000'000'000, "90000000000")), Refusal::OverMaximumTotal);
    EXPECT_EQ(refusalOf(marketBuy("0")), Refusal::NotPositive);
    EXPECT_EQ(refusalOf(marketSell("-1")), Refusal::NotPositive);
}

TEST(MatchingEngine, NeedsTheFeeOnTopOfABuy) {
    auto engine = makeEngine("100050");
    EXPECT_EQ(engine.place(marketBuy("100000.00000001"), at(1)).error(), Refusal::InsufficientFunds);
    EXPECT_TRUE(engine.place(marketBuy("100000"), at(1)));
    EXPECT_EQ(engine.place(marketSell("1"), at(1)).error(), Refusal::InsufficientFunds);
}

TEST(MatchingEngine, FillsOrKills) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("0.001")}, {price(100'001'000), coins("1")}}, {}));
    auto request = limit(Side::Buy, 100'000'000, "0.002");
    request.timeInForce = TimeInForce::FillOrKill;
    ASSERT_TRUE(engine.place(request, at(1)));
    auto record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.stage, Stage::Cancelled);
    EXPECT_EQ(record.executedVolume, base::Quantity{});
    request.volume = coins("0.001");
    ASSERT_TRUE(engine.place(request, at(2)));
    EXPECT_EQ(lastRecord(engine.takeUpdates()).stage, Stage::Done);
}

TEST(MatchingEngine, CancelsWhatAnImmediateOrderLeaves) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("0.001")}}, {}));
    auto request = limit(Side::Buy, 100'000'000, "0.002");
    request.timeInForce = TimeInForce::ImmediateOrCancel;
    ASSERT_TRUE(engine.place(request, at(1)));
    const auto record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.stage, Stage::Cancelled);
    EXPECT_EQ(record.executedVolume, coins("0.001"));
    EXPECT_TRUE(engine.openOrders().empty());
}

TEST(MatchingEngine, TakesOnlyTheBestPriceForABestOrder) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("0.001")}, {price(100'001'000), coins("1")}}, {}));
    OrderRequest request = marketBuy("200000");
    request.kind = Kind::Best;
    request.timeInForce = TimeInForce::ImmediateOrCancel;
    ASSERT_TRUE(engine.place(request, at(1)));
    const auto record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.executedVolume, coins("0.001"));
    EXPECT_EQ(record.stage, Stage::Cancelled);
}

TEST(MatchingEngine, CancelsAPostOnlyOrderThatWouldTake) {
    auto engine = makeEngine();
    engine.setLiquidity(book({{price(100'000'000), coins("1")}}, {}));
    auto request = limit(Side::Buy, 100'000'000, "0.001");
    request.timeInForce = TimeInForce::PostOnly;
    ASSERT_TRUE(engine.place(request, at(1)));
    const auto record = lastRecord(engine.takeUpdates());
    EXPECT_EQ(record.stage, Stage::Cancelled);
    EXPECT_EQ(record.executions, 0);
    request.price = price(99'999'000);
    ASSERT_TRUE(engine.place(request, at(2)));
    EXPECT_EQ(engine.openOrders().size(), 1U);
}

class SelfMatchTest : public testing::Test {
  protected:
    SelfMatchTest() {
        m_engine.account().deposit(coins("1"), krw("100000000"));
        m_maker = m_engine.place(limit(Side::Sell, 100'000'000, "0.001"), at(1))->id;
        m_engine.takeUpdates();
    }
    OrderRecord take(SelfMatch mode) {
        auto request = limit(Side::Buy, 100'000'000, "0.003");
        request.selfMatch = mode;
        const auto id = m_engine.place(request, at(2))->id;
        OrderRecord last;
        for (const Update& update : m_engine.takeUpdates())
            if (update.order.id == id)
                last = update.order;
        return last;
    }
    MatchingEngine m_engine = makeEngine();
    OrderId m_maker = 0;
};

TEST_F(SelfMatchTest, CancelsTheMaker) {
    const auto taker = take(SelfMatch::CancelMaker);
    EXPECT_EQ(taker.executions, 0);
    EXPECT_EQ(m_engine.findOpen(m_maker), nullptr);
    EXPECT_NE(m_engine.findOpen(taker.id), nullptr) << "the taker rests";
}

TEST_F(SelfMatchTest, CancelsTheTaker) {
    EXPECT_EQ(take(SelfMatch::CancelTaker).stage, Stage::Cancelled);
    EXPECT_NE(m_engine.findOpen(m_maker), nullptr);
}

TEST_F(SelfMatchTest, ReducesBothByTheOverlap) {
    const auto taker = take(SelfMatch::Reduce);
    EXPECT_EQ(taker.preventedVolume, coins("0.001"));
    EXPECT_EQ(taker.preventedCash, krw("100050")) << "with its fee";
    EXPECT_EQ(taker.remaining, coins("0.002"));
    EXPECT_EQ(m_engine.findOpen(m_maker), nullptr);
}

TEST_F(SelfMatchTest, LetsThemTradeWhenAllowed) {
    const auto taker = take(SelfMatch::Allow);
    EXPECT_EQ(taker.executedVolume, coins("0.001"));
    EXPECT_EQ(m_engine.account().coins(), coins("1"));
    EXPECT_EQ(m_engine.account().cash(), krw("9999900")) << "nothing moved but both fees";
}

} // namespace
} // namespace kkachi::exchange::matching
