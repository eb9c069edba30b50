// Private REST: creating, testing, cancelling and replacing orders. The order in which a request is checked: limit,
// token, right, parameters and their combination, market open, tick, totals, identifier, funds.
#pragma once

#include "http/router.h"
#include "simulator/api_gate.h"
#include "simulator/order_desk.h"
#include "simulator/order_parameters.h"

#include <optional>

namespace kkachi::simulator {

class OrderRoutes {
  public:
    OrderRoutes(OrderDesk& desk, const SimulatorClock& clock, const Switches& switches)
        : m_desk{desk}
        , m_clock{clock}
        , m_switches{switches} {}

    void addTo(http::Router& router, ApiGate& gate);

    http::Response create(const Call& call);
    http::Response test(const Call& call);
    http::Response cancelOne(const Call& call);
    http::Response cancelByIds(const Call& call);
    http::Response cancelOpen(const Call& call);
    http::Response cancelAndNew(const Call& call);

  private:
    // Parameters that may become an order now but for the funds, or the answer that refuses them.
    base::Result<OrderParameters, ApiError> check(const Call& call) const;
    std::optional<base::Price> saleValue() const;
    DeskRequest deskRequest(const OrderParameters& parameters) const;
    bool requestCancel(const DeskOrder& order, std::optional<Replacement> replacement = {});
    http::Response cancelReply(const std::vector<const DeskOrder*>& cancelled,
                               const std::vector<const DeskOrder*>& failed) const;

    OrderDesk& m_desk;
    const SimulatorClock& m_clock;
    const Switches& m_switches;
};

} // namespace kkachi::simulator
