// The public side of the exchange: the others' trades as time goes by, their book, and all that is made of them.
#pragma once

#include "market/market_spec.h"
#include "market/order_book.h"
#include "simulator/candle_series.h"
#include "simulator/market_past.h"
#include "simulator/simulator_settings.h"
#include "simulator/trade_source.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace kkachi::simulator {

// What a ticker shows, whatever its wire form.
struct TickerView {
    market::Trade last;
    base::Price open, high, low; // of the UTC day
    base::Price previousClose;   // of the UTC day before
    double turnoverToday = 0;
    double turnover24h = 0;
    base::Quantity volumeToday;
    base::Quantity volume24h;
    base::Quantity askVolumeToday; // sold by takers
    base::Quantity bidVolumeToday; // bought by takers
    base::Price highest52Weeks, lowest52Weeks;
    base::Timestamp highest52WeeksAt, lowest52WeeksAt;
};

class SimulatedMarket {
  public:
    // A generated market starts at `wallNow`, a replay where its tape does, or later if it says
    // so.
    SimulatedMarket(const SimulatorSettings& settings, base::Timestamp wallNow);

    base::Timestamp start() const { return m_start; }
    base::Price tick() const { return m_tick; }
    // The next trade of the others at or before `now`, not yet counted in anything; nothing when there is none yet.
    std::optional<market::Trade> draw(base::Timestamp now);
    // Puts a trade on the tape and counts it in everything below; with its id.
    market::Trade print(market::Trade trade);
    // The others' book follows this trade of theirs.
    void anchor(const market::Trade& trade) { m_anchor = trade; }
    // The three of them, for a market without orders of ours. The caller asks until there is none.
    std::optional<market::Trade> play(base::Timestamp now);
    // One more trade of the others at the last price, not counted yet: benchmarks load the streams with them.
    market::Trade burstTrade(base::Timestamp now);
    market::OrderBook bookAt(base::Timestamp now) const;

    const market::Trade& lastTrade() const { return m_trades.back(); }
    // Oldest first: all since the minute of the start, or the newest few hundred thousand of them.
    const std::deque<market::Trade>& trades() const { return m_trades; }
    std::deque<market::Trade>::const_iterator firstAfter(std::int64_t sequentialId) const;
    std::int64_t tradesSinceStart() const { return m_printed; }
    TickerView ticker(base::Timestamp now) const;
    // The close of the UTC day before `at`, or the first price known.
    base::Price previousClose(base::Timestamp at) const;

    // What lies before the series below.
    const MarketPast& past() const { return *m_past; }
    // From here on trades() has every trade.
    base::Timestamp tapeStart() const { return m_tapeStart; }
    // Since the start and a while before it: ten minutes, a day and more, all that is known.
    const CandleSeries& seconds() const { return m_seconds; }
    const CandleSeries& minutes() const { return m_minutes; }
    const CandleSeries& days() const { return m_days; }
    // The series that candles of `unit` are made of.
    const CandleSeries& seriesFor(base::Milliseconds unit) const;

    // From `at` on the price falls by `depth` (rises when negative) and comes back within `length`.
    void crash(base::Ratio depth, base::Timestamp at, base::Milliseconds length) {
        m_crashes.push_back({depth, at, length});
    }
    // Lets the trades up to `now` pass unseen: nobody traded.
    void skip(base::Timestamp now);

    bool jump(base::Ratio fraction) { return m_source->jump(fraction); }

  private:
    struct Crash {
        base::Ratio depth;
        base::Timestamp at;
        base::Milliseconds length;
    };

    base::Price bent(base::Price price, base::Timestamp at) const;
    void startReplay(const ReplayTape& tape);
    void startTradeReplay(const ReplayTape& tape);
    void fillPast(base::Price startPrice);
    void count(const market::Trade& trade);
    // `ofTape` is 0 where no tape brings one.
    std::int64_t nextSequentialId(base::Timestamp at, std::int64_t ofTape = 0);

    std::uint64_t m_seed;
    base::Timestamp m_start;
    base::Price m_tick;
    std::unique_ptr<TradeSource> m_source;
    std::optional<MarketPast> m_past;
    base::Timestamp m_tapeStart;
    market::Trade m_anchor;
    std::vector<Crash> m_crashes;
    CandleSeries m_seconds{std::chrono::seconds{1}, 100'000};
    CandleSeries m_minutes{std::chrono::minutes{1}, 600'000};
    CandleSeries m_days{std::chrono::hours{24}, 100'000};
    std::deque<market::Trade> m_trades;
    std::int64_t m_lastSequentialId = 0;
    std::int64_t m_printed = 0; // since the start
    std::int64_t m_flowDay = 0; // the UTC day that the two volumes below belong to
    base::Quantity m_askVolume;
    base::Quantity m_bidVolume;
};

} // namespace kkachi::simulator
