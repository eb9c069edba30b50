// Private REST: reading balances, orders, the rules of the market and the keys.
#pragma once

#include "http/router.h"
#include "simulator/api_gate.h"
#include "simulator/order_desk.h"

namespace kkachi::simulator {

class AccountRoutes {
  public:
    AccountRoutes(const OrderDesk& desk, const SimulatorClock& clock, std::string accessKey)
        : m_desk{desk}
        , m_clock{clock}
        , m_accessKey{std::move(accessKey)} {}

    void addTo(http::Router& router, ApiGate& gate) const;

    http::Response accounts(const Call& call) const;
    http::Response chance(const Call& call) const;
    http::Response order(const Call& call) const;
    http::Response ordersByIds(const Call& call) const;
    http::Response openOrders(const Call& call) const;
    http::Response closedOrders(const Call& call) const;
    // Nothing is ever withdrawn; these two are for a look at what a key may do.
    http::Response withdraws(const Call& call) const;
    http::Response cancelWithdraw(const Call& call) const;
    http::Response apiKeys(int expiresInDays) const;

  private:
    const OrderDesk& m_desk;
    const SimulatorClock& m_clock;
    std::string m_accessKey;
};

} // namespace kkachi::simulator
