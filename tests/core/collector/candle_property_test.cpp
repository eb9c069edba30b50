// Whatever happens to a feed, the bars that were told last are the true ones, or are said to be missing.
#include "collector/candle_maker.h"
#include "true_bars.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::collector {
namespace {

using market::CandleUnit;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using storage::BarMark;

class World {
  public:
    World(std::uint64_t seed, base::Timestamp start)
        : m_random{seed}
        , m_start{start}
        , m_now{start} {}

    std::int64_t below(std::int64_t limit) { return static_cast<std::int64_t>(m_random() % limit); }
    void keep(const CandleMaker::Rows& rows) {
        for (const auto& row : rows)
            last[{row.unit, row.openTime}] = row;
    }
    market::Trade nextTrade(std::int64_t longestPauseMs) {
        m_now += milliseconds{below(longestPauseMs)};
        m_price = std::max<std::int64_t>(1, m_price + below(11) - 5);
        trades.push_back({++m_id, m_now, base::Price::whole(m_price), base::Quantity::fromUnits(1 + below(1'000)),
                          market::Taker::Buyer});
        return trades.back();
    }
    base::Timestamp now() const { return m_now; }
    void setNow(base::Timestamp at) { m_now = at; }
    base::Timestamp start() const { return m_start; }

    // The exchange answers until it is asked nothing more.
    int settle(CandleMaker& maker) {
        const TrueBars truth = trueBars(trades);
        int questions = 0;
        while (const auto question = maker.nextQuestion()) {
            EXPECT_LE(question->count, 200);
            keep(maker.addExchangeBars(answerFrom(truth, *question)));
            if (++questions > 2'000)
                break;
        }
        return questions;
    }
    void check(bool mayBeMissing) const {
        const TrueBars truth = trueBars(trades);
        for (const auto& [key, row] : last) {
            const auto& known = truth.at(key.first);
            const auto found = known.find(key.second);
            const auto where = std::string{market::toString(key.first)} + " " + base::formatUtc(key.second);
            if (row.mark == BarMark::Missing) {
                ASSERT_TRUE(mayBeMissing) << where;
                ASSERT_FALSE(row.bar) << where;
            } else if (row.mark == BarMark::NoTrades) {
                ASSERT_EQ(found, known.end()) << where;
            } else {
                ASSERT_NE(found, known.end()) << where;
                ASSERT_EQ(row.bar, found->second) << where;
            }
        }
    }
    // A row for each bar of the unit that was over by `end`.
    void checkAllThere(CandleUnit unit, base::Timestamp end) const {
        for (auto at = market::openTimeOf(unit, m_start); nextOpenTime(unit, at) + seconds{1} <= end;
             at = nextOpenTime(unit, at))
            ASSERT_TRUE(last.contains({unit, at})) << market::toString(unit) << " " << base::formatUtc(at);
    }

    std::vector<market::Trade> trades;
    std::map<std::pair<CandleUnit, base::Timestamp>, storage::CandleRow> last;

  private:
    std::mt19937_64 m_random;
    base::Timestamp m_start;
    base::Timestamp m_now;
    std::int64_t m_price = 1'000;
    std::int64_t m_id = 0;
};

constexpr base::Timestamp kStart{milliseconds{1'795'137'330'123}}; // 2026-11-20T01:15:30.123Z

TEST(Candles, AreTheTradesInAnyOrderOfArrival) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        World world{seed, kStart};
        CandleMaker maker;
        maker.feedLive();
        world.keep(maker.addTrade(world.nextTrade(1), false));
        for (int i = 0; i < 2'000; ++i) {
            // A handful that belong close together come in any order.
            std::vector<market::Trade> bunch;
            for (std::int64_t n = 1 + world.below(4); n > 0; --n)
                bunch.push_back(world.nextTrade(100));
            std::shuffle(bunch.begin(), bunch.end(), std::mt19937_64{seed + static_cast<std::uint64_t>(i)});
            for (const auto& trade : bunch)
                world.keep(maker.addTrade(trade, false));
            world.setNow(world.now() + milliseconds{world.below(1'000)});
        }
        world.keep(maker.heard(world.now() + seconds{10}));
        world.checkAllThere(CandleUnit::Second, world.now());
        world.checkAllThere(CandleUnit::Minutes10, world.now());
        world.check(true);
        world.settle(maker);
        world.check(false);
    }
}

TEST(Candles, AreTrueAfterAnyBreaksAndTheExchangesAnswers) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        World world{seed, kStart};
        CandleMaker maker;
        maker.feedLive();
        world.keep(maker.addTrade(world.nextTrade(1), false));
        for (int i = 0; i < 3'000; ++i) {
            if (world.below(100) != 0) {
                world.keep(maker.addTrade(world.nextTrade(5'000), false));
                continue;
            }
            maker.feedBroken();
            const auto from = world.now();
            const bool isClosed = world.below(2) == 0;
            for (std::int64_t n = world.below(30); n > 0; --n) {
                const auto missed = world.nextTrade(20'000);
                if (isClosed)
                    world.keep(maker.addTrade(missed, true));
            }
            world.setNow(world.now() + seconds{1});
            world.keep(maker.addGap({from, world.now(), isClosed}));
            maker.feedLive();
            if (world.below(3) == 0)
                world.settle(maker);
        }
        world.keep(maker.heard(world.now() + seconds{10}));
        world.check(true);
        world.settle(maker);
        world.check(false);
        for (const CandleUnit unit : {CandleUnit::Second, CandleUnit::Minute, CandleUnit::Minutes15, CandleUnit::Hour})
            world.checkAllThere(unit, world.now());
    }
}

TEST(Candles, OfLongUnitsArePutTogetherOfShorterOnes) {
    constexpr base::Timestamp kEveOfFebruary{std::chrono::sys_days{std::chrono::January / 31 / 2027} + hours{20}};
    World world{3, kEveOfFebruary};
    CandleMaker maker;
    maker.feedLive();
    world.keep(maker.addTrade(world.nextTrade(1), false));
    const base::Timestamp end{std::chrono::sys_days{std::chrono::March / 2 / 2027}};
    while (world.now() < end) {
        maker.feedBroken();
        const auto from = world.now();
        for (int i = 0; i < 40; ++i)
            world.keep(maker.addTrade(world.nextTrade(1'800'000), true));
        world.keep(maker.addGap({from, world.now(), true}));
        maker.feedLive();
    }
    const base::Timestamp february{std::chrono::sys_days{std::chrono::February / 1 / 2027}};
    const auto truth = trueBars(world.trades);
    const auto check = [&](CandleUnit unit, base::Timestamp openTime, BarMark mark) {
        const auto row = world.last.find({unit, openTime});
        ASSERT_NE(row, world.last.end()) << market::toString(unit);
        EXPECT_EQ(row->second.mark, mark) << market::toString(unit);
        if (mark == BarMark::Repaired) {
            EXPECT_EQ(row->second.bar, truth.at(unit).at(openTime)) << market::toString(unit);
        }
    };
    check(CandleUnit::Month, february, BarMark::Repaired);
    check(CandleUnit::Week, february, BarMark::Repaired); // a Monday
    check(CandleUnit::Day, february, BarMark::Repaired);
    // They had begun before we came: only the exchange knows them.
    const base::Timestamp january{std::chrono::sys_days{std::chrono::January / 1 / 2027}};
    check(CandleUnit::Month, january, BarMark::Missing);
    EXPECT_GT(world.settle(maker), 0);
    check(CandleUnit::Month, january, BarMark::Repaired);
}

} // namespace
} // namespace kkachi::collector
