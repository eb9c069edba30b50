#include "collector/collector_host.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

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

} // namespace
} // namespace kkachi::collector
