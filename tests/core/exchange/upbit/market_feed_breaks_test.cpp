#include "feed_fixture.h"
#include "flaky_wire.h"

namespace kkachi::exchange::upbit {
namespace {

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
    std::size_t told = 0;
    std::size_t toldWhenLive = 0;
    QObject::connect(m_feed.get(), &UpbitMarketFeed::tradesSeen, m_feed.get(),
                     [&told](const std::vector<market::Trade>& trades) { told += trades.size(); });
    QObject::connect(m_feed.get(), &UpbitMarketFeed::stateChanged, m_feed.get(), [&](FeedState state) {
        if (state != FeedState::Live)
            return;
        givenWhenLive = m_ids.size();
        toldWhenLive = told;
    });
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    m_streams.send(tradeFrame(13, kNowMs + 300));
    m_streams.send(tradeFrame(14, kNowMs + 400));
    ASSERT_TRUE(waitForIds({10, 11, 12, 13, 14}));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_states.back() == FeedState::Live; }));
    EXPECT_GE(givenWhenLive, 4U);
    EXPECT_GE(toldWhenLive, 3U); // the first one was told before we listened
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

// The limits of patience, small enough for a test; a busy machine must not make a live feed look dead.
void beImpatient(UpbitPatience& patience) {
    patience.quietLimit = base::Milliseconds{100};
    patience.pongDeadline = base::Milliseconds{2'000};
    patience.lateLimit = base::Milliseconds{100};
}

TEST_F(UpbitFeed, TakesAStreamWithoutMessagesForAQuietMarketWhileItAnswersAndNobodyTrades) {
    beImpatient(m_settings.patience);
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{200, '[' + tick(1, kNowMs) + ']'});
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    m_streams.send(bookFrame(kNowMs));
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_venue.count("GET /v1/trades/ticks") >= 4; }));
    EXPECT_EQ(m_states, (std::vector{FeedState::Connecting, FeedState::Live}));
    EXPECT_EQ(m_feed->counts().deadFeeds, 0U);
}

TEST_F(UpbitFeed, FindsAStreamDeadThatAnswersPingsButTellsNoTrades) {
    beImpatient(m_settings.patience);
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{200, '[' + tick(2, kNowMs + 500) + ',' + tick(1, kNowMs) + ',' +
                                                           tick(0, kNowMs - 9'000) + ']'});
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    m_streams.send(bookFrame(kNowMs));
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_EQ(m_states[2], FeedState::Stale);
    EXPECT_EQ(m_feed->counts().deadFeeds, 1U);
    m_streams.send(tradeFrame(2, kNowMs + 500));
    EXPECT_TRUE(waitForIds({1, 2}));
}

TEST_F(UpbitFeed, FindsAStalledConnectionDead) {
    FlakyWire wire{m_streams.url()};
    m_settings.websocketUrl = wire.url();
    m_settings.patience.quietLimit = base::Milliseconds{100};
    m_settings.patience.pongDeadline = base::Milliseconds{300};
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    ASSERT_TRUE(waitForIds({1}));
    wire.stall();
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_EQ(m_states[2], FeedState::Stale);
    EXPECT_GE(m_feed->counts().deadFeeds, 1U);
}

TEST_F(UpbitFeed, PollsTradesAndTickersWhileThereIsNoStream) {
    FlakyWire wire{m_streams.url()};
    m_settings.websocketUrl = wire.url();
    m_settings.pollInterval = base::Milliseconds{200};
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    ASSERT_TRUE(waitForIds({1}));
    QSignalSpy tickers{m_feed.get(), &UpbitMarketFeed::tickerSeen};
    QSignalSpy gaps{m_feed.get(), &UpbitMarketFeed::gapSeen};
    m_venue.on("GET /v1/ticker",
               FakeAnswer{200, QByteArray{R"([{"market":"KRW-BTC","timestamp":1795137330700,"trade_price":1,
                   "prev_closing_price":1,"high_price":1,"low_price":1,"acc_trade_volume_24h":1,
                   "acc_trade_price_24h":1,"signed_change_rate":0}])"}});
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{200, '[' + tick(2, kNowMs + 700) + ',' + tick(1, kNowMs) + ',' +
                                                           tick(0, kNowMs - 9'000) + ']'});
    wire.refuse(true);
    wire.cut();
    ASSERT_TRUE(waitForIds({1, 2}));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !tickers.empty() && m_states.back() == FeedState::Polling; }));
    ASSERT_FALSE(gaps.empty());
    EXPECT_EQ(gaps[0][0].value<FeedGap>(), (FeedGap{base::fromEpochMs(kNowMs), base::fromEpochMs(kNowMs + 700), true}));
    wire.refuse(false);
    ASSERT_TRUE(waitForSubscription(2));
    m_streams.send(tradeFrame(3, kNowMs + 900));
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_feed->counts().gapsLeftOpen == 0 && m_ids.back() == 2; }));
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{200, '[' + tick(3, kNowMs + 900) + ',' + tick(2, kNowMs + 700) + ',' +
                                                           tick(1, kNowMs) + ',' + tick(0, kNowMs - 9'000) + ']'});
    ASSERT_TRUE(waitForIds({1, 2, 3}));
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_states.back() == FeedState::Live; }));
}

TEST_F(UpbitFeed, WaitsUntilRestKnowsWhatTheStreamTellsBeforeItCallsAGapClosed) {
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    ASSERT_TRUE(waitForIds({1}));
    const QByteArray old = ',' + tick(1, kNowMs) + ',' + tick(0, kNowMs - 9'000) + ']';
    int asked = 0;
    m_venue.on("GET /v1/trades/ticks", [&](const SeenRequest&) {
        const bool hasCaughtUp = ++asked > 2;
        return FakeAnswer{200, (hasCaughtUp ? '[' + tick(3, kNowMs + 300) + ',' + tick(2, kNowMs + 200)
                                            : '[' + tick(2, kNowMs + 200)) +
                                   old};
    });
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    m_streams.send(tradeFrame(3, kNowMs + 300));
    ASSERT_TRUE(waitForIds({1, 2, 3}));
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(m_feed->counts().gapsLeftOpen, 0U);
}

TEST_F(UpbitFeed, DropsAConnectionThatSendsMonstrousFrames) {
    open();
    m_streams.send(QByteArray(3 * 1024 * 1024, 'x'));
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_EQ(m_feed->counts().messages, 0U);
    EXPECT_TRUE(m_ids.empty());
}

TEST_F(UpbitFeed, GivesUpAReconnectionThatTellsNoTrades) {
    m_settings.patience.subscribeDeadline = base::Milliseconds{100};
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    m_streams.send(bookFrame(kNowMs));
    ASSERT_TRUE(waitForIds({1}));
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_TRUE(waitForSubscription(3));
}

TEST_F(UpbitFeed, GivesPolledTradesOutUntilAReconnectionTellsTrades) {
    m_settings.pollInterval = base::Milliseconds{200};
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    ASSERT_TRUE(waitForIds({1}));
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{200, '[' + tick(2, kNowMs + 700) + ',' + tick(1, kNowMs) + ',' +
                                                           tick(0, kNowMs - 9'000) + ']'});
    ASSERT_TRUE(waitForIds({1, 2}));
    EXPECT_EQ(m_states.back(), FeedState::Polling);
    m_venue.on("GET /v1/trades/ticks", FakeAnswer{200, '[' + tick(3, kNowMs + 900) + ',' + tick(2, kNowMs + 700) + ',' +
                                                           tick(1, kNowMs) + ',' + tick(0, kNowMs - 9'000) + ']'});
    m_streams.send(tradeFrame(3, kNowMs + 900));
    ASSERT_TRUE(waitForIds({1, 2, 3}));
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_states.back() == FeedState::Live; }));
    EXPECT_EQ(m_feed->counts().gapsLeftOpen, 0U);
}

TEST_F(UpbitFeed, ReadsAGapFromTheUnreadableMessageBeforeItOn) {
    m_settings.patience.lateLimit = std::chrono::hours{1}; // the break comes before the tape is read for it
    open();
    m_streams.send(tradeFrame(1, kNowMs));
    m_streams.send("not a trade");
    m_streams.send(tradeFrame(3, kNowMs + 8'000));
    ASSERT_TRUE(waitForIds({1, 3}));
    m_venue.on("GET /v1/trades/ticks", [](const SeenRequest& request) {
        if (request.target.contains("cursor"))
            return FakeAnswer{200, '[' + tick(2, kNowMs + 100) + ',' + tick(1, kNowMs) + ',' + tick(0, kNowMs - 9'000) +
                                       ']'};
        return FakeAnswer{200, '[' + tick(4, kNowMs + 9'000) + ',' + tick(3, kNowMs + 8'000) + ',' +
                                   tick(5, kNowMs + 5'000) + ']'};
    });
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    m_streams.send(tradeFrame(4, kNowMs + 9'000));
    EXPECT_TRUE(waitForIds({1, 3, 2, 5, 4}));
}

TEST_F(UpbitFeed, StaysAwayFromTheStreamsWhileTheExchangeShutsItOut) {
    const base::Timestamp now = base::fromEpochMs(kNowMs);
    m_settings.lastBan = BanReport{now, now + base::Milliseconds{400}, 1};
    QElapsedTimer timer;
    timer.start();
    open();
    EXPECT_GE(timer.elapsed(), 400);
    m_feed->obeyBan({now, now + base::Milliseconds{500}, 2});
    timer.start();
    m_streams.drop();
    ASSERT_TRUE(waitForSubscription(2));
    EXPECT_GE(timer.elapsed(), 400);
}

} // namespace
} // namespace kkachi::exchange::upbit
