// The part of a replay that lies before the start: bars, whose trades are made again when they are asked for, or the
// trades themselves.
#pragma once

#include "simulator/candle_series.h"
#include "simulator/simulator_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kkachi::simulator {

class PastTape {
  public:
    PastTape() = default;
    // Rising in time; `unit` is at most a day.
    PastTape(std::vector<market::Candle> bars, base::Milliseconds unit);
    // The first `count` of the trades.
    PastTape(RecordedTrades trades, std::size_t count);

    bool isEmpty() const { return m_bars.empty() && m_count == 0; }
    // Only of one that is not empty.
    base::Timestamp firstAt() const;
    base::Price firstPrice() const;
    // The last trade of a tape of trades; nothing where there are bars or nothing.
    std::optional<base::Timestamp> lastTradeAt() const;

    // In [from, to), oldest first. A tape of bars makes them with `tick` and `seed`.
    std::vector<market::Trade> tradesIn(base::Timestamp from, base::Timestamp to, base::Price tick,
                                        std::uint64_t seed) const;
    // All of it; the series' bars must not open later.
    void addTo(CandleSeries& series) const;

  private:
    std::vector<market::Trade> tradesOfBars(base::Timestamp from, base::Timestamp to, base::Price tick,
                                            std::uint64_t seed) const;

    std::vector<market::Candle> m_bars;
    base::Milliseconds m_unit{60'000};
    RecordedTrades m_trades;
    std::size_t m_count = 0;
};

} // namespace kkachi::simulator
