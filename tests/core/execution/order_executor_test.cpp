#include "execution/order_executor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kkachi;
using base::Krw;
using base::Milliseconds;
using base::Price;
using base::Quantity;
using execution::OrderExecutor;
using order::Side;
using order::State;

namespace {

// Remembers what the executor asked for.
class RecordingSink : public execution::ExecutorSink {
  public:
    void writeIntent(const order::Order& order) override { intents.push_back(order); }
    void place(const exchange::PlaceOrder& request) override { placed.push_back(request); }
    void cancel(const exchange::CancelOrder& request) override { cancelled.push_back(request); }
    void query(const exchange::QueryOrder& request) override { queried.push_back(request); }
    void changed(const order::Order& order) override { last = order; }
    void filled(const order::Order&, const order::Fill& fill) override { fills.push_back(fill); }
    void alarm(std::string_view code, const order::Order&, const std::string&) override { alarms.emplace_back(code); }

    std::vector<order::Order> intents;
    std::vector<exchange::PlaceOrder> placed;
    std::vector<exchange::CancelOrder> cancelled;
    std::vector<exchange::QueryOrder> queried;
    std::vector<order::Fill> fills;
    std::vector<std::string> alarms;
    order::Order last;
};

class OrderExecutorTest : public testing::Test {
  protected:
    OrderExecutorTest()
        : executor{{.market = "KRW-BTC", .runTag = "run"}, sink} {}

    risk::ApprovedOrder approve(Side side, order::Type type = order::Type::Market) const {
        risk::AccountState account;
        account.reconciled = account.dataFresh = true;
        account.freeCash = account.capital = Krw::whole(10'000'000);
        if (side == Side::Sell)
            account.position = Quantity::fromUnits(200'000);
        order::OrderIdea idea;
        idea.side = side;
        idea.type = type;
        idea.freshUntil = now + std::chrono::seconds{5};
        idea.reference = idea.limitPrice = Price::whole(100'000'000);
        auto verdict = risk::evaluate(idea, account, {}, {}, {}, now);
        return *std::move(verdict);
    }

    std::string submit(Side side, order::Type type = order::Type::Market) {
        return executor.submit(approve(side, type), now);
    }
    std::string send(Side side, order::Type type = order::Type::Market) {
        const std::string identifier = submit(side, type);
        executor.onIntentWritten(identifier, now);
        return identifier;
    }
    template <class News>
    void tell(const std::string& identifier, News news) {
        executor.onNews({identifier, now, std::move(news)});
    }
    order::Fill fill(const std::string& uuid, std::int64_t units) const {
        return {uuid, now, Price::whole(100'000'000), Quantity::fromUnits(units), Krw::whole(1)};
    }

    base::Timestamp now = base::fromEpochMs(1'800'000'000'000);
    RecordingSink sink;
    OrderExecutor executor;
};

TEST_F(OrderExecutorTest, SendsNothingBeforeTheIntentIsWritten) {
    const std::string identifier = submit(Side::Buy);
    EXPECT_EQ(sink.intents.size(), 1u);
    EXPECT_TRUE(sink.placed.empty());
    executor.onIntentWritten(identifier, now);
    ASSERT_EQ(sink.placed.size(), 1u);
    EXPECT_EQ(sink.placed.front().identifier, identifier);
    EXPECT_EQ(sink.placed.front().funds, Krw::whole(200'000));
}

TEST_F(OrderExecutorTest, SendsOnceHoweverOftenTheJournalAnswers) {
    const std::string identifier = send(Side::Buy);
    executor.onIntentWritten(identifier, now);
    EXPECT_EQ(sink.placed.size(), 1u);
}

TEST_F(OrderExecutorTest, NeverSendsAnIntentThatWasNotWritten) {
    const std::string identifier = submit(Side::Buy);
    executor.onIntentLost(identifier, "disk full", now);
    EXPECT_TRUE(sink.placed.empty());
    EXPECT_EQ(sink.last.state, State::Rejected);
    EXPECT_FALSE(executor.hasOpenOrders());
}

TEST_F(OrderExecutorTest, DropsAnEntryWhoseSignalExpiredWhileTheDiskWasSlow) {
    const std::string identifier = submit(Side::Buy);
    now += std::chrono::seconds{6};
    executor.onIntentWritten(identifier, now);
    EXPECT_TRUE(sink.placed.empty());
    EXPECT_EQ(sink.last.state, State::Rejected);
}

TEST_F(OrderExecutorTest, SendsAnExitHoweverLate) {
    const std::string identifier = submit(Side::Sell);
    now += std::chrono::minutes{10};
    executor.onIntentWritten(identifier, now);
    EXPECT_EQ(sink.placed.size(), 1u);
}

TEST_F(OrderExecutorTest, IdentifiersAreNeverUsedTwice) {
    const std::string first = send(Side::Buy);
    tell(first, order::Refused{"insufficient_funds_bid", "", false});
    EXPECT_NE(send(Side::Buy), first);
}

TEST_F(OrderExecutorTest, RetriesWhatNeverLeftUnderTheSameIdentifierWhileFresh) {
    const std::string identifier = send(Side::Buy);
    tell(identifier, order::NeverLeft{"connection refused"});
    EXPECT_EQ(sink.placed.size(), 1u);
    now += std::chrono::seconds{1};
    executor.onTime(now);
    ASSERT_EQ(sink.placed.size(), 2u);
    EXPECT_EQ(sink.placed.back().identifier, identifier);
}

TEST_F(OrderExecutorTest, GivesAnEntryUpAfterTheLastAttemptButNotAnExit) {
    const auto failThreeTimes = [this](const std::string& identifier) {
        for (int i = 0; i < 3; ++i) {
            tell(identifier, order::NeverLeft{"connection refused"});
            now += std::chrono::seconds{1};
            executor.onTime(now);
            now += std::chrono::milliseconds{500};
        }
    };
    failThreeTimes(send(Side::Buy));
    EXPECT_EQ(sink.placed.size(), 3u);
    EXPECT_EQ(sink.last.state, State::Rejected);
    sink.placed.clear();
    const std::string exit = send(Side::Sell);
    failThreeTimes(exit);
    now += std::chrono::seconds{10};
    executor.onTime(now);
    EXPECT_EQ(sink.placed.size(), 4u);
    EXPECT_TRUE(executor.hasOpen(Side::Sell));
}

TEST_F(OrderExecutorTest, NeverResendsAnOrderOfUnknownOutcome) {
    const std::string identifier = send(Side::Buy);
    tell(identifier, order::OutcomeLost{"reply cut"});
    EXPECT_TRUE(executor.hasUnknown());
    EXPECT_EQ(executor.openEntryValue(), Krw::whole(200'000)) << "it counts at its worst";
    for (int i = 0; i < 600; ++i) {
        now += std::chrono::milliseconds{100};
        executor.onTime(now);
    }
    EXPECT_EQ(sink.placed.size(), 1u);
    EXPECT_FALSE(sink.queried.empty());
    EXPECT_TRUE(executor.hasUnknown()) << "time alone proves nothing";
    EXPECT_EQ(sink.alarms, std::vector<std::string>{"ORDER_UNKNOWN"});
}

TEST_F(OrderExecutorTest, AdoptsAnOrderThatTheQueryFinds) {
    const std::string identifier = send(Side::Buy);
    tell(identifier, order::OutcomeLost{"timeout"});
    order::Reported report;
    report.exchangeUuid = "u-1";
    report.end = State::Cancelled;
    report.executedVolume = Quantity::fromUnits(199'000);
    report.paidFee = Krw::whole(99);
    report.fills = {fill("t-1", 199'000)};
    tell(identifier, report);
    EXPECT_EQ(sink.last.state, State::Cancelled);
    EXPECT_EQ(order::statusOf(sink.last), order::Status::Executed);
    EXPECT_EQ(sink.fills.size(), 1u);
    EXPECT_FALSE(executor.hasOpenOrders());
}

TEST_F(OrderExecutorTest, NotFoundIsProofOnlyOftenLongAndWithMatchingBalances) {
    const std::string identifier = send(Side::Buy);
    tell(identifier, order::OutcomeLost{"timeout"});
    for (int i = 0; i < 4; ++i)
        tell(identifier, order::NotFound{});
    now += std::chrono::seconds{11};
    EXPECT_FALSE(executor.awaitsBalanceProof(now)) << "four times is not often enough";
    tell(identifier, order::NotFound{});
    EXPECT_TRUE(executor.awaitsBalanceProof(now));
    EXPECT_TRUE(executor.hasUnknown());
    executor.onBalancesAgree(1, now);
    EXPECT_TRUE(executor.hasUnknown()) << "an order rests at the venue";
    executor.onBalancesAgree(0, now);
    EXPECT_FALSE(executor.hasOpenOrders());
    EXPECT_EQ(sink.last.state, State::Rejected);
}

TEST_F(OrderExecutorTest, CancelsALimitOrderAtItsTimeLimitAndWaitsForTheEnd) {
    const std::string identifier = send(Side::Buy, order::Type::Limit);
    tell(identifier, order::Acknowledged{"u-1"});
    now += std::chrono::milliseconds{9'999};
    executor.onTime(now);
    EXPECT_TRUE(sink.cancelled.empty());
    now += std::chrono::milliseconds{1};
    executor.onTime(now);
    ASSERT_EQ(sink.cancelled.size(), 1u);
    EXPECT_TRUE(executor.hasOpenOrders()) << "a receipt is not the end";
    tell(identifier, order::Ended{State::Cancelled, Quantity{}});
    EXPECT_FALSE(executor.hasOpenOrders());
}

TEST_F(OrderExecutorTest, AFillThatOvertakesTheCancelIsCounted) {
    const std::string identifier = send(Side::Buy, order::Type::Limit);
    tell(identifier, order::Acknowledged{"u-1"});
    executor.cancelAll(now);
    tell(identifier, order::Executed{fill("t-1", 100'000)});
    tell(identifier, order::Executed{fill("t-1", 100'000)});
    tell(identifier, order::Ended{State::Cancelled, Quantity::fromUnits(100'000)});
    EXPECT_EQ(sink.fills.size(), 1u);
    EXPECT_EQ(order::statusOf(sink.last), order::Status::Executed);
}

TEST_F(OrderExecutorTest, AsksForFillsThatTheEndSpeaksOfButNobodyBrought) {
    const std::string identifier = send(Side::Sell);
    tell(identifier, order::Ended{State::Filled, Quantity::fromUnits(200'000)});
    EXPECT_TRUE(executor.hasOpenOrders());
    executor.onTime(now);
    EXPECT_EQ(sink.queried.size(), 1u);
    tell(identifier, order::Executed{fill("t-1", 200'000)});
    EXPECT_FALSE(executor.hasOpenOrders());
    EXPECT_EQ(sink.last.state, State::Filled);
}

TEST_F(OrderExecutorTest, AsksAtAGrowingDistanceForFillsThatNoReportBrings) {
    const std::string identifier = send(Side::Sell);
    tell(identifier, order::Acknowledged{"u-1"});
    order::Reported report;
    report.exchangeUuid = "u-1";
    report.end = State::Filled;
    report.executedVolume = Quantity::fromUnits(200'000);
    for (int i = 0; i < 600; ++i) {
        now += Milliseconds{50};
        const std::size_t before = sink.queried.size();
        executor.onTime(now);
        if (sink.queried.size() > before)
            tell(identifier, report);
    }
    EXPECT_GE(sink.queried.size(), 4u);
    EXPECT_LE(sink.queried.size(), 8u) << "thirty seconds of 500 ms doubled up to 8 s";
    EXPECT_TRUE(executor.hasOpen(Side::Sell));
}

TEST_F(OrderExecutorTest, AsksForEveryOrderThatMayHaveMovedWhileNobodyListened) {
    const std::string resting = send(Side::Buy, order::Type::Limit);
    tell(resting, order::Acknowledged{"u-1"});
    const std::string unsent = submit(Side::Buy);
    executor.askForAll(now);
    ASSERT_EQ(sink.queried.size(), 1u) << "an intent that has not left cannot have moved";
    EXPECT_EQ(sink.queried.front().identifier, resting);
}

TEST_F(OrderExecutorTest, NotFoundProvesNothingWhileTheOrderWasStillOnItsWay) {
    const std::string identifier = send(Side::Buy);
    for (int i = 0; i < 5; ++i)
        tell(identifier, order::NotFound{});
    now += std::chrono::seconds{11};
    tell(identifier, order::OutcomeLost{"timeout"});
    EXPECT_FALSE(executor.awaitsBalanceProof(now));
    for (int i = 0; i < 5; ++i)
        tell(identifier, order::NotFound{});
    now += std::chrono::seconds{10};
    EXPECT_TRUE(executor.awaitsBalanceProof(now));
}

TEST_F(OrderExecutorTest, TakesBackOnlyTheExitsThatRest) {
    const std::string limit = send(Side::Sell, order::Type::Limit);
    tell(limit, order::Acknowledged{"u-1"});
    send(Side::Sell);
    send(Side::Buy, order::Type::Limit);
    executor.cancelRestingExits(now);
    executor.cancelRestingExits(now);
    ASSERT_EQ(sink.cancelled.size(), 1u);
    EXPECT_EQ(sink.cancelled.front().identifier, limit);
}

TEST_F(OrderExecutorTest, WithdrawsAnIntentThatIsStillBeingWritten) {
    const std::string identifier = submit(Side::Buy);
    executor.cancelEntries(now);
    EXPECT_TRUE(executor.hasOpenOrders()) << "the journal has not answered yet";
    executor.onIntentWritten(identifier, now);
    EXPECT_TRUE(sink.placed.empty());
    EXPECT_FALSE(executor.hasOpenOrders());
}

TEST_F(OrderExecutorTest, AnOrderOfAnEarlierRunIsUnknownUntilAsked) {
    order::Order left;
    left.identifier = "earlier-1";
    left.state = State::Intent;
    left.side = Side::Buy;
    left.funds = Krw::whole(5'000);
    executor.adopt(left, now);
    EXPECT_TRUE(executor.hasUnknown());
    executor.onTime(now);
    ASSERT_EQ(sink.queried.size(), 1u);
    EXPECT_EQ(sink.queried.front().identifier, "earlier-1");
    EXPECT_TRUE(sink.placed.empty());
}

TEST_F(OrderExecutorTest, CountsTheOrdersOfTheLastMinute) {
    tell(send(Side::Buy), order::Refused{"x", "", false});
    now += std::chrono::seconds{59};
    tell(send(Side::Buy), order::Refused{"x", "", false});
    EXPECT_EQ(executor.ordersSentSince(now - std::chrono::minutes{1}), 2);
    now += std::chrono::seconds{2};
    EXPECT_EQ(executor.ordersSentSince(now - std::chrono::minutes{1}), 1);
}

} // namespace
