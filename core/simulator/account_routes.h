// Private REST: reading balances, orders, the rules of the market and the keys.
#pragma once

#include "http/router.h"
#include "simulator/api_gate.h"
#include "simulator/order_desk.h"

namespace kkachi::simulator {

class AccountRoutes {
  public:
    AccountRoutes(const OrderDesk& desk, const SimulatorClock& clock, const Switches& switches, std::string accessKey)
        : m_desk{desk}
        , m_clock{clock}
        , m_switches{switches}
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

    // The retired GET /v1/orders, where the switch says that it is still there.
    http::Response orders(const Call& call) const;

  private:
    // Whether the order can be read yet.
    bool isVisible(const DeskOrder& order) const;
    // `orders` are oldest first; newest first is the default of every list.
    http::Response listReply(std::vector<const DeskOrder*> orders, const Call& call, std::size_t skip,
                             std::size_t most) const;
    const OrderDesk& m_desk;
    const SimulatorClock& m_clock;
    const Switches& m_switches;
    std::string m_accessKey;
};

} // namespace kkachi::simulator
