// The admin pages: what the exchange truly accepted and filled, how its time runs, and the faults.
#pragma once

#include "http/router.h"
#include "simulator/fault_plan.h"
#include "simulator/order_desk.h"
#include "simulator/simulated_market.h"
#include "simulator/simulator_clock.h"
#include "simulator/switches.h"

#include <functional>

namespace kkachi::simulator {

class JournalRoutes {
  public:
    JournalRoutes(const OrderDesk& desk, SimulatedMarket& market, const SimulatorClock& clock, FaultPlan& faults,
                  Switches& switches, std::uint64_t seed, std::function<void()> onFaultsChanged)
        : m_desk{desk}
        , m_market{market}
        , m_clock{clock}
        , m_faults{faults}
        , m_switches{switches}
        , m_seed{seed}
        , m_onFaultsChanged{std::move(onFaultsChanged)} {}

    void addTo(http::Router& router);

    http::Response journal() const;
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
    FaultPlan& m_faults;
    Switches& m_switches;
    std::uint64_t m_seed;
    std::function<void()> m_onFaultsChanged;
};

} // namespace kkachi::simulator
