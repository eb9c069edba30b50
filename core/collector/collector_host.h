// The sampler's home on the `net` thread: what the feed says goes in, finished rows come out as a signal. Rows follow
// the market's own time, so they need no timer: without messages nothing is known, and so there is nothing to write.
#pragma once

#include "base/clock.h"
#include "collector/interval_sampler.h"
#include "exchange/venue_reports.h"

#include <QObject>

#include <cstdint>
#include <memory>

namespace kkachi::collector {

class CollectorHost : public QObject {
    Q_OBJECT

  public:
    // interval: 100 ms to 60 s. The clock only tells what cannot be true: a message from the far future is left out,
    // because it would end all intervals before it.
    CollectorHost(base::Milliseconds interval, std::shared_ptr<const base::Clock> clock);

    std::uint64_t impossibleMessages() const { return m_impossible; }

  public Q_SLOTS:
    void onTrade(const kkachi::market::Trade& trade);
    void onBook(const kkachi::market::OrderBook& book);
    void onFeedState(kkachi::exchange::FeedState state);

  Q_SIGNALS:
    void rowReady(const kkachi::storage::MarketDataRow& row);

  private:
    bool isPossible(base::Timestamp at);
    void give(const IntervalSampler::Rows& rows);

    IntervalSampler m_sampler;
    std::shared_ptr<const base::Clock> m_clock;
    std::uint64_t m_impossible = 0;
};

} // namespace kkachi::collector
