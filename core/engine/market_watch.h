// What the engine knows of the market: last price, book, bars of one second and one minute, and how old it all is.
#pragma once

#include "base/timestamp.h"
#include "market/candle.h"
#include "market/candle_builder.h"
#include "market/order_book.h"
#include "market/ticker.h"
#include "market/trade.h"

#include <memory>
#include <optional>
#include <vector>

namespace kkachi::engine {

// Finished bars of one unit, oldest first, at most `limit`, and the one in the making.
class BarHistory {
  public:
    BarHistory(base::Milliseconds unit, std::size_t limit)
        : m_builder{unit}
        , m_limit{limit} {}

    // Returns the bar that the trade finished, if it did.
    std::optional<market::Candle> add(const market::Trade& trade);
    std::optional<market::Candle> closeIfPast(base::Timestamp now);
    // Bars of the past go in front of what was built here; a bar that is there already stays as it is. A last bar that
    // has not ended at `now` is gone on with.
    void prepend(const std::vector<market::Candle>& past, base::Timestamp now);

    base::Milliseconds unit() const { return m_builder.unit(); }
    // A finished vector that screens may keep: it is replaced, never changed.
    std::shared_ptr<const std::vector<market::Candle>> closed() const { return m_closed; }
    const std::optional<market::Candle>& current() const { return m_builder.current(); }

  private:
    void append(const market::Candle& bar);

    market::CandleBuilder m_builder;
    std::size_t m_limit;
    std::shared_ptr<const std::vector<market::Candle>> m_closed = std::make_shared<std::vector<market::Candle>>();
};

class MarketWatch {
  public:
    MarketWatch();

    void onTrade(const market::Trade& trade, base::Timestamp now);
    void onBook(const market::OrderBook& book, base::Timestamp now);
    void onTicker(const market::Ticker& ticker, base::Timestamp now);
    void onHistory(base::Milliseconds unit, const std::vector<market::Candle>& bars, base::Timestamp now);
    // The close of a tape's bar: only the price, no bars are built.
    void onTapePrice(base::Price price, base::Timestamp now);
    // Closes the bars that ended at or before `end`.
    void onTime(base::Timestamp end);

    const std::optional<base::Price>& price() const { return m_price; }
    const market::OrderBook& book() const { return m_book; }
    const std::optional<market::Ticker>& ticker() const { return m_ticker; }
    const std::optional<base::Timestamp>& lastMessageAt() const { return m_lastMessageAt; }
    bool isFresh(base::Timestamp now, base::Milliseconds oldest) const;
    const std::vector<BarHistory>& series() const { return m_series; }
    // Share of bids in the visible book: -1 (only asks) to 1 (only bids).
    double bookImbalance() const;

  private:
    std::optional<base::Price> m_price;
    market::OrderBook m_book;
    std::optional<market::Ticker> m_ticker;
    std::optional<base::Timestamp> m_lastMessageAt;
    std::vector<BarHistory> m_series;
};

} // namespace kkachi::engine
