// The public feed between a fake exchange's REST and its streams.
#pragma once

#include "exchange/upbit/upbit_market_feed.h"
#include "fake_streams.h"
#include "fake_venue.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace kkachi::exchange::upbit {
inline constexpr std::int64_t kNowMs = 1795137330000; // 2026-11-20T01:15:30Z

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(kNowMs); }
};

inline QByteArray tradeFrame(std::int64_t id, std::int64_t ms) {
    return QStringLiteral(R"({"type":"trade","code":"KRW-BTC","trade_price":110003000,"trade_volume":0.5,)"
                          R"("ask_bid":"BID","trade_timestamp":%1,"sequential_id":%2})")
        .arg(ms)
        .arg(id)
        .toUtf8();
}

inline QByteArray bookFrame(std::int64_t ms) {
    return QStringLiteral(R"({"type":"orderbook","code":"KRW-BTC","timestamp":%1,"orderbook_units":[)"
                          R"({"ask_price":110003000,"bid_price":110002000,"ask_size":1,"bid_size":1}]})")
        .arg(ms)
        .toUtf8();
}

inline QByteArray tick(std::int64_t id, std::int64_t ms) {
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
        m_settings.patience.connectGap = base::Milliseconds{10};
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
    // Four tries of a call with growing pauses take some seconds, and a busy machine more.
    static constexpr int kPatienceMs = 30'000;
    bool waitForIds(std::vector<std::int64_t> ids) {
        return QTest::qWaitFor([&] { return m_ids == ids; }, kPatienceMs);
    }
    bool waitForSubscription(std::size_t number) {
        return QTest::qWaitFor([&] { return m_streams.messages().size() == number; }, kPatienceMs);
    }

    FakeVenue m_venue;
    FakeStreams m_streams;
    UpbitSettings m_settings;
    std::unique_ptr<UpbitMarketFeed> m_feed;
    std::vector<std::int64_t> m_ids;
    std::vector<FeedState> m_states;
};

} // namespace kkachi::exchange::upbit
