// The admin pages: what the exchange truly accepted and filled, how its time runs, and the faults.
#pragma once

#include "http/router.h"
#include "simulator/fault_plan.h"
#include "simulator/order_desk.h"
#include "simulator/request_log.h"
#include "simulator/simulated_market.h"
#include "simulator/simulator_clock.h"
#include "simulator/switches.h"

#include <functional>

namespace kkachi::simulator {

class JournalRoutes {
  public:
    JournalRoutes(const OrderDesk& desk, SimulatedMarket& market, const SimulatorClock& clock,
                  const RequestLog& requests, FaultPlan& faults, Switches& switches, std::uint64_t seed,
                  std::function<void()> onFaultsChanged)
        : m_desk{desk}
        , m_market{market}
        , m_clock{clock}
        , m_requests{requests}
        , m_faults{faults}
        , m_switches{switches}
        , m_seed{seed}
        , m_onFaultsChanged{std::move(onFaultsChanged)} {}

    void addTo(http::Router& router);

    // Every order and fill, the balances, and how many requests of which kind arrived.
    http::Response journal() const;
    // The public tape since the start, oldest first: ?after=<sequential_id>&limit=<1 to 10000, 1000>.
    http::Response tape(const http::Request& request) const;
    http::Response status() const;
    http::Response addFault(const http::Request& request);
    // {"name": "value", ...}, all or none.
    http::Response setSwitches(const http::Request& request);
    // {"percent": -4} moves a generated market at once; a replay cannot be moved.
    http::Response jump(const http::Request& request);

  private:
    const OrderDesk& m_desk;
    SimulatedMarket& m_market;
    const SimulatorClock& m_clock;
    const RequestLog& m_requests;
    FaultPlan& m_faults;
    Switches& m_switches;
    std::uint64_t m_seed;
    std::function<void()> m_onFaultsChanged;
};

} // namespace kkachi::simulator
