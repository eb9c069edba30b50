#include "collector/candle_maker.h"

#include "true_bars.h"

#include <gtest/gtest.h>

namespace kkachi::collector {
namespace {

using market::CandleUnit;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using storage::BarMark;

constexpr auto kStart = base::Timestamp{std::chrono::milliseconds{1'795'137'300'000}}; // 2026-11-20T01:15:00Z

class Maker : public testing::Test {
  protected:
    void keep(const CandleMaker::Rows& rows) {
        for (const auto& row : rows)
            m_told[{row.unit, row.openTime}].push_back(row);
    }
    void trade(base::Timestamp at, std::int64_t price, std::int64_t id = 0) {
        keep(m_maker.addTrade({id == 0 ? ++m_lastId : id, at, base::Price::whole(price), base::Quantity::fromUnits(100),
                               market::Taker::Buyer},
                              m_isRepairing));
    }
    // Messages that are no trades, so that time goes on.
    void quietUntil(base::Timestamp end) {
        for (; m_heard <= end; m_heard += seconds{1})
            keep(m_maker.heard(m_heard));
    }
    const storage::CandleRow* last(CandleUnit unit, base::Timestamp openTime) const {
        const auto found = m_told.find({unit, openTime});
        return found == m_told.end() ? nullptr : &found->second.back();
    }
    BarMark mark(CandleUnit unit, base::Timestamp openTime) const {
        const auto* row = last(unit, openTime);
        EXPECT_NE(row, nullptr) << market::toString(unit);
        return row == nullptr ? BarMark::Missing : row->mark;
    }
    void begin() {
        m_maker.feedLive();
        trade(kStart, 100);
        m_heard = kStart;
    }
    void answer(const std::vector<market::Candle>& bars) {
        const auto question = m_maker.nextQuestion();
        ASSERT_TRUE(question);
        keep(m_maker.addExchangeBars({question->unit, question->before, question->count, true, bars}));
    }

    CandleMaker m_maker;
    std::map<std::pair<CandleUnit, base::Timestamp>, CandleMaker::Rows> m_told;
    base::Timestamp m_heard = kStart;
    std::int64_t m_lastId = 0;
    bool m_isRepairing = false;
};

TEST_F(Maker, TellsABarWhenItsEndHasPassedForLongEnough) {
    begin();
    trade(kStart + milliseconds{300}, 103);
    trade(kStart + milliseconds{1'499}, 99);
    EXPECT_EQ(last(CandleUnit::Second, kStart), nullptr);
    trade(kStart + milliseconds{1'500}, 98);
    const auto* row = last(CandleUnit::Second, kStart);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->mark, BarMark::Traded);
    EXPECT_EQ(row->bar,
              (market::Candle{kStart, base::Price::whole(100), base::Price::whole(103), base::Price::whole(100),
                              base::Price::whole(103), base::Quantity::fromUnits(200)}));
}

TEST_F(Maker, TellsThatNobodyTradedAndInventsNoBar) {
    begin();
    quietUntil(kStart + minutes{2} + seconds{1});
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{1}), BarMark::NoTrades);
    EXPECT_FALSE(last(CandleUnit::Second, kStart + seconds{1})->bar);
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Traded);
    EXPECT_EQ(mark(CandleUnit::Minute, kStart + minutes{1}), BarMark::NoTrades);
}

TEST_F(Maker, KnowsNothingOfALongSilence) {
    begin();
    m_heard = kStart + seconds{60};
    quietUntil(kStart + seconds{65});
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{30}), BarMark::Missing);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{62}), BarMark::NoTrades);
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Missing);
}

TEST_F(Maker, MarksWhatWasReadAfterwardsAndWhatWasLost) {
    begin();
    quietUntil(kStart + seconds{10});
    m_maker.feedBroken();
    m_isRepairing = true;
    trade(kStart + seconds{15}, 105);
    m_isRepairing = false;
    keep(m_maker.addGap({kStart + seconds{10}, kStart + seconds{20}, true}));
    keep(m_maker.addGap({kStart + seconds{20}, kStart + seconds{30}, false}));
    m_maker.feedLive();
    m_heard = kStart + seconds{30};
    quietUntil(kStart + minutes{1} + seconds{1});
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{9}), BarMark::NoTrades);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{15}), BarMark::Repaired);
    EXPECT_EQ(last(CandleUnit::Second, kStart + seconds{15})->bar->close, base::Price::whole(105));
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{16}), BarMark::NoTrades);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{25}), BarMark::Missing);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{31}), BarMark::NoTrades);
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Missing);
    EXPECT_FALSE(last(CandleUnit::Minute, kStart)->bar);
}

TEST_F(Maker, TellsABarAgainWhenATradeComesTooLate) {
    begin();
    quietUntil(kStart + minutes{3} + seconds{1});
    trade(kStart + seconds{5}, 200);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + seconds{5}), BarMark::Repaired);
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Repaired);
    EXPECT_EQ(last(CandleUnit::Minute, kStart)->bar->high, base::Price::whole(200));
    EXPECT_EQ(mark(CandleUnit::Minutes3, kStart), BarMark::Repaired);
    EXPECT_EQ(last(CandleUnit::Minutes3, kStart)->bar->close, base::Price::whole(200));
    EXPECT_EQ(m_maker.counts().lateTrades, 2U); // for its second and its minute
}

TEST_F(Maker, MarksTheTimeInWhichTheExchangeWasClosed) {
    begin();
    quietUntil(kStart + seconds{59});
    keep(m_maker.exchangeOpen(false, kStart + seconds{59}));
    quietUntil(kStart + minutes{5});
    keep(m_maker.exchangeOpen(true, kStart + minutes{5}));
    quietUntil(kStart + minutes{6});
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Traded);
    EXPECT_EQ(mark(CandleUnit::Minute, kStart + minutes{1}), BarMark::ExchangeClosed);
    EXPECT_EQ(mark(CandleUnit::Minutes3, kStart), BarMark::Traded);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + minutes{4}), BarMark::ExchangeClosed);
    EXPECT_EQ(mark(CandleUnit::Second, kStart + minutes{5}), BarMark::NoTrades);
}

TEST_F(Maker, BelievesTheExchangeWhenItSaysTheSameTwice) {
    begin();
    quietUntil(kStart + minutes{1} + seconds{3});
    const auto question = m_maker.nextQuestion();
    ASSERT_TRUE(question);
    ASSERT_EQ(question->unit, CandleUnit::Minute);
    market::Candle theirs = *last(CandleUnit::Minute, kStart)->bar;
    theirs.high = base::Price::whole(500);
    market::Candle before = theirs;
    before.openTime -= minutes{1};
    answer({before, theirs});
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Traded); // it may be late itself
    quietUntil(kStart + minutes{1} + seconds{6});
    answer({before, theirs});
    EXPECT_EQ(mark(CandleUnit::Minute, kStart), BarMark::Repaired);
    EXPECT_EQ(last(CandleUnit::Minute, kStart)->bar, theirs);
    EXPECT_EQ(m_maker.counts().corrected, 1U);
    quietUntil(kStart + minutes{3} + seconds{1});
    EXPECT_EQ(last(CandleUnit::Minutes3, kStart)->bar->high, base::Price::whole(500));
    EXPECT_EQ(mark(CandleUnit::Minutes3, kStart), BarMark::Repaired);
}

TEST_F(Maker, TakesANoisyVolumeForTheSame) {
    begin();
    quietUntil(kStart + minutes{1} + seconds{3});
    market::Candle theirs = *last(CandleUnit::Minute, kStart)->bar;
    theirs.volume = theirs.volume - base::Quantity::fromUnits(1);
    answer({theirs});
    EXPECT_EQ(m_maker.counts().confirmed, 1U);
    EXPECT_EQ(m_told[std::pair(CandleUnit::Minute, kStart)].size(), 1U);
}

TEST_F(Maker, AsksForNoSecondThatTheStreamHasConfirmed) {
    begin();
    for (int i = 1; i < 55; ++i) {
        const auto at = kStart + seconds{i};
        trade(at, 100 + i);
        const auto price = base::Price::whole(100 + i);
        m_maker.addStreamBar(CandleUnit::Second, {at, price, price, price, price, base::Quantity::fromUnits(100)});
    }
    m_heard = kStart + seconds{55};
    quietUntil(kStart + minutes{2} + seconds{3});
    EXPECT_GE(m_maker.counts().confirmed, 50U);
}

TEST_F(Maker, DoesNotWriteABarForEverySecondOfAMonthOfSilence) {
    begin();
    const auto later = kStart + hours{24 * 30};
    keep(m_maker.heard(later));
    EXPECT_LT(m_told.size(), 60'000U);
    m_heard = later;
    quietUntil(later + minutes{3});
    EXPECT_EQ(mark(CandleUnit::Minute, later + minutes{1}), BarMark::NoTrades);
    EXPECT_EQ(mark(CandleUnit::Minute, later - minutes{2}), BarMark::Missing);
}

} // namespace
} // namespace kkachi::collector
