// What the market did before it started: a year of minutes, and days of some years before that. Made up from the seed
// and walked backwards, so that it ends at the start price; where a replay starts inside its tape, the tape's own bars
// or trades are the newest part of it.
//
// Only the days are kept. The minutes of a day, and the trades of a minute, are made again when somebody asks: the same
// every time, and each bar is exactly what its parts make (open, high, low, close, volume).
#pragma once

#include "market/trade.h"
#include "simulator/candle_series.h"
#include "simulator/past_tape.h"

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace kkachi::simulator {

class MarketPast {
  public:
    // Ends at `end`, a whole minute, at `price`. The tape lies before `end`.
    MarketPast(std::uint64_t seed, base::Timestamp end, base::Price price, base::Price tick, PastTape tape = {});

    base::Timestamp end() const { return m_end; }
    // The first minute that is known.
    base::Timestamp firstMinute() const { return m_firstMinute; }
    // The last trade before the start that a tape of trades brings; nothing where there is no such tape.
    std::optional<base::Timestamp> lastRecordedAt() const { return m_tape.lastTradeAt(); }
    // Oldest first; the last one ends with the past.
    const std::vector<SeriesBar>& days() const { return m_days; }
    // Of the UTC day that begins at `day`, oldest first; minutes without trades do not exist.
    const std::vector<SeriesBar>& minutesOf(base::Timestamp day) const;
    // Of the minute that begins at `minute`, oldest first, with their ids.
    std::vector<market::Trade> tradesOf(base::Timestamp minute) const;

  private:
    std::vector<SeriesBar> walkDay(base::Timestamp day, base::Timestamp to, base::Price close) const;
    std::vector<SeriesBar> makeMinutes(base::Timestamp day) const;
    std::vector<market::Trade> tapeTrades(base::Timestamp from, base::Timestamp to) const {
        return m_tape.tradesIn(from, to, m_tick, m_seed);
    }
    std::int64_t pullOf(base::Price price, std::int64_t strength) const;
    void makeDays(base::Price price);

    std::uint64_t m_seed;
    base::Timestamp m_end;
    base::Timestamp m_walkEnd; // where the tape begins
    base::Timestamp m_firstMinute;
    base::Price m_middle; // what the walk is drawn to
    base::Price m_tick;
    PastTape m_tape;
    std::vector<SeriesBar> m_days;
    std::vector<std::pair<base::Timestamp, base::Price>> m_walkCloses;               // by day, newest first
    mutable std::deque<std::pair<base::Timestamp, std::vector<SeriesBar>>> m_recent; // minutes of days asked for lately
};

// The first part of a minute, [from, to), that closes at `close`; at least 100 ms. The same every time.
market::Candle partOfMinute(std::uint64_t seed, base::Timestamp from, base::Timestamp to, base::Price close,
                            base::Price tick);

} // namespace kkachi::simulator
