#include "engine_bench.h"

using namespace kkachi;
using namespace kkachi::engine;
using namespace kkachi::engine::test;
using base::Krw;
using base::Quantity;
using exchange::PlaceOrder;
using signal::Action;

namespace {

const Krw kCash = Krw::whole(10'000'000);

TEST(Reconciliation, CoinsThatKkachiDidNotBuyAreExternal) {
    EngineBench bench;
    bench.trade(100'000'000);
    bench.tell(StartRequested{});
    bench.tell(AccountSeen{bench.account(kCash, Quantity::whole(3))});
    const auto account = bench.engine.account();
    EXPECT_EQ(account.externalCoins, Quantity::whole(3));
    EXPECT_TRUE(account.position.isZero());
    EXPECT_EQ(account.equity, kCash) << "external coins are no capital";
}

TEST(Reconciliation, AsksAgainWhenTheAccountCannotBeRead) {
    EngineBench bench;
    bench.trade(100'000'000);
    bench.tell(StartRequested{});
    bench.tell(AccountMissing{{"timeout", false}});
    bench.pass(std::chrono::seconds{2});
    EXPECT_EQ(bench.count<exchange::ReadAccount>(), 2);
    EXPECT_EQ(bench.count<HaveStarted>(), 0);
}

TEST(Reconciliation, BadCredentialsHaltTrading) {
    EngineBench bench;
    bench.trade(100'000'000);
    bench.tell(StartRequested{});
    bench.tell(AccountMissing{{"invalid_access_key", true}});
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Halted);
}

TEST(Reconciliation, RoundingResiduesAreTakenFromTheExchangeWithoutAlarm) {
    EngineBench bench;
    bench.start();
    bench.tell(AccountSeen{bench.account(kCash - Krw::fromUnits(3))});
    EXPECT_EQ(bench.engine.account().cash, kCash - Krw::fromUnits(3));
    EXPECT_TRUE(bench.rows<storage::AlertRow>().empty());
}

TEST(Reconciliation, ADepositSeenTwiceIsTakenOverAndIsNoProfit) {
    EngineBench bench;
    bench.start();
    const auto richer = bench.account(kCash + Krw::whole(1'000'000));
    bench.tell(AccountSeen{richer});
    EXPECT_EQ(bench.engine.account().cash, kCash) << "one reading may be out of date";
    bench.tell(AccountSeen{richer});
    EXPECT_EQ(bench.engine.account().cash, kCash + Krw::whole(1'000'000));
    EXPECT_TRUE(bench.engine.account().dayPnl.isZero());
    EXPECT_EQ(bench.rows<storage::AlertRow>().back().code, "BALANCE_DRIFT");
}

TEST(Reconciliation, CoinsOfOursThatAreGoneHaltTrading) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.pass(std::chrono::seconds{30});
    const auto sold = bench.account(bench.engine.account().cash);
    bench.tell(AccountSeen{sold});
    bench.tell(AccountSeen{sold});
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Halted);
}

TEST(Reconciliation, ReadsTheAccountAgainWhenThePrivateStreamComesBack) {
    EngineBench bench;
    bench.start();
    const int before = bench.count<exchange::ReadAccount>();
    bench.tell(FeedChanged{exchange::FeedState::Live, exchange::FeedState::Down});
    bench.tell(FeedChanged{exchange::FeedState::Live, exchange::FeedState::Live});
    EXPECT_EQ(bench.count<exchange::ReadAccount>(), before + 1);
}

TEST(Reconciliation, AnUnknownOrderBlocksEntriesUntilItIsProvedAbsent) {
    EngineBench bench;
    bench.start();
    bench.answer(Action::Buy);
    const auto placed = bench.last<PlaceOrder>();
    bench.news(placed.identifier, order::OutcomeLost{"reply cut"});
    bench.pass(std::chrono::seconds{5});
    bench.trade(100'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "UNKNOWN_ORDER");
    for (int i = 0; i < 5; ++i)
        bench.news(placed.identifier, order::NotFound{});
    bench.pass(std::chrono::seconds{11});
    bench.tell(AccountSeen{bench.account(kCash)});
    bench.trade(100'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "APPROVED");
    EXPECT_EQ(bench.count<PlaceOrder>(), 2);
}

TEST(Reconciliation, OrdersOfAnEarlierRunAreResolvedBeforeTradingStarts) {
    EngineSettings settings = demoSettings();
    order::Order left;
    left.identifier = "earlier-1";
    left.state = order::State::Sent;
    left.amount = Quantity::fromUnits(100);
    left.funds = Krw::whole(5'000);
    settings.openOrders = {left};
    EngineBench bench{settings};
    bench.start();
    EXPECT_EQ(bench.count<HaveStarted>(), 0);
    bench.pass(std::chrono::milliseconds{1});
    EXPECT_EQ(bench.last<exchange::QueryOrder>().identifier, "earlier-1");
    order::Reported report;
    report.end = order::State::Cancelled;
    bench.news("earlier-1", report);
    bench.pass(std::chrono::seconds{2});
    bench.tell(AccountSeen{bench.account(kCash)});
    EXPECT_EQ(bench.count<HaveStarted>(), 1);
}

TEST(Store, ALostIntentIsNeverSentAndHaltsTrading) {
    EngineBench bench;
    bench.journalAnswers = false;
    bench.start();
    bench.answer(Action::Buy);
    bench.tell(StoreFailed{bench.last<WriteIntent>().row.order.identifier, "disk full"});
    EXPECT_EQ(bench.count<PlaceOrder>(), 0);
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Halted);
    EXPECT_FALSE(bench.engine.health().storageWorks);
}

} // namespace
