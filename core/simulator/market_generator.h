// A market made up from a seed: calm stretches and bursts, short trends, volatility that clusters. Integers only, so
// the same seed gives the same trades everywhere. About eight trades a second; over a minute the range stays near 0.1
// %.
#pragma once

#include "simulator/random.h"
#include "simulator/trade_rhythm.h"
#include "simulator/trade_source.h"

namespace kkachi::simulator {

class MarketGenerator : public TradeSource {
  public:
    MarketGenerator(std::uint64_t seed, base::Timestamp start, base::Price startPrice, base::Price tick);

    std::optional<market::Trade> takeUntil(base::Timestamp now) override;
    bool jump(base::Ratio fraction) override;

  private:
    void drawNext();
    void moveMiddle();
    base::Price drawPrice(market::Taker taker);

    Random m_random;
    base::Price m_tick;
    base::Price m_startPrice;
    std::int64_t m_middle;        // 1e-8 won
    ClusteredSteps m_steps;       // 1e-9
    std::int64_t m_trend = 0;     // of one trade, 1e-9
    std::int64_t m_trendLeft = 0; // trades
    TradeRhythm m_rhythm;
    market::Trade m_next;
};

// Where a generated market starts: around 140 million won, on the tick.
base::Price startPriceFor(std::uint64_t seed, base::Price tick);

} // namespace kkachi::simulator
