// The collector's home on the `net` thread: what the feed says goes in, and what is worth keeping comes out as signals:
// every trade, a row for each interval, and the bars of every unit. Rows and bars follow the market's own time, so they
// need no timer: without messages nothing is known, and so there is nothing to write.
//
// The exchange is asked for its own bars at most five times a second, one question at a time.
#pragma once

#include "base/clock.h"
#include "collector/candle_maker.h"
#include "collector/interval_sampler.h"
#include "exchange/venue_reports.h"
#include "exchange/venue_requests.h"
#include "market/ticker.h"
#include "storage/rows.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <vector>

namespace kkachi::collector {

class CollectorHost : public QObject {
    Q_OBJECT

  public:
    // interval: 100 ms to 60 s. The clock only tells what cannot be true: a message from the far future is left out,
    // because it would end all intervals before it.
    CollectorHost(base::Milliseconds interval, std::shared_ptr<const base::Clock> clock, Patience patience = {});
    ~CollectorHost() override;

    std::uint64_t impossibleMessages() const { return m_impossible; }
    const CandleMaker& candles() const { return m_candles; }

  public Q_SLOTS:
    void onTrade(const kkachi::market::Trade& trade, bool isRepaired = false);
    void onBook(const kkachi::market::OrderBook& book);
    void onTicker(const kkachi::market::Ticker& ticker);
    void onBar(kkachi::market::CandleUnit unit, const kkachi::market::Candle& bar);
    void onGap(const kkachi::exchange::FeedGap& gap);
    void onExchangeOpen(bool isOpen, kkachi::base::Timestamp at);
    void onBarsRead(const kkachi::exchange::BarsReport& report);
    void onFeedState(kkachi::exchange::FeedState state);

  Q_SIGNALS:
    void rowReady(const kkachi::storage::MarketDataRow& row);
    // Those of one turn of the event loop, in order of arrival.
    void tradesReady(const std::vector<kkachi::storage::TradeRow>& trades);
    // The last row for a unit and an opening time counts.
    void candleReady(const kkachi::storage::CandleRow& row);
    // Answered with onBarsRead().
    void barsWanted(const kkachi::exchange::ReadBars& request);

  private:
    bool isPossible(base::Timestamp at);
    void give(const IntervalSampler::Rows& rows);
    void give(const CandleMaker::Rows& rows);
    void giveTrades();
    void ask();

    IntervalSampler m_sampler;
    CandleMaker m_candles;
    std::shared_ptr<const base::Clock> m_clock;
    std::vector<storage::TradeRow> m_trades;
    QTimer m_nextQuestion;
    bool m_isAsking = false;
    bool m_isPolling = false; // what is polled comes in no order: the trades alone tell the time
    std::uint64_t m_impossible = 0;
};

} // namespace kkachi::collector
