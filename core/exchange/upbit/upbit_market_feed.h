// Upbit's public streams of one market as values: trades, books, the ticker, and the bars before we came. Lives on the
// `net` thread; open() and everything after it run there.
//
// After a break the trades that were missed are read by REST and given out before the feed is called Live again. Each
// trade is given out once, whatever channel brought it.
#pragma once

#include "base/clock.h"
#include "exchange/upbit/recent_ids.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_settings.h"
#include "exchange/venue_reports.h"
#include "market/candle.h"
#include "market/order_book.h"
#include "market/ticker.h"
#include "market/trade.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace kkachi::exchange::upbit {

class HistoryReader;
class MissedTradesReader;
class UpbitRestClient;
class UpbitStream;

// What arrived and was not passed on, for the health page.
struct FeedCounts {
    std::uint64_t messages = 0;
    std::uint64_t unreadable = 0;     // not what the documentation says; dropped
    std::uint64_t repeatedTrades = 0; // already given out
    std::uint64_t outdatedBooks = 0;  // older than the book before
    std::uint64_t reconnects = 0;
    std::uint64_t gapsLeftOpen = 0; // missed trades could not be read
};

class UpbitMarketFeed : public QObject {
    Q_OBJECT

  public:
    UpbitMarketFeed(UpbitSettings settings, std::shared_ptr<const base::Clock> clock);
    ~UpbitMarketFeed() override;

    const FeedCounts& counts() const { return m_counts; }

  public Q_SLOTS:
    void open();
    void close();

  Q_SIGNALS:
    void tradeSeen(const kkachi::market::Trade& trade);
    void bookSeen(const kkachi::market::OrderBook& book);
    void tickerSeen(const kkachi::market::Ticker& ticker);
    // Bars of one second and of one minute, once after open(), oldest first; the last one may still be in progress.
    void historyRead(kkachi::base::Milliseconds unit, const std::vector<kkachi::market::Candle>& bars);
    void stateChanged(kkachi::exchange::FeedState state);

  private:
    void onConnected();
    void onFrame(const QByteArray& frame);
    void onLost();
    void onSilent();
    void give(const market::Trade& trade);
    void take(const market::Trade& trade);
    void take(const market::OrderBook& book);
    void take(const market::Ticker& ticker);
    void beginLive();
    void onMissedTrades(const std::vector<market::Trade>& trades, bool complete);
    void setState(FeedState state);

    UpbitSettings m_settings;
    std::shared_ptr<const base::Clock> m_clock;
    std::unique_ptr<UpbitRestClient> m_rest;
    std::unique_ptr<UpbitStream> m_stream;
    std::unique_ptr<HistoryReader> m_history;
    std::unique_ptr<MissedTradesReader> m_missed;
    RecentIds m_givenOut;
    std::optional<market::Trade> m_lastTrade; // the latest by time that was given out
    base::Timestamp m_lastBookAt{};
    bool m_isClosingGap = false;
    std::vector<market::Trade> m_heldBack; // live trades that wait for the missed ones
    std::optional<FeedState> m_state;
    FeedCounts m_counts;
};

} // namespace kkachi::exchange::upbit
