// The public REST endpoints. Values are JSON numbers, written from exact decimals.
#pragma once

#include "http/router.h"
#include "simulator/api_gate.h"
#include "simulator/order_desk.h"
#include "simulator/simulated_market.h"

namespace kkachi::simulator {

inline constexpr std::string_view kMarketCode = "KRW-BTC";

class QuotationRoutes {
  public:
    QuotationRoutes(const SimulatedMarket& market, const OrderDesk& desk, const SimulatorClock& clock)
        : m_market{market}
        , m_desk{desk}
        , m_clock{clock} {}

    void addTo(http::Router& router, ApiGate& gate) const;

    http::Response markets(const Call& call) const;
    http::Response ticker(const Call& call) const;
    http::Response orderbook(const Call& call) const;
    http::Response instruments(const Call& call) const;

  private:
    const SimulatedMarket& m_market;
    const OrderDesk& m_desk;
    const SimulatorClock& m_clock;
};

} // namespace kkachi::simulator
