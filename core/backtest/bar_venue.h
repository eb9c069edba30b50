// The venue of a backtest: keeps what was ordered at a close and fills it at the open of the next bar.
#pragma once

#include "backtest/fill_rules.h"
#include "exchange/venue_requests.h"

#include <string_view>
#include <vector>

namespace kkachi::backtest {

class BarVenue {
  public:
    explicit BarVenue(const Costs& costs)
        : m_costs{costs} {}

    const Costs& costs() const { return m_costs; }

    void keep(const exchange::PlaceOrder& order) { m_pending.push_back(order); }
    // True when the order was pending and is not any more.
    bool drop(std::string_view identifier);
    // The pending orders, in the order they came in; none is left here.
    std::vector<exchange::PlaceOrder> takePending();

    // What the open of `bar` gives the order. Volume 0: nothing.
    BarFill atOpen(const exchange::PlaceOrder& order, const market::Candle& bar) const;

  private:
    Costs m_costs;
    std::vector<exchange::PlaceOrder> m_pending;
};

} // namespace kkachi::backtest
