#include "collector/interval_sampler.h"

#include <gtest/gtest.h>

namespace kkachi::collector {
namespace {

using base::Price;
using base::Quantity;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::int64_t kStart = 1'795'137'330'000;

base::Timestamp at(std::int64_t ms) {
    return base::fromEpochMs(kStart + ms);
}

market::Trade trade(std::int64_t id, std::int64_t ms, std::int64_t price, std::int64_t units = 100,
                    market::Taker taker = market::Taker::Buyer) {
    return {id, at(ms), Price::whole(price), Quantity::fromUnits(units), taker};
}

market::OrderBook book(std::int64_t ms, std::int64_t bid, std::int64_t ask) {
    return {at(ms), {{Price::whole(ask), Quantity::whole(1)}}, {{Price::whole(bid), Quantity::whole(1)}}};
}

class Sampler : public testing::Test {
  protected:
    void add(IntervalSampler::Rows rows) { m_rows.insert(m_rows.end(), rows.begin(), rows.end()); }
    void add(const market::Trade& seen) { add(m_sampler.addTrade(seen)); }
    void add(const market::OrderBook& seen) { add(m_sampler.addBook(seen)); }
    // Books each 200 ms prove the feed alive.
    void keepAlive(std::int64_t fromMs, std::int64_t toMs) {
        for (std::int64_t ms = fromMs; ms <= toMs; ms += 200)
            add(book(ms, 99, 101));
    }

    IntervalSampler m_sampler{seconds{1}};
    std::vector<storage::MarketDataRow> m_rows;
};

TEST_F(Sampler, SumsTheTradesOfAnInterval) {
    m_sampler.feedLive();
    add(book(0, 99, 101));
    add(trade(1, 100, 101, 300));
    add(trade(2, 600, 99, 200, market::Taker::Seller));
    add(book(900, 98, 100));
    add(trade(3, 1'000, 105, 50));
    keepAlive(1'200, 1'600);
    ASSERT_EQ(m_rows.size(), 1U);
    const auto& row = m_rows.front();
    EXPECT_EQ(row.at, at(0));
    EXPECT_EQ(row.price, Price::whole(99));
    EXPECT_EQ(row.volume, Quantity::fromUnits(500));
    EXPECT_EQ(row.buyVolume, Quantity::fromUnits(300));
    EXPECT_EQ(row.sellVolume, Quantity::fromUnits(200));
    EXPECT_EQ(row.tradeCount, 2);
    EXPECT_EQ(row.firstSequentialId, 1);
    EXPECT_EQ(row.lastSequentialId, 2);
    EXPECT_EQ(row.bestBid, Price::whole(98));
    EXPECT_EQ(row.bestAsk, Price::whole(100));
}

TEST_F(Sampler, WaitsAsLongByTheWallClockInAFastReplay) {
    m_sampler = IntervalSampler{seconds{1}, Patience::atSpeed(60)};
    m_sampler.feedLive();
    add(book(0, 99, 101));
    keepAlive(200, 25'000); // less than half a wall second
    add(trade(1, 300, 101, 300));
    keepAlive(25'200, 31'200);
    ASSERT_EQ(m_rows.size(), 1U);
    EXPECT_EQ(m_rows[0].tradeCount, 1);
    EXPECT_EQ(m_sampler.lateTrades(), 0U);
}

TEST(CollectorPatience, IsNeverShorterThanAtTheMarketsOwnSpeed) {
    EXPECT_EQ(Patience::atSpeed(0.01).grace, Patience{}.grace);
    EXPECT_EQ(Patience::atSpeed(60).grace, 60 * Patience{}.grace);
    EXPECT_EQ(Patience::atSpeed(60).longestSilence, 60 * Patience{}.longestSilence);
}

TEST_F(Sampler, GivesAnIntervalWithoutTradesNoVolumeAndTheLastPrice) {
    m_sampler.feedLive();
    add(trade(1, 0, 101));
    keepAlive(200, 3'600);
    ASSERT_EQ(m_rows.size(), 3U);
    for (std::size_t i = 1; i < 3; ++i) {
        EXPECT_EQ(m_rows[i].at, at(static_cast<std::int64_t>(i) * 1'000));
        EXPECT_EQ(m_rows[i].price, Price::whole(101));
        EXPECT_TRUE(m_rows[i].volume.isZero());
        EXPECT_EQ(m_rows[i].tradeCount, 0);
        EXPECT_FALSE(m_rows[i].firstSequentialId);
        EXPECT_EQ(m_rows[i].bestBid, Price::whole(99));
    }
}

TEST_F(Sampler, BeginsWithTheFirstWholeInterval) {
    m_sampler.feedLive();
    add(trade(1, 300, 101));
    keepAlive(400, 2'600);
    ASSERT_EQ(m_rows.size(), 1U);
    EXPECT_EQ(m_rows[0].at, at(1'000));
    EXPECT_EQ(m_rows[0].price, Price::whole(101)); // known, though traded before
    EXPECT_TRUE(m_rows[0].volume.isZero());
}

TEST_F(Sampler, SaysNothingBeforeAPriceIsKnown) {
    m_sampler.feedLive();
    keepAlive(0, 2'600);
    EXPECT_TRUE(m_rows.empty());
}

TEST_F(Sampler, WritesNoRowWhileTheFeedIsBroken) {
    m_sampler.feedLive();
    add(trade(1, 0, 101));
    keepAlive(200, 2'400);
    m_sampler.feedBroken();
    m_sampler.feedLive();
    keepAlive(7'400, 9'600);
    std::vector<base::Timestamp> starts;
    for (const auto& row : m_rows)
        starts.push_back(row.at);
    EXPECT_EQ(starts, (std::vector{at(0), at(1'000), at(7'000), at(8'000)}));
}

TEST_F(Sampler, MakesRowsOfTheTradesThatWereMissed) {
    m_sampler.feedLive();
    add(trade(1, 0, 101));
    keepAlive(200, 1'400);
    m_sampler.feedBroken();
    add(trade(2, 1'700, 102, 10));
    add(trade(3, 4'100, 103, 20));
    m_sampler.feedLive();
    keepAlive(7'000, 8'600);
    ASSERT_EQ(m_rows.size(), 4U);
    EXPECT_EQ(m_rows[1].at, at(1'000));
    EXPECT_EQ(m_rows[1].volume, Quantity::fromUnits(10));
    EXPECT_EQ(m_rows[2].at, at(4'000));
    EXPECT_EQ(m_rows[2].volume, Quantity::fromUnits(20));
    EXPECT_FALSE(m_rows[2].bestBid); // nobody saw the book then
    EXPECT_EQ(m_rows[3].at, at(7'000));
    EXPECT_EQ(m_rows[3].price, Price::whole(103));
}

TEST_F(Sampler, WritesNoRowIntoALongSilence) {
    m_sampler.feedLive();
    add(trade(1, 0, 101));
    add(book(200, 99, 101));
    add(book(60'000, 99, 101));
    keepAlive(60'200, 61'600);
    ASSERT_EQ(m_rows.size(), 2U);
    EXPECT_EQ(m_rows[0].at, at(0));
    EXPECT_EQ(m_rows[1].at, at(60'000));
}

TEST_F(Sampler, WaitsForTradesThatAreStillDue) {
    m_sampler.feedLive();
    add(trade(1, 0, 101, 10));
    add(book(1'499, 99, 101));
    EXPECT_TRUE(m_rows.empty());
    add(trade(2, 999, 102, 10));
    add(book(1'500, 99, 101));
    ASSERT_EQ(m_rows.size(), 1U);
    EXPECT_EQ(m_rows[0].volume, Quantity::fromUnits(20));
    EXPECT_EQ(m_sampler.lateTrades(), 0U);
}

TEST_F(Sampler, LosesNoVolumeOfATradeThatComesTooLate) {
    m_sampler.feedLive();
    add(trade(1, 0, 101, 10));
    add(book(1'500, 99, 101));
    add(trade(2, 500, 90, 7));
    add(trade(3, 1'700, 103, 1));
    add(book(2'500, 99, 101));
    ASSERT_EQ(m_rows.size(), 2U);
    EXPECT_EQ(m_rows[1].volume, Quantity::fromUnits(8));
    EXPECT_EQ(m_rows[1].price, Price::whole(103));
    EXPECT_EQ(m_sampler.lateTrades(), 1U);
}

TEST_F(Sampler, KeepsTheVolumeOfAnyOrderOfArrival) {
    m_sampler.feedLive();
    add(trade(0, 0, 100, 1));
    std::int64_t sum = 1;
    std::uint64_t random = 12345;
    for (int i = 1; i < 2'000; ++i) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        const auto jitter = static_cast<std::int64_t>((random >> 33) % 2'000);
        const auto units = static_cast<std::int64_t>((random >> 40) % 100);
        add(trade(i, std::max<std::int64_t>(0, i * 50 - jitter), 100, units));
        sum += units;
    }
    keepAlive(100'000, 104'000);
    Quantity volume;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        volume += m_rows[i].volume;
        EXPECT_EQ(m_rows[i].volume, m_rows[i].buyVolume + m_rows[i].sellVolume);
        if (i > 0) {
            EXPECT_GT(m_rows[i].at, m_rows[i - 1].at);
        }
    }
    EXPECT_EQ(volume, Quantity::fromUnits(sum));
}

TEST(IntervalSampler, AlignsShortAndLongIntervals) {
    for (const base::Milliseconds interval : {milliseconds{100}, milliseconds{1'000}, milliseconds{60'000}}) {
        IntervalSampler sampler{interval};
        sampler.feedLive();
        IntervalSampler::Rows rows;
        for (std::int64_t ms = 0; ms < 300'000; ms += 90)
            for (const auto& row : sampler.addTrade(trade(ms, ms, 100)))
                rows.push_back(row);
        ASSERT_GT(rows.size(), 2U);
        for (const auto& row : rows)
            EXPECT_EQ(row.at.time_since_epoch() % interval, milliseconds{0});
    }
}

} // namespace
} // namespace kkachi::collector
