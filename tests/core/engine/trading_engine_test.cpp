#include "engine_bench.h"

using namespace kkachi;
using namespace kkachi::engine;
using namespace kkachi::engine::test;
using exchange::PlaceOrder;
using signal::Action;

namespace {

TEST(TradingEngine, AsksNothingAndPlacesNothingBeforeTheAccountIsKnown) {
    EngineBench bench;
    bench.trade(100'000'000);
    bench.tell(StartRequested{});
    bench.pass(std::chrono::seconds{1});
    EXPECT_EQ(bench.count<AskAnalyst>(), 0);
    EXPECT_EQ(bench.count<exchange::ReadAccount>(), 1);
    bench.tell(AccountSeen{bench.account(base::Krw::whole(10'000'000))});
    EXPECT_EQ(bench.count<HaveStarted>(), 1);
    EXPECT_EQ(bench.count<AskAnalyst>(), 1) << "the first question comes at once";
}

TEST(TradingEngine, AsksAgainEveryInterval) {
    EngineBench bench;
    bench.start();
    for (int second = 0; second < 20; ++second) {
        if (bench.count<AskAnalyst>() > static_cast<int>(bench.rows<storage::SignalRow>().size()))
            bench.answer(Action::Hold);
        bench.pass(std::chrono::seconds{1});
    }
    EXPECT_EQ(bench.count<AskAnalyst>(), 5);
}

TEST(TradingEngine, AsksForTheReasonInTheLanguageChosenLast) {
    EngineBench bench;
    bench.tell(LanguageChosen{signal::Language::Korean});
    bench.start();
    EXPECT_EQ(bench.last<AskAnalyst>().question.language, signal::Language::Korean);
}

TEST(TradingEngine, ABuySignalGoesItsWholeWay) {
    EngineBench bench;
    bench.start();
    bench.answer(Action::Buy);
    ASSERT_EQ(bench.count<WriteIntent>(), 1);
    ASSERT_EQ(bench.count<PlaceOrder>(), 1);
    EXPECT_EQ(bench.lastVerdict(), "APPROVED");
    EXPECT_EQ(bench.last<WriteIntent>().row.order.signalId, bench.last<AskAnalyst>().question.signalId);
    bench.fillLast(100'000'000);
    const auto account = bench.engine.account();
    EXPECT_EQ(account.position, base::Quantity::fromUnits(200'000));
    EXPECT_EQ(account.averageEntry, base::Price::whole(100'000'000));
    EXPECT_EQ(account.stopPrice, base::Price::whole(97'000'000));
    EXPECT_EQ(account.stopCover, base::Ratio::whole(1));
    EXPECT_EQ(account.cash, base::Krw::whole(9'799'900));
    EXPECT_EQ(bench.rows<storage::FillRow>().size(), 1u);
}

TEST(TradingEngine, TheIntentIsAskedForBeforeTheOrderLeaves) {
    EngineBench bench;
    bench.journalAnswers = false;
    bench.start();
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.count<WriteIntent>(), 1);
    EXPECT_EQ(bench.count<PlaceOrder>(), 0);
    bench.tell(IntentWritten{bench.last<WriteIntent>().row.order.identifier});
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
}

TEST(TradingEngine, ASellSignalSellsTheWholePositionAndRealisesItsProfit) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.pass(std::chrono::seconds{5});
    bench.trade(101'000'000);
    bench.answer(Action::Sell);
    bench.fillLast(101'000'000);
    const auto account = bench.engine.account();
    EXPECT_TRUE(account.position.isZero());
    EXPECT_FALSE(account.averageEntry.has_value());
    // 0.002 x 1,000,000 less 100 and 101 won of fees.
    EXPECT_EQ(account.realisedPnl, base::Krw::whole(1'799));
    EXPECT_EQ(account.cash, base::Krw::whole(10'001'799));
}

TEST(TradingEngine, HoldingAndBuyIsDenied) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.pass(std::chrono::seconds{5});
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "ALREADY_IN_POSITION");
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
}

TEST(TradingEngine, EveryAnswerLeavesASignalRowAndAVerdict) {
    EngineBench bench;
    bench.start();
    bench.answer(Action::Hold);
    bench.pass(std::chrono::seconds{5});
    bench.answer(Action::Buy, 0.59);
    const auto verdicts = bench.rows<storage::VerdictRow>();
    ASSERT_EQ(verdicts.size(), 2u);
    EXPECT_EQ(verdicts[0].reason, "HOLD");
    EXPECT_EQ(verdicts[1].reason, "LOW_CONFIDENCE");
    EXPECT_EQ(verdicts[1].limit, "0.6");
    EXPECT_EQ(verdicts[1].actual, "0.59");
    EXPECT_EQ(bench.rows<storage::SignalRow>().size(), 2u);
}

TEST(TradingEngine, AnUnfilledLimitEntryIsDroppedAndAnUnfilledLimitExitGoesToMarket) {
    EngineSettings settings = demoSettings();
    settings.execution.orderType = order::Type::Limit;
    EngineBench bench{settings};
    bench.start();
    bench.answer(Action::Buy);
    auto placed = bench.last<PlaceOrder>();
    EXPECT_EQ(placed.type, order::Type::Limit);
    bench.news(placed.identifier, order::Acknowledged{"u-1"});
    bench.pass(std::chrono::seconds{10});
    EXPECT_EQ(bench.count<exchange::CancelOrder>(), 1);
    bench.news(placed.identifier, order::Ended{order::State::Cancelled, base::Quantity{}});
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);

    bench.trade(100'000'000);
    bench.buyAt(100'000'000);
    bench.pass(std::chrono::seconds{5});
    bench.answer(Action::Sell);
    placed = bench.last<PlaceOrder>();
    EXPECT_EQ(placed.type, order::Type::Limit);
    bench.news(placed.identifier, order::Acknowledged{"u-2"});
    bench.pass(std::chrono::seconds{10});
    bench.news(placed.identifier, order::Ended{order::State::Cancelled, base::Quantity{}});
    const auto exit = bench.last<PlaceOrder>();
    EXPECT_EQ(exit.type, order::Type::Market);
    EXPECT_EQ(exit.side, order::Side::Sell);
    EXPECT_NE(exit.identifier, placed.identifier);
}

TEST(TradingEngine, StopCancelsWhatRestsAndEndsOnlyWhenItIsProvedGone) {
    EngineSettings settings = demoSettings();
    settings.execution.orderType = order::Type::Limit;
    EngineBench bench{settings};
    bench.start();
    bench.answer(Action::Buy);
    const auto placed = bench.last<PlaceOrder>();
    bench.news(placed.identifier, order::Acknowledged{"u-1"});
    bench.tell(StopRequested{});
    EXPECT_EQ(bench.count<exchange::CancelOrder>(), 1);
    EXPECT_EQ(bench.count<HaveStopped>(), 0);
    bench.news(placed.identifier, order::Ended{order::State::Cancelled, base::Quantity{}});
    ASSERT_EQ(bench.count<HaveStopped>(), 1);
    EXPECT_FALSE(bench.last<HaveStopped>().positionLeft);
}

TEST(TradingEngine, StopKeepsThePositionAndSaysSo) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.tell(StopRequested{});
    ASSERT_EQ(bench.count<HaveStopped>(), 1);
    EXPECT_TRUE(bench.last<HaveStopped>().positionLeft);
    EXPECT_TRUE(bench.engine.account().stopCover.isZero());
}

TEST(TradingEngine, RulesAnswerAtTheCloseOfEachBar) {
    EngineSettings settings = demoSettings();
    settings.signal.fromRules = true;
    settings.signal.strategyName = "buy-and-hold";
    settings.signal.strategy = *strategy::makeStrategy("buy-and-hold", {});
    settings.signal.unit = std::chrono::seconds{60};
    EngineBench bench{settings};
    bench.start();
    EXPECT_EQ(bench.count<AskAnalyst>(), 0);
    bench.now += std::chrono::seconds{61};
    bench.trade(100'000'000);
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
    EXPECT_EQ(bench.rows<storage::SignalRow>().back().signal.source, signal::Source::Rules);
}

TEST(TradingEngine, AFastReplayLeavesTradesOnTheirWayTheTimeToReachTheirBar) {
    EngineSettings settings = demoSettings();
    settings.clockSpeed = 60;
    EngineBench bench{settings};
    const auto opening = bench.now;
    bench.trade(100'000'000);
    bench.pass(std::chrono::seconds{2}); // 33 ms of the wall
    bench.tell(TradeSeen{{2, opening + std::chrono::milliseconds{500}, base::Price::whole(101'000'000),
                          base::Quantity::fromUnits(1000), market::Taker::Buyer}});
    bench.pass(std::chrono::seconds{60});
    const auto& bars = *bench.engine.market().series().front().closed();
    ASSERT_EQ(bars.size(), 1u);
    EXPECT_EQ(bars.front().volume, base::Quantity::fromUnits(2000));
    EXPECT_EQ(bars.front().high, base::Price::whole(101'000'000));
}

TEST(TradingEngine, ARuleWarmsUpOnThePastEvenWhenItArrivesAfterStart) {
    EngineSettings settings = demoSettings();
    settings.signal.fromRules = true;
    settings.signal.strategyName = "sma-cross";
    settings.signal.strategy =
        *strategy::makeStrategy("sma-cross", {{"fast", base::Ratio::whole(1)}, {"slow", base::Ratio::whole(3)}});
    EngineBench bench{settings};
    bench.start();
    HistorySeen past{std::chrono::seconds{60}, {}};
    const auto price = base::Price::whole(99'000'000);
    for (int minute = 4; minute >= 1; --minute)
        past.bars.push_back(
            {base::Timestamp{std::chrono::floor<std::chrono::minutes>(bench.now)} - std::chrono::minutes{minute}, price,
             price, price, price, base::Quantity::whole(1)});
    bench.tell(past);
    EXPECT_EQ(bench.count<PlaceOrder>(), 0);
    bench.now += std::chrono::seconds{61};
    bench.trade(99'500'000);
    EXPECT_EQ(bench.count<PlaceOrder>(), 1) << "the first bar of our own rises above the average of the past";
}

TEST(TradingEngine, TheSameEventsGiveTheSameCommands) {
    const auto run = [] {
        EngineBench bench;
        bench.start();
        bench.buyAt(100'000'000);
        bench.pass(std::chrono::seconds{5});
        bench.trade(96'000'000);
        bench.fillLast(96'000'000);
        std::string trace;
        for (const auto& row : bench.rows<storage::OrderRow>())
            trace += row.order.identifier + std::string{order::toString(row.order.state)} + row.order.fee.toString();
        return trace + std::to_string(bench.commands.size());
    };
    EXPECT_EQ(run(), run());
}

} // namespace
