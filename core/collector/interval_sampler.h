// Trades and books in, one row for each interval out. Intervals are those of the market's own time, aligned to whole
// multiples since 1970-01-01T00:00Z; a row's timestamp is the start of its interval.
//
// A row says what was traded in its interval, and nothing is guessed. An interval without a trade has volume 0 and the
// last price, but only where messages before and after it prove that the feed was alive. Where it was not, there is no
// row, unless the trades that were missed come later: then the row is made of those.
#pragma once

#include "base/timestamp.h"
#include "collector/patience.h"
#include "market/order_book.h"
#include "market/trade.h"
#include "storage/rows.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace kkachi::collector {

class IntervalSampler {
  public:
    using Rows = std::vector<storage::MarketDataRow>;

    // interval > 0.
    explicit IntervalSampler(base::Milliseconds interval, Patience patience = {})
        : m_interval{interval}
        , m_patience{patience} {}

    // Each returns the rows that are complete now, oldest first. Rows begin with the first whole interval.
    Rows addTrade(const market::Trade& trade);
    Rows addBook(const market::OrderBook& book);
    // Any other message of this time.
    Rows heard(base::Timestamp at);
    void feedLive();
    // Trades that come between this and feedLive() are those that were missed before.
    void feedBroken();

    base::Milliseconds interval() const { return m_interval; }
    // Trades that came after the row of their interval. They count in the oldest open one, so that no volume is lost.
    std::uint64_t lateTrades() const { return m_lateTrades; }

  private:
    struct Interval {
        storage::MarketDataRow row;
        base::Timestamp lastTradeAt{};
        bool wasAlive = false;
    };

    base::Timestamp startOf(base::Timestamp at) const;
    bool hasBegun(base::Timestamp at);
    void count(const market::Trade& trade);
    void advanceTo(base::Timestamp at);
    Rows takeComplete();
    bool finish(Interval& interval);

    base::Milliseconds m_interval;
    Patience m_patience;
    std::map<base::Timestamp, Interval> m_open; // by start
    bool m_isLive = false;
    std::optional<base::Timestamp> m_begin;         // of the first whole interval
    base::Timestamp m_nextStart{};                  // rows before it have been given out
    std::optional<base::Timestamp> m_lastMessageAt; // since the feed is live
    std::optional<base::Price> m_lastPrice;         // as of the last row
    std::optional<base::Price> m_lastBid;
    std::optional<base::Price> m_lastAsk;
    std::uint64_t m_lateTrades = 0;
};

} // namespace kkachi::collector
