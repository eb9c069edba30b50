// Upbit's public streams of one market as values: trades, books, the ticker, bars, and the bars before we came. Lives
// on the `net` thread; open() and everything after it run there.
//
// Each trade is given out once, whatever channel brought it. After a break the trades that were missed are read by REST
// and given out before the feed is called Live again; a stretch that could not be read is said as a gap that is open.
// While there is no stream, trades and tickers are polled (FeedState::Polling): every trade still comes, but late, and
// no book does. Whether that is fresh enough to enter a position is not decided here.
//
// In a burst only the latest book and the latest ticker of a turn of the event loop are given out; no trade is left
// out.
#pragma once

#include "base/clock.h"
#include "base/throttled_report.h"
#include "exchange/upbit/feed_watch.h"
#include "exchange/upbit/recent_ids.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_settings.h"
#include "exchange/venue_reports.h"
#include "exchange/venue_requests.h"
#include "market/candle.h"
#include "market/order_book.h"
#include "market/ticker.h"
#include "market/trade.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace kkachi::exchange::upbit {

class BarReader;
class HistoryReader;
class MarketPoller;
class MissedTradesReader;
class UpbitRestClient;
class UpbitStream;
struct MissedTrades;

// What arrived and was not passed on, and what went wrong, for the health page.
struct FeedCounts {
    std::uint64_t messages = 0;
    std::uint64_t unreadable = 0;       // not what the documentation says; dropped
    std::uint64_t repeatedTrades = 0;   // already given out
    std::uint64_t outdatedBooks = 0;    // older than the book before
    std::uint64_t conflatedBooks = 0;   // a later one came in the same turn
    std::uint64_t conflatedTickers = 0; // the same
    std::uint64_t reconnects = 0;
    std::uint64_t deadFeeds = 0;    // connections that were up and told nothing, or not everything
    std::uint64_t polls = 0;        // rounds of polling that were answered
    std::uint64_t gapsClosed = 0;   // by reading the missed trades
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
    // Answered with barsRead().
    void readBars(const kkachi::exchange::ReadBars& request);
    // Another client of this process was shut out, so this one is silent too until its ban is over.
    void obeyBan(const kkachi::exchange::BanReport& ban);

  Q_SIGNALS:
    // isRepaired: it was read afterwards, because the stream did not tell it.
    void tradeSeen(const kkachi::market::Trade& trade, bool isRepaired);
    // The trades of tradeSeen() again, those of a turn of the event loop together and before the book, ticker or state
    // that follows them: for a listener in another thread.
    void tradesSeen(const std::vector<kkachi::market::Trade>& trades);
    void bookSeen(const kkachi::market::OrderBook& book);
    void tickerSeen(const kkachi::market::Ticker& ticker);
    // The exchange's own bar, in progress or just over; the last one for an opening time counts.
    void barSeen(kkachi::market::CandleUnit unit, const kkachi::market::Candle& bar);
    // Bars of one second and of one minute, once after open(), oldest first; the last one may still be in progress.
    void historyRead(kkachi::base::Milliseconds unit, const std::vector<kkachi::market::Candle>& bars);
    void barsRead(const kkachi::exchange::BarsReport& report);
    // Said after the trades of the gap, and before the state that follows.
    void gapSeen(const kkachi::exchange::FeedGap& gap);
    // The exchange does not trade (before a listing, maintenance), or trades again.
    void exchangeOpenChanged(bool isOpen, kkachi::base::Timestamp at);
    void stateChanged(kkachi::exchange::FeedState state);
    // See UpbitRestClient.
    void callMade(const kkachi::exchange::CallReport& report);
    void clockCompared(const kkachi::exchange::ClockReport& report);
    void banned(const kkachi::exchange::BanReport& ban);

  private:
    void makeParts();
    void connectStream();
    void onConnected();
    void onFrame(const QByteArray& frame);
    void onLost();
    void onSilent();
    void noteUnreadable(const JsonError& error, const QByteArray& frame);
    void take(const market::Trade& trade);
    void take(const market::OrderBook& book);
    void take(const market::Ticker& ticker);
    void give(const market::Trade& trade, bool isRepaired);
    void tellTrades();
    market::Trade lastCertain() const;
    void passOn();
    void beginLive(base::Timestamp at);
    void watch();
    void compareWithRest();
    void onMissedTrades(const MissedTrades& missed);
    void onPolledTrades(const MissedTrades& missed);
    void onRecheckedTrades(const MissedTrades& missed);
    void recheckIfDue();
    void giveMissed(const MissedTrades& missed);
    void beginGap();
    void endGap(const MissedTrades& missed, base::Timestamp to);
    void tellGap(base::Timestamp from, base::Timestamp to, bool isClosed);
    void noteOpen(bool isOpen, base::Timestamp at);
    void setState(FeedState state);
    SteadyTime steadyNow() const { return SteadyTime{m_steady.elapsed()}; }

    UpbitSettings m_settings;
    std::shared_ptr<const base::Clock> m_clock;
    std::unique_ptr<UpbitRestClient> m_rest;
    std::unique_ptr<UpbitStream> m_stream;
    std::unique_ptr<HistoryReader> m_history;
    std::unique_ptr<BarReader> m_bars;
    std::unique_ptr<MissedTradesReader> m_missed;
    std::unique_ptr<MissedTradesReader> m_recheck;
    std::unique_ptr<MarketPoller> m_poller;
    QElapsedTimer m_steady;
    QTimer m_watchTimer;
    FeedWatch m_watch;
    RecentIds m_givenOut;
    std::optional<market::Trade> m_lastTrade; // the latest by time that was given out
    base::Timestamp m_heardUntil{};           // the latest time of any message
    base::Timestamp m_lastBookAt{};
    // An unreadable message may have been a trade: the tape is read again from the trade before it.
    std::optional<market::Trade> m_suspectSince;
    SteadyTime m_suspectedAt{};
    std::optional<market::Trade> m_recheckedSince; // under way
    std::optional<base::Timestamp> m_gapSince;     // until here every trade was given out
    bool m_isClosingGap = false;
    bool m_isReadingGap = false;
    std::vector<market::Trade> m_heldBack; // live trades that wait for the missed ones
    std::vector<market::Trade> m_untold;   // by tradesSeen()
    std::optional<market::OrderBook> m_latestBook;
    std::optional<market::Ticker> m_latestTicker;
    bool m_isPassOnDue = false;
    bool m_isOpen = true;
    std::optional<FeedState> m_state;
    base::ThrottledReport m_unreadable;
    FeedCounts m_counts;
};

} // namespace kkachi::exchange::upbit
