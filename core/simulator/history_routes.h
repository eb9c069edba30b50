// Candles and recent trades over REST.
#pragma once

#include "http/router.h"
#include "market/candle_unit.h"
#include "simulator/api_gate.h"
#include "simulator/simulated_market.h"

namespace kkachi::simulator {

class HistoryRoutes {
  public:
    HistoryRoutes(const SimulatedMarket& market, const SimulatorClock& clock)
        : m_market{market}
        , m_clock{clock} {}

    void addTo(http::Router& router, ApiGate& gate) const;

    // Newest first; `to` is exclusive; buckets without trades do not exist.
    http::Response candles(const Call& call, market::CandleUnit unit) const;
    http::Response ticks(const Call& call) const;

  private:
    const SimulatedMarket& m_market;
    const SimulatorClock& m_clock;
};

} // namespace kkachi::simulator
