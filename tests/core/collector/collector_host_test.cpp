#include "collector/collector_host.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>

namespace kkachi::collector {
namespace {

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'000'000); }
};

market::OrderBook bookAt(std::int64_t ms) {
    return {base::fromEpochMs(ms),
            {{base::Price::whole(101), base::Quantity::whole(1)}},
            {{base::Price::whole(99), base::Quantity::whole(1)}}};
}

market::Trade tradeAt(std::int64_t ms) {
    return {ms, base::fromEpochMs(ms), base::Price::whole(100), base::Quantity::whole(1), market::Taker::Buyer};
}

TEST(CollectorHost, GivesRowsOutAsTheyAreComplete) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy rows{&host, &CollectorHost::rowReady};
    host.onFeedState(exchange::FeedState::Live);
    host.onTrade(tradeAt(1'000'000));
    host.onBook(bookAt(1'001'400));
    EXPECT_EQ(rows.size(), 0);
    host.onBook(bookAt(1'001'500));
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows[0][0].value<storage::MarketDataRow>().at, base::fromEpochMs(1'000'000));
}

TEST(CollectorHost, WritesNothingWhileTheFeedIsNotLive) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy rows{&host, &CollectorHost::rowReady};
    for (const auto state : {exchange::FeedState::Connecting, exchange::FeedState::Stale, exchange::FeedState::Down}) {
        host.onFeedState(state);
        for (std::int64_t ms = 1'000'000; ms < 1'010'000; ms += 100) {
            host.onTrade(tradeAt(ms));
            host.onBook(bookAt(ms));
        }
    }
    EXPECT_EQ(rows.size(), 0);
}

TEST(CollectorHost, IsNotCarriedAwayByAMessageFromTheFarFuture) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy rows{&host, &CollectorHost::rowReady};
    host.onFeedState(exchange::FeedState::Live);
    host.onTrade(tradeAt(1'000'000));
    host.onTrade(tradeAt(4'000'000'000'000));
    host.onBook(bookAt(4'000'000'000'000));
    EXPECT_EQ(host.impossibleMessages(), 2U);
    host.onBook(bookAt(1'001'500));
    EXPECT_EQ(rows.size(), 1);
}

TEST(CollectorHost, GivesEveryTradeOutOnceATurn) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy batches{&host, &CollectorHost::tradesReady};
    host.onTrade(tradeAt(1'000'000));
    host.onTrade(tradeAt(1'000'100), true);
    EXPECT_TRUE(batches.empty());
    ASSERT_TRUE(QTest::qWaitFor([&] { return batches.size() == 1; }));
    const auto rows = batches[0][0].value<std::vector<storage::TradeRow>>();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_FALSE(rows[0].repaired);
    EXPECT_TRUE(rows[1].repaired);
    EXPECT_EQ(rows[1].trade, tradeAt(1'000'100));
    for (int i = 0; i < 10'000; ++i)
        host.onTrade(tradeAt(1'000'200));
    EXPECT_EQ(batches.size(), 11); // a burst does not pile up
}

TEST(CollectorHost, GivesOutWhatWaitsWhenItsThreadEnds) {
    auto host = std::make_unique<CollectorHost>(std::chrono::seconds{1}, std::make_shared<FixedClock>());
    std::size_t given = 0;
    QObject context;
    QObject::connect(host.get(), &CollectorHost::tradesReady, &context,
                     [&given](const std::vector<storage::TradeRow>& rows) { given += rows.size(); });
    host->onTrade(tradeAt(1'000'000));
    host.reset();
    EXPECT_EQ(given, 1U);
}

TEST(CollectorHost, AsksForTheExchangesBarsOneQuestionAtATime) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy bars{&host, &CollectorHost::candleReady};
    QSignalSpy questions{&host, &CollectorHost::barsWanted};
    host.onFeedState(exchange::FeedState::Live);
    host.onTrade(tradeAt(961'500));
    for (std::int64_t ms = 961'600; ms < 1'100'000; ms += 1'000)
        host.onBook(bookAt(ms));
    ASSERT_FALSE(bars.empty());
    EXPECT_EQ(bars[0][0].value<storage::CandleRow>().mark, storage::BarMark::Missing); // we came in the middle of it
    ASSERT_TRUE(QTest::qWaitFor([&] { return questions.size() == 1; }));
    host.onBook(bookAt(1'105'000));
    EXPECT_EQ(questions.size(), 1);
    const auto question = questions[0][0].value<exchange::ReadBars>();
    const auto before = bars.size();
    const market::Candle theirs{market::openTimeOf(question.unit, question.before - base::Milliseconds{1}),
                                base::Price::whole(5),
                                base::Price::whole(5),
                                base::Price::whole(5),
                                base::Price::whole(5),
                                base::Quantity::whole(1)};
    host.onBarsRead({question.unit, question.before, question.count, true, {theirs}});
    ASSERT_GT(bars.size(), before);
    const auto row = bars[before][0].value<storage::CandleRow>();
    EXPECT_EQ(row.mark, storage::BarMark::Repaired);
    EXPECT_EQ(row.bar, theirs);
    EXPECT_TRUE(QTest::qWaitFor([&] { return questions.size() == 2; }));
}

TEST(CollectorHost, WritesRowsOfPolledTradesToo) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy rows{&host, &CollectorHost::rowReady};
    host.onFeedState(exchange::FeedState::Polling);
    for (std::int64_t ms = 1'000'000; ms < 1'003'000; ms += 250)
        host.onTrade(tradeAt(ms), true);
    EXPECT_EQ(rows.size(), 2);
}

TEST(CollectorHost, WaitsForThePolledTradesWhateverTickersAndBooksSay) {
    CollectorHost host{std::chrono::seconds{1}, std::make_shared<FixedClock>()};
    QSignalSpy rows{&host, &CollectorHost::rowReady};
    host.onFeedState(exchange::FeedState::Polling);
    host.onTrade(tradeAt(1'000'000), true);
    host.onTrade(tradeAt(1'001'100), true);
    market::Ticker ticker;
    ticker.at = base::fromEpochMs(1'002'700);
    host.onTicker(ticker); // its answer may be faster than that of the trades
    host.onBook(bookAt(1'002'700));
    host.onTrade(tradeAt(1'001'800), true);
    host.onTrade(tradeAt(1'002'600), true);
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[1][0].value<storage::MarketDataRow>().volume, base::Quantity::whole(2));
}

} // namespace
} // namespace kkachi::collector
