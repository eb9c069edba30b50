// Exits that do not go at the first try: resting ones, refused ones, and what is left too small to be sold.
#include "engine_bench.h"

using namespace kkachi;
using namespace kkachi::engine;
using namespace kkachi::engine::test;
using base::Quantity;
using exchange::CancelOrder;
using exchange::PlaceOrder;
using signal::Action;

namespace {

EngineSettings limitSettings() {
    EngineSettings settings = demoSettings();
    settings.execution.orderType = order::Type::Limit;
    settings.execution.limitTimeout = std::chrono::minutes{10};
    settings.limits.volatility = base::Ratio::fromUnits(50'000'000);
    return settings;
}

// A limit sale of the whole position rests at 101,000,000.
void letAnExitRest(EngineBench& bench) {
    bench.start();
    bench.buyAt(100'000'000);
    bench.pass(std::chrono::seconds{5});
    bench.trade(101'000'000);
    bench.answer(Action::Sell);
    bench.news(bench.last<PlaceOrder>().identifier, order::Acknowledged{"u-exit"});
}

// 0.00003 of 0.002 bitcoin are left: 3,000 won, below the exchange's minimum total.
void sellAllButDust(EngineBench& bench) {
    bench.pass(std::chrono::seconds{5});
    bench.trade(100'000'000);
    bench.answer(Action::Sell);
    const std::string exit = bench.last<PlaceOrder>().identifier;
    const auto sold = Quantity::fromUnits(197'000);
    bench.news(exit, order::Executed{{"t-part", bench.now, base::Price::whole(100'000'000), sold, {}}});
    bench.news(exit, order::Ended{order::State::Cancelled, sold});
}

TEST(StopLoss, TakesBackARestingExitAndSellsAtMarket) {
    EngineBench bench{limitSettings()};
    letAnExitRest(bench);
    const std::string resting = bench.last<PlaceOrder>().identifier;
    bench.trade(97'000'001);
    EXPECT_EQ(bench.count<CancelOrder>(), 0);
    bench.trade(97'000'000);
    bench.trade(96'900'000);
    ASSERT_EQ(bench.count<CancelOrder>(), 1);
    EXPECT_EQ(bench.last<CancelOrder>().identifier, resting);
    EXPECT_EQ(bench.last<PlaceOrder>().identifier, resting) << "the coins are locked until the cancel is proved";
    bench.news(resting, order::Ended{order::State::Cancelled, Quantity{}});
    EXPECT_EQ(bench.last<PlaceOrder>().type, order::Type::Market);
    EXPECT_EQ(bench.last<PlaceOrder>().side, order::Side::Sell);
}

TEST(StopLoss, IsTriedAgainAtAGrowingDistanceWhenItsOrdersAreRefused) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.trade(96'000'000);
    for (int i = 0; i < 200; ++i) {
        if (bench.engine.account().position.isPositive() &&
            bench.rows<storage::OrderRow>().back().order.state == order::State::Sent)
            bench.news(bench.last<PlaceOrder>().identifier, order::Refused{"some_refusal", "", false});
        bench.now += std::chrono::milliseconds{50};
        bench.trade(96'000'000);
    }
    EXPECT_GE(bench.count<PlaceOrder>(), 1 + 5);
    EXPECT_LE(bench.count<PlaceOrder>(), 1 + 9) << "ten seconds of a refusing exchange";
}

TEST(Dust, AStopThatCannotSellIsSilent) {
    EngineBench bench{limitSettings()};
    bench.start();
    bench.buyAt(100'000'000);
    sellAllButDust(bench);
    const auto verdicts = bench.rows<storage::VerdictRow>().size();
    for (int i = 0; i < 50; ++i)
        bench.trade(95'000'000);
    EXPECT_EQ(bench.rows<storage::VerdictRow>().size(), verdicts);
    EXPECT_TRUE(bench.engine.account().position.isPositive());
    EXPECT_TRUE(bench.engine.account().stopCover.isZero()) << "no stop can sell it";
}

TEST(Dust, DoesNotEndTrading) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    sellAllButDust(bench);
    bench.pass(std::chrono::seconds{5});
    bench.trade(100'000'000);
    EXPECT_FALSE(bench.last<AskAnalyst>().question.holding);
    bench.answer(Action::Buy);
    ASSERT_EQ(bench.lastVerdict(), "APPROVED");
    const auto exposure = bench.engine.risk();
    EXPECT_LE(exposure.exposure, exposure.exposureLimit);
    bench.fillLast(100'000'000);
    bench.pass(std::chrono::seconds{5});
    bench.answer(Action::Sell);
    bench.fillLast(100'000'000);
    EXPECT_TRUE(bench.engine.account().position.isZero()) << "it goes with the next position";
}

} // namespace
