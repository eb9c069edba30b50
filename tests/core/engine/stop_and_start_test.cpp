// What is still under way when trading stops, starts again, or the store fails and recovers.
#include "engine_bench.h"

using namespace kkachi;
using namespace kkachi::engine;
using namespace kkachi::engine::test;
using base::Krw;
using exchange::PlaceOrder;
using signal::Action;

namespace {

const Krw kCash = Krw::whole(10'000'000);

signal::Signal answerTo(const signal::Question& question, Action action) {
    signal::Signal signal;
    signal.id = question.signalId;
    signal.askedAt = signal.at = question.askedAt;
    signal.action = action;
    signal.confidence = 0.9;
    return signal;
}

TEST(Stop, EndsAlsoWhenAnOrderIsProvedAbsentOnlyAfterIt) {
    EngineBench bench;
    bench.start();
    bench.answer(Action::Buy);
    const std::string lost = bench.last<PlaceOrder>().identifier;
    bench.news(lost, order::OutcomeLost{"reply cut"});
    bench.tell(StopRequested{});
    for (int second = 0; second < 14 && bench.count<HaveStopped>() == 0; ++second) {
        const int readings = bench.count<exchange::ReadAccount>();
        const int questions = bench.count<exchange::QueryOrder>();
        bench.pass(std::chrono::seconds{1});
        for (int i = questions; i < bench.count<exchange::QueryOrder>(); ++i)
            bench.news(lost, order::NotFound{});
        if (bench.count<exchange::ReadAccount>() > readings)
            bench.tell(AccountSeen{bench.account(kCash)});
    }
    EXPECT_EQ(bench.count<HaveStopped>(), 1);
    EXPECT_EQ(bench.engine.runState(), RunState::Stopped);
}

TEST(Stop, AnAnswerToAQuestionOfBeforeIsNotActedOnAfterTheNextStart) {
    EngineBench bench;
    bench.start();
    const auto before = bench.last<AskAnalyst>().question;
    bench.tell(StopRequested{});
    bench.tell(StartRequested{});
    bench.tell(AccountSeen{bench.account(kCash)});
    ASSERT_NE(bench.last<AskAnalyst>().question.signalId, before.signalId);
    bench.tell(SignalArrived{answerTo(before, Action::Buy)});
    EXPECT_EQ(bench.count<WriteIntent>(), 0);
    EXPECT_EQ(bench.lastVerdict(), "SIGNAL_EXPIRED");
    EXPECT_EQ(bench.rows<storage::SignalRow>().size(), 1u) << "it is kept all the same";
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "APPROVED");
}

TEST(Stop, ABuyThatArrivesAfterItIsNotCalledAHold) {
    EngineBench bench;
    bench.start();
    bench.tell(StopRequested{});
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.count<WriteIntent>(), 0);
    EXPECT_EQ(bench.lastVerdict(), "SIGNAL_EXPIRED");
}

TEST(Start, AnAnswerIsUsedOnce) {
    EngineBench bench;
    bench.start();
    const auto signal = answerTo(bench.last<AskAnalyst>().question, Action::Buy);
    bench.tell(SignalArrived{signal});
    bench.news(bench.last<PlaceOrder>().identifier, order::Refused{"some_refusal", "", false});
    bench.tell(SignalArrived{signal});
    EXPECT_EQ(bench.count<WriteIntent>(), 1);
}

TEST(Start, WaitsUntilTheBalancesAgreeOrTheirDifferenceIsTakenOver) {
    EngineBench bench;
    bench.start();
    bench.tell(StopRequested{});
    bench.tell(StartRequested{});
    const auto richer = bench.account(kCash + Krw::whole(50'000));
    bench.tell(AccountSeen{richer});
    EXPECT_EQ(bench.count<HaveStarted>(), 1) << "one reading may be out of date";
    const int readings = bench.count<exchange::ReadAccount>();
    bench.pass(std::chrono::seconds{2});
    ASSERT_EQ(bench.count<exchange::ReadAccount>(), readings + 1);
    bench.tell(AccountSeen{richer});
    EXPECT_EQ(bench.count<HaveStarted>(), 2);
}

TEST(Reconciliation, AReadingThatWasAskedForBeforeTheLastFillProvesNothing) {
    EngineBench bench;
    bench.start();
    for (int round = 0; round < 3; ++round) {
        bench.now += std::chrono::seconds{30};
        bench.trade(100'000'000);
        bench.tell(TimePassed{}); // asks for the account
        const auto old = bench.account(bench.engine.account().cash, bench.engine.account().position);
        bench.answer(round % 2 == 0 ? Action::Buy : Action::Sell);
        bench.pass(std::chrono::milliseconds{10});
        bench.fillLast(100'000'000);
        bench.tell(AccountSeen{old});
    }
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Active);
    for (const auto& row : bench.rows<storage::AlertRow>())
        EXPECT_NE(row.code, "BALANCE_DRIFT");
}

TEST(PrivateStream, WhatRestedWhileItWasDownIsAskedFor) {
    EngineSettings settings = demoSettings();
    settings.execution.orderType = order::Type::Limit;
    EngineBench bench{settings};
    bench.start();
    bench.tell(FeedChanged{exchange::FeedState::Live, exchange::FeedState::Live});
    bench.answer(Action::Buy);
    const std::string resting = bench.last<PlaceOrder>().identifier;
    bench.news(resting, order::Acknowledged{"u-1"});
    bench.tell(FeedChanged{exchange::FeedState::Live, exchange::FeedState::Down});
    EXPECT_EQ(bench.count<exchange::QueryOrder>(), 0);
    bench.tell(FeedChanged{exchange::FeedState::Live, exchange::FeedState::Live});
    ASSERT_EQ(bench.count<exchange::QueryOrder>(), 1);
    EXPECT_EQ(bench.last<exchange::QueryOrder>().identifier, resting);
}

TEST(RestingEntry, IsNotTakenBackByAWeakOpinion) {
    EngineSettings settings = demoSettings();
    settings.execution.orderType = order::Type::Limit;
    EngineBench bench{settings};
    bench.start();
    bench.answer(Action::Buy);
    bench.news(bench.last<PlaceOrder>().identifier, order::Acknowledged{"u-1"});
    bench.pass(std::chrono::seconds{5});
    bench.answer(Action::Sell, 0.59);
    EXPECT_EQ(bench.count<exchange::CancelOrder>(), 0);
    bench.pass(std::chrono::seconds{5});
    EXPECT_EQ(bench.count<exchange::CancelOrder>(), 1) << "its own time limit";
}

TEST(Store, IsKnownToWorkAgainWhenAnIntentIsWritten) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.tell(StoreFailed{"", "disk full"});
    EXPECT_FALSE(bench.engine.health().storageWorks);
    bench.trade(96'000'000); // an exit of a known position stays possible
    EXPECT_EQ(bench.last<PlaceOrder>().side, order::Side::Sell);
    EXPECT_TRUE(bench.engine.health().storageWorks);
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Halted) << "only a person resumes";
}

} // namespace
