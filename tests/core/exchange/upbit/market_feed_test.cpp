#include "exchange/upbit/upbit_market_feed.h"

#include "exchange/upbit/upbit_stream.h"
#include "fake_streams.h"
#include "fake_venue.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <numeric>

namespace kkachi::exchange::upbit {
namespace {

constexpr std::int64_t kNowMs = 1795137330000; // 2026-11-20T01:15:30Z

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(kNowMs); }
};

QByteArray tradeFrame(std::int64_t id, std::int64_t ms) {
    return QStringLiteral(R"({"type":"trade","code":"KRW-BTC","trade_price":110003000,"trade_volume":0.5,)"
                          R"("ask_bid":"BID","trade_timestamp":%1,"sequential_id":%2})")
        .arg(ms)
        .arg(id)
        .toUtf8();
}

QByteArray bookFrame(std::int64_t ms) {
    return QStringLiteral(R"({"type":"orderbook","code":"KRW-BTC","timestamp":%1,"orderbook_units":[)"
                          R"({"ask_price":110003000,"bid_price":110002000,"ask_size":1,"bid_size":1}]})")
        .arg(ms)
        .toUtf8();
}

QByteArray tick(std::int64_t id, std::int64_t ms) {
    return QStringLiteral(R"({"market":"KRW-BTC","timestamp":%1,"trade_price":110001000,"trade_volume":0.25,)"
                          R"("ask_bid":"ASK","sequential_id":%2})")
        .arg(ms)
        .arg(id)
        .toUtf8();
}

class UpbitFeed : public testing::Test {
  protected:
    UpbitFeed() {
        m_settings.restUrl = m_venue.url();
        m_settings.websocketUrl = m_streams.url();
        m_settings.patience.firstBackoff = base::Milliseconds{10};
        m_settings.patience.longestBackoff = base::Milliseconds{50};
        for (const char* line : {"GET /v1/candles/minutes/1", "GET /v1/candles/seconds", "GET /v1/trades/ticks"})
            m_venue.on(line, FakeAnswer{});
    }

    void open() {
        m_feed = std::make_unique<UpbitMarketFeed>(m_settings, std::make_shared<FixedClock>());
        QObject::connect(m_feed.get(), &UpbitMarketFeed::tradeSeen, m_feed.get(),
                         [this](const market::Trade& trade) { m_ids.push_back(trade.sequentialId); });
        QObject::connect(m_feed.get(), &UpbitMarketFeed::stateChanged, m_feed.get(),
                         [this](FeedState state) { m_states.push_back(state); });
        m_feed->open();
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_streams.messages().size() == 1; }));
    }
    bool waitForIds(std::vector<std::int64_t> ids) {
        return QTest::qWaitFor([&] { return m_ids == ids; });
    }
    bool waitForSubscription(std::size_t number) {
        return QTest::qWaitFor([&] { return m_streams.messages().size() == number; });
    }

    FakeVenue m_venue;
    FakeStreams m_streams;
    UpbitSettings m_settings;
    std::unique_ptr<UpbitMarketFeed> m_feed;
    std::vector<std::int64_t> m_ids;
    std::vector<FeedState> m_states;
};

TEST_F(UpbitFeed, SubscribesToEverythingInOneMessageWithoutAnOrigin) {
    open();
    const QString& message = m_streams.messages().front();
    for (const char* part : {R"("type":"ticker")", R"("type":"trade")", R"("type":"orderbook")", R"("KRW-BTC")"})
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

TEST_F(UpbitFeed, GivesMissedTradesOnceAndInOrderBeforeItIsLiveAgain) {
    open();
    m_streams.send(tradeFrame(10, kNowMs));
    ASSERT_TRUE(waitForIds({10}));
    m_venue.on("GET /v1/trades/ticks", [](const SeenRequest& request) {
        if (request.target.contains("cursor"))
            return FakeAnswer{200, '[' + tick(9, kNowMs - 5'000) + ']'};
        return FakeAnswer{200, '[' + tick(13, kNowMs + 300) + ',' + tick(11, kNowMs + 100) + ',' +
                                   tick(12, kNowMs + 200) + ',' + tick(10, kNowMs) + ']'};
    });
    std::size_t givenWhenLive = 0;
    QObject::connect(m_feed.get(), &UpbitMarketFeed::stateChanged, m_feed.get(), [&](FeedState state) {
        if (state == FeedState::Live)
            givenWhenLive = m_ids.size();
    });
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    m_streams.send(tradeFrame(13, kNowMs + 300));
    m_streams.send(tradeFrame(14, kNowMs + 400));
    ASSERT_TRUE(waitForIds({10, 11, 12, 13, 14}));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_states.back() == FeedState::Live; }));
    EXPECT_GE(givenWhenLive, 4U);
    EXPECT_EQ(m_states, (std::vector{FeedState::Connecting, FeedState::Live, FeedState::Down, FeedState::Connecting,
                                     FeedState::Live}));
    EXPECT_EQ(m_feed->counts().gapsLeftOpen, 0U);
}

TEST_F(UpbitFeed, SaysThatAGapIsOpenWhenTheMissedTradesCannotBeRead) {
    open();
    m_streams.send(tradeFrame(10, kNowMs));
    ASSERT_TRUE(waitForIds({10}));
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{500, "sorry"});
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    m_streams.send(tradeFrame(14, kNowMs + 400));
    ASSERT_TRUE(waitForIds({10, 14}));
    EXPECT_EQ(m_feed->counts().gapsLeftOpen, 1U);
}

TEST_F(UpbitFeed, CallsASilentStreamStaleAndComesBack) {
    m_settings.patience.silenceLimit = base::Milliseconds{100};
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    ASSERT_TRUE(waitForIds({1}));
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_EQ(m_states[2], FeedState::Stale);
}

TEST_F(UpbitFeed, DropsAConnectionThatSendsMonstrousFrames) {
    open();
    m_streams.send(QByteArray(3 * 1024 * 1024, 'x'));
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_EQ(m_feed->counts().messages, 0U);
    EXPECT_TRUE(m_ids.empty());
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
