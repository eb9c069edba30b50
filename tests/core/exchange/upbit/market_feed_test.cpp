#include "exchange/upbit/upbit_stream.h"
#include "feed_fixture.h"

namespace kkachi::exchange::upbit {
namespace {

TEST_F(UpbitFeed, SubscribesToEverythingInOneMessageWithoutAnOrigin) {
    open();
    const QString& message = m_streams.messages().front();
    for (const char* part :
         {R"("type":"ticker")", R"("type":"trade")", R"("type":"orderbook")", R"("type":"candle.1s")", R"("KRW-BTC")"})
        EXPECT_TRUE(message.contains(QLatin1String{part})) << part;
    EXPECT_EQ(m_streams.origins().front(), QString{});
    EXPECT_FALSE(m_streams.upgrades().front().hasRawHeader("Origin"));
    EXPECT_FALSE(m_streams.upgrades().front().hasRawHeader("Authorization"));
}

TEST_F(UpbitFeed, IsLiveWhenMessagesArriveInEitherKindOfFrame) {
    open();
    EXPECT_EQ(m_states, std::vector{FeedState::Connecting});
    QSignalSpy books{m_feed.get(), &UpbitMarketFeed::bookSeen};
    m_streams.send(tradeFrame(1, kNowMs));
    m_streams.sendAsText(bookFrame(kNowMs));
    ASSERT_TRUE(QTest::qWaitFor([&] { return books.size() == 1; }));
    EXPECT_EQ(m_ids, std::vector<std::int64_t>{1});
    EXPECT_EQ(m_states, (std::vector{FeedState::Connecting, FeedState::Live}));
}

TEST_F(UpbitFeed, CountsAndDropsWhatItCannotRead) {
    open();
    m_streams.send("{\"type\":\"trade\"");
    m_streams.send(tradeFrame(5, kNowMs).replace("0.5", "true"));
    m_streams.send(tradeFrame(7, kNowMs));
    m_streams.send(tradeFrame(7, kNowMs));
    m_streams.send(bookFrame(kNowMs));
    m_streams.send(bookFrame(kNowMs - 1));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_feed->counts().messages == 6; }));
    EXPECT_EQ(m_ids, std::vector<std::int64_t>{7});
    EXPECT_EQ(m_feed->counts().unreadable, 2U);
    EXPECT_EQ(m_feed->counts().repeatedTrades, 1U);
    EXPECT_EQ(m_feed->counts().outdatedBooks, 1U);
}

TEST_F(UpbitFeed, ReadsTheBarsBeforeItCame) {
    m_venue.on("GET /v1/candles/minutes/1",
               FakeAnswer{200, R"([{"market":"KRW-BTC","candle_date_time_utc":"2026-11-20T01:15:00","opening_price":2,
                   "high_price":2,"low_price":2,"trade_price":2,"candle_acc_trade_volume":1},
                  {"market":"KRW-BTC","candle_date_time_utc":"2026-11-20T01:14:00","opening_price":1,
                   "high_price":1,"low_price":1,"trade_price":1,"candle_acc_trade_volume":1}])"});
    m_feed = std::make_unique<UpbitMarketFeed>(m_settings, std::make_shared<FixedClock>());
    QSignalSpy history{m_feed.get(), &UpbitMarketFeed::historyRead};
    m_feed->open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return history.size() == 2; }));
    for (const auto& call : history) {
        const auto bars = call[1].value<std::vector<market::Candle>>();
        if (call[0].value<base::Milliseconds>() == std::chrono::seconds{1}) {
            EXPECT_TRUE(bars.empty());
            continue;
        }
        ASSERT_EQ(bars.size(), 2U);
        EXPECT_LT(bars[0].openTime, bars[1].openTime);
    }
}

TEST_F(UpbitFeed, TellsOnlyTheLatestBookOfABurstAndEveryTrade) {
    open();
    QSignalSpy books{m_feed.get(), &UpbitMarketFeed::bookSeen};
    std::vector<std::int64_t> expected;
    for (int i = 0; i < 2'000; ++i) {
        m_streams.send(tradeFrame(i, kNowMs + i));
        m_streams.send(bookFrame(kNowMs + i));
        expected.push_back(i);
    }
    ASSERT_TRUE(waitForIds(expected));
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return !books.empty() && books.back()[0].value<market::OrderBook>().at == base::fromEpochMs(kNowMs + 1'999);
    }));
    EXPECT_EQ(static_cast<std::uint64_t>(books.size()) + m_feed->counts().conflatedBooks, 2'000U);
}

TEST_F(UpbitFeed, TellsTheTradesOfATurnTogether) {
    open();
    std::vector<std::int64_t> told;
    int turns = 0;
    QObject::connect(m_feed.get(), &UpbitMarketFeed::tradesSeen, m_feed.get(),
                     [&](const std::vector<market::Trade>& trades) {
                         ++turns;
                         for (const market::Trade& trade : trades)
                             told.push_back(trade.sequentialId);
                     });
    std::vector<std::int64_t> expected;
    for (int i = 0; i < 5'000; ++i) {
        m_streams.send(tradeFrame(i, kNowMs + i));
        expected.push_back(i);
    }
    ASSERT_TRUE(waitForIds(expected));
    EXPECT_TRUE(QTest::qWaitFor([&] { return told == expected; }));
    EXPECT_LT(turns, 2'500);
}

TEST_F(UpbitFeed, DropsAMessageFromTheFarFuture) {
    open();
    m_streams.send(bookFrame(kNowMs));
    QSignalSpy books{m_feed.get(), &UpbitMarketFeed::bookSeen};
    m_streams.send(bookFrame(4'000'000'000'000));
    m_streams.send(tradeFrame(1, 4'000'000'000'000));
    m_streams.send(tradeFrame(2, kNowMs));
    m_streams.send(bookFrame(kNowMs + 100));
    ASSERT_TRUE(waitForIds({2}));
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return !books.empty() && books.back()[0].value<market::OrderBook>().at == base::fromEpochMs(kNowMs + 100);
    }));
    EXPECT_EQ(m_feed->counts().unreadable, 2U);
    EXPECT_EQ(m_feed->counts().outdatedBooks, 0U);
}

TEST_F(UpbitFeed, ReadsBarsOfAnyUnitBeforeATime) {
    m_venue.on("GET /v1/candles/minutes/240",
               FakeAnswer{200, R"([{"market":"KRW-BTC","candle_date_time_utc":"2026-11-20T00:00:00","opening_price":1,
                   "high_price":1,"low_price":1,"trade_price":1,"candle_acc_trade_volume":1}])"});
    open();
    QSignalSpy bars{m_feed.get(), &UpbitMarketFeed::barsRead};
    m_feed->readBars({market::CandleUnit::Hours4, base::fromEpochMs(kNowMs), 7});
    m_feed->readBars({market::CandleUnit::Week, base::fromEpochMs(kNowMs), 7});
    ASSERT_TRUE(QTest::qWaitFor([&] { return bars.size() == 2; }));
    const auto& target = m_venue.last("GET /v1/candles/minutes/240").target;
    EXPECT_TRUE(target.contains("to=2026-11-20T01%3A15%3A30Z") && target.contains("count=7")) << target.toStdString();
    for (const auto& call : bars) {
        const auto report = call[0].value<BarsReport>();
        EXPECT_EQ(report.isAnswered, report.unit == market::CandleUnit::Hours4);
        EXPECT_EQ(report.bars.size(), report.isAnswered ? 1U : 0U);
    }
}

TEST_F(UpbitFeed, IsDownAndSilentAfterClosing) {
    open();
    m_feed->close();
    EXPECT_EQ(m_states.back(), FeedState::Down);
    m_feed->close();
    m_feed->open();
    ASSERT_TRUE(waitForSubscription(2));
}

TEST(UpbitStream, WaitsLongerAfterEveryFailureUpToALimit) {
    UpbitPatience patience;
    patience.firstBackoff = base::Milliseconds{100};
    patience.longestBackoff = base::Milliseconds{1'000};
    EXPECT_EQ(backoff(patience, 1, 1.0).count(), 100);
    EXPECT_EQ(backoff(patience, 1, 0.0).count(), 50);
    EXPECT_EQ(backoff(patience, 3, 1.0).count(), 400);
    EXPECT_EQ(backoff(patience, 100, 1.0).count(), 1'000);
    EXPECT_EQ(backoff(patience, 1'000'000, 0.5).count(), 750);
}

} // namespace
} // namespace kkachi::exchange::upbit
