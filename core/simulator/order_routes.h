// Private REST: creating, testing and cancelling orders. The order in which a request is checked: limit, token,
// parameters and their combination, tick, totals, identifier, funds.
#pragma once

#include "http/router.h"
#include "simulator/api_gate.h"
#include "simulator/order_desk.h"

namespace kkachi::simulator {

class OrderRoutes {
  public:
    OrderRoutes(OrderDesk& desk, const SimulatorClock& clock)
        : m_desk{desk}
        , m_clock{clock} {}

    void addTo(http::Router& router, ApiGate& gate);

    http::Response create(const Call& call);
    http::Response test(const Call& call);
    http::Response cancelOne(const Call& call);
    http::Response cancelByIds(const Call& call);
    http::Response cancelOpen(const Call& call);

  private:
    bool requestCancel(const DeskOrder& order);
    http::Response cancelReply(const std::vector<const DeskOrder*>& cancelled,
                               const std::vector<const DeskOrder*>& failed) const;

    OrderDesk& m_desk;
    const SimulatorClock& m_clock;
};

} // namespace kkachi::simulator
