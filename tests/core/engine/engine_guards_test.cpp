#include "engine_bench.h"

using namespace kkachi;
using namespace kkachi::engine;
using namespace kkachi::engine::test;
using exchange::PlaceOrder;
using signal::Action;

namespace {

TEST(StopLoss, SellsTheWholePositionAtMarketWhenThePriceReachesTheStop) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.trade(97'000'001);
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
    bench.trade(97'000'000);
    ASSERT_EQ(bench.count<PlaceOrder>(), 2);
    const auto exit = bench.last<PlaceOrder>();
    EXPECT_EQ(exit.side, order::Side::Sell);
    EXPECT_EQ(exit.type, order::Type::Market);
    EXPECT_EQ(exit.amount, base::Quantity::fromUnits(200'000));
    EXPECT_EQ(bench.last<WriteIntent>().row.order.origin, order::Origin::StopLoss);
    EXPECT_FALSE(bench.last<WriteIntent>().row.order.signalId.has_value());
}

TEST(StopLoss, FiresOnceWhileItsOrderIsUnderWay) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    for (int i = 0; i < 10; ++i)
        bench.trade(96'000'000 - i * 1'000);
    EXPECT_EQ(bench.count<PlaceOrder>(), 2);
}

TEST(StopLoss, TriesAgainWhenItsOrderWasRefused) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.trade(96'000'000);
    bench.news(bench.last<PlaceOrder>().identifier, order::Refused{"some_refusal", "", false});
    bench.trade(95'999'000);
    EXPECT_EQ(bench.count<PlaceOrder>(), 3);
}

TEST(StopLoss, WorksWhileEntriesAreRefused) {
    EngineSettings settings = demoSettings();
    settings.limits.volatility = base::Ratio::fromUnits(100'000); // 0.1 %
    EngineBench bench{settings};
    bench.start();
    bench.buyAt(100'000'000);
    bench.trade(96'000'000); // volatile, and through the stop
    EXPECT_EQ(bench.last<PlaceOrder>().side, order::Side::Sell);
}

TEST(StopLoss, GuardsNothingAfterStop) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.tell(StopRequested{});
    bench.trade(90'000'000);
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
}

TEST(DailyLossLimit, RefusesEntriesUntilTheNextTradingDay) {
    EngineSettings settings = demoSettings();
    settings.limits.volatilityWindow = std::chrono::seconds{5};
    EngineBench bench{settings};
    bench.start();
    bench.buyAt(100'000'000);
    // The stop gapped: 0.002 x 16,000,000 = 32,000 won are lost, more than 0.3 % of ten million.
    bench.trade(84'000'000);
    bench.fillLast(84'000'000);
    bench.pass(std::chrono::seconds{30});
    bench.trade(84'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "DAILY_LOSS_LIMIT");
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Paused);
    bench.now = base::Timestamp{std::chrono::floor<std::chrono::days>(bench.now) + std::chrono::days{1}};
    bench.trade(84'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "APPROVED");
}

TEST(DailyLossLimit, InLiveTradingTheNewDayAloneDoesNotLiftIt) {
    EngineSettings settings = demoSettings();
    settings.mode = base::Mode::Live;
    EngineBench bench{settings};
    bench.start();
    bench.buyAt(100'000'000);
    bench.trade(84'000'000);
    bench.fillLast(84'000'000);
    bench.now += std::chrono::days{1};
    bench.trade(84'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "TRADING_PAUSED");
}

TEST(TotalLossLimit, RefusesEntriesForGood) {
    EngineSettings settings = demoSettings();
    settings.limits.maxDrawdown = base::Ratio::fromUnits(100'000); // 0.1 %
    EngineBench bench{settings};
    bench.start();
    bench.buyAt(100'000'000);
    bench.trade(90'000'000);
    bench.fillLast(90'000'000);
    bench.now += std::chrono::days{3};
    bench.trade(90'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "TOTAL_LOSS_LIMIT");
    EXPECT_EQ(bench.engine.risk().state, risk::TradingState::Protected);
}

TEST(VolatilityGuard, RefusesEntriesOnlyWhileTheWindowIsWide) {
    EngineBench bench;
    bench.start();
    bench.pass(std::chrono::seconds{1});
    bench.trade(101'500'000); // exactly 1.5 % over 100,000,000
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "VOLATILITY");
    EXPECT_TRUE(bench.engine.risk().isVolatile);
    bench.now += std::chrono::seconds{60};
    bench.trade(101'500'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "APPROVED");
}

TEST(VolatilityGuard, CancelsRestingEntries) {
    EngineSettings settings = demoSettings();
    settings.execution.orderType = order::Type::Limit;
    EngineBench bench{settings};
    bench.start();
    bench.answer(Action::Buy);
    bench.news(bench.last<PlaceOrder>().identifier, order::Acknowledged{"u-1"});
    bench.trade(102'000'000);
    EXPECT_EQ(bench.count<exchange::CancelOrder>(), 1);
    EXPECT_EQ(bench.rows<storage::AlertRow>().back().code, "VOLATILITY");
}

TEST(VolatilityGuard, MeasuresInTheMarketsTimeWhenKkachisClockIsAheadOfIt) {
    EngineBench bench;
    bench.start();
    bench.now += std::chrono::minutes{5};
    const auto late = [&bench](std::int64_t won) {
        bench.tell(TradeSeen{{1, bench.now - std::chrono::seconds{100}, base::Price::whole(won),
                              base::Quantity::fromUnits(1000), market::Taker::Buyer}});
    };
    late(100'000'000);
    bench.pass(std::chrono::seconds{1});
    late(101'500'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "VOLATILITY");
    bench.pass(std::chrono::seconds{60});
    EXPECT_FALSE(bench.engine.risk().isVolatile) << "its window passes also while nothing is traded";
}

TEST(StaleData, RefusesEntriesWhenTheFeedIsSilent) {
    EngineBench bench;
    bench.start();
    bench.now += std::chrono::milliseconds{10'001};
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "STALE_DATA");
}

exchange::ClockReport clockAhead(base::Milliseconds offset) {
    return {{}, offset, {}};
}

TEST(ExchangeClock, RefusesEntriesWhenItIsMoreThanFiveSecondsOff) {
    for (const int sign : {1, -1}) {
        EngineBench bench;
        bench.start();
        bench.tell(ClockSeen{clockAhead(base::Milliseconds{sign * 5'001})});
        bench.answer(Action::Buy);
        EXPECT_EQ(bench.lastVerdict(), "CLOCK_OFF");
        EXPECT_EQ(bench.count<PlaceOrder>(), 0);
        EXPECT_EQ(bench.rows<storage::VerdictRow>().back().limit, "5s");
    }
}

TEST(ExchangeClock, AllowsEntriesAtFiveSecondsAndWhenItIsRightAgain) {
    EngineBench bench;
    bench.start();
    bench.tell(ClockSeen{clockAhead(std::chrono::seconds{60})});
    bench.tell(ClockSeen{clockAhead(std::chrono::seconds{5})});
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
}

TEST(ExchangeClock, NeverKeepsAPositionFromBeingSold) {
    EngineBench bench;
    bench.start();
    bench.buyAt(100'000'000);
    bench.tell(ClockSeen{clockAhead(std::chrono::seconds{60})});
    bench.trade(96'000'000);
    EXPECT_EQ(bench.last<PlaceOrder>().side, order::Side::Sell);
}

TEST(ExchangeClock, WarnsOnceAboveASecondAndAgainAboveFive) {
    EngineBench bench;
    bench.start();
    const auto severities = [&bench] {
        std::vector<storage::Severity> found;
        for (const auto& row : bench.rows<storage::AlertRow>())
            if (row.code == "CLOCK_OFF")
                found.push_back(row.severity);
        return found;
    };
    bench.tell(ClockSeen{clockAhead(std::chrono::seconds{1})});
    EXPECT_TRUE(severities().empty());
    for (const int ms : {1'001, 1'500, 4'999, 5'000})
        bench.tell(ClockSeen{clockAhead(base::Milliseconds{ms})});
    EXPECT_EQ(severities(), std::vector{storage::Severity::ActSoon});
    for (const int ms : {5'001, 60'000, 5'002})
        bench.tell(ClockSeen{clockAhead(base::Milliseconds{ms})});
    EXPECT_EQ(severities(), (std::vector{storage::Severity::ActSoon, storage::Severity::ActNow}));
}

TEST(ExchangeBan, RefusesEntriesUntilItIsOver) {
    EngineBench bench;
    bench.start();
    bench.tell(BanSeen{{bench.now, bench.now + std::chrono::seconds{3}, 1}});
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.lastVerdict(), "EXCHANGE_BAN");
    bench.pass(std::chrono::seconds{6});
    bench.trade(100'000'000);
    bench.answer(Action::Buy);
    EXPECT_EQ(bench.count<PlaceOrder>(), 1);
    EXPECT_EQ(bench.rows<storage::AlertRow>().back().code, "EXCHANGE_BAN");
}

TEST(FeedGap, IsToldToThePersonOnlyWhenTradesStayUnknown) {
    EngineBench bench;
    bench.start();
    const auto told = [&bench] {
        return std::ranges::count(bench.rows<storage::AlertRow>(), "FEED_GAP", &storage::AlertRow::code);
    };
    bench.tell(GapSeen{{bench.now - std::chrono::seconds{9}, bench.now, true}});
    EXPECT_EQ(told(), 0);
    bench.tell(GapSeen{{bench.now - std::chrono::seconds{9}, bench.now, false}});
    EXPECT_EQ(told(), 1);
}

} // namespace
