#include "exchange/upbit/feed_watch.h"
#include "exchange/upbit/recent_ids.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <set>

namespace kkachi::exchange::upbit {
namespace {

using Advice = FeedWatch::Advice;

class Watch : public testing::Test {
  protected:
    Watch() {
        m_watch.subscribed(at(0));
        m_watch.sawTrade(at(0));
        m_watch.sawBook();
    }
    static SteadyTime at(std::int64_t ms) { return SteadyTime{ms}; }

    UpbitPatience m_patience; // asks after 1.5 s, waits 1 s for a late trade, 3 s for a book, 5 s for the beginning
    FeedWatch m_watch{m_patience};
};

TEST_F(Watch, FindsAFeedWithoutTradesDeadWithinThreeSeconds) {
    EXPECT_EQ(m_watch.check(at(1'400)), Advice::None);
    ASSERT_EQ(m_watch.check(at(1'500)), Advice::AskForTrades);
    EXPECT_EQ(m_watch.check(at(1'600)), Advice::None); // the answer is awaited
    m_watch.answered(at(1'600), true);
    EXPECT_EQ(m_watch.check(at(1'700)), Advice::None); // it may be on its way
    ASSERT_EQ(m_watch.check(at(2'600)), Advice::AskForTrades);
    m_watch.answered(at(2'700), true);
    EXPECT_EQ(m_watch.check(at(2'900)), Advice::Dead);
    EXPECT_FALSE(m_watch.reason().empty());
}

TEST_F(Watch, TakesADayWithoutTradesForAQuietMarket) {
    int questions = 0;
    for (std::int64_t ms = 0; ms < 86'400'000; ms += 300) {
        const Advice advice = m_watch.check(at(ms));
        ASSERT_NE(advice, Advice::Dead);
        if (advice == Advice::AskForTrades) {
            ++questions;
            m_watch.answered(at(ms + 50), false);
        }
    }
    EXPECT_LE(questions, 86'400 * 2 / 3); // well within eight a second
}

TEST_F(Watch, IsContentWhenTheLateTradeComes) {
    ASSERT_EQ(m_watch.check(at(1'500)), Advice::AskForTrades);
    m_watch.answered(at(1'600), true);
    m_watch.sawTrade(at(2'000));
    m_watch.sawBook();
    EXPECT_EQ(m_watch.check(at(2'700)), Advice::None);
    ASSERT_EQ(m_watch.check(at(3'500)), Advice::AskForTrades);
    m_watch.answered(at(3'600), false);
    EXPECT_EQ(m_watch.check(at(3'700)), Advice::None);
}

TEST_F(Watch, GoesOnAskingWhenItIsNotAnswered) {
    ASSERT_EQ(m_watch.check(at(1'500)), Advice::AskForTrades);
    m_watch.notAnswered(at(2'000));
    EXPECT_EQ(m_watch.check(at(3'400)), Advice::None);
    EXPECT_EQ(m_watch.check(at(3'500)), Advice::AskForTrades);
}

TEST_F(Watch, MissesTheBooksWhileTradesGoOn) {
    for (std::int64_t ms = 100; ms <= 3'000; ms += 100) {
        m_watch.sawTrade(at(ms));
        ASSERT_EQ(m_watch.check(at(ms)), Advice::None) << ms;
    }
    m_watch.sawTrade(at(3'100));
    EXPECT_EQ(m_watch.check(at(3'100)), Advice::Dead);
}

TEST(FeedWatch, WantsTradesAndBooksToBegin) {
    FeedWatch watch{UpbitPatience{}};
    EXPECT_EQ(watch.check(SteadyTime{100'000}), Advice::None); // not connected
    watch.subscribed(SteadyTime{0});
    watch.sawTrade(SteadyTime{4'900});
    EXPECT_EQ(watch.check(SteadyTime{4'999}), Advice::None);
    EXPECT_EQ(watch.check(SteadyTime{5'000}), Advice::Dead);
    EXPECT_EQ(watch.check(SteadyTime{5'001}), Advice::None); // said once
}

TEST(RecentIds, RemembersExactlyTheNewestOfAnySequence) {
    constexpr std::size_t kCapacity = 64;
    RecentIds ids{kCapacity};
    std::deque<std::int64_t> order;
    std::set<std::int64_t> known;
    std::mt19937_64 random{7};
    for (int i = 0; i < 200'000; ++i) {
        const auto id = static_cast<std::int64_t>(random() % 200) * 10'000'000'000'000;
        ASSERT_EQ(ids.contains(id), known.contains(id));
        ASSERT_EQ(ids.insert(id), known.insert(id).second);
        if (order.empty() || known.size() > order.size())
            order.push_back(id);
        if (order.size() > kCapacity) {
            known.erase(order.front());
            order.pop_front();
        }
    }
}

} // namespace
} // namespace kkachi::exchange::upbit
