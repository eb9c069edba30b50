#include "backtest/bar_venue.h"

#include <utility>

namespace kkachi::backtest {

bool BarVenue::drop(std::string_view identifier) {
    return std::erase_if(m_pending, [identifier](const auto& order) { return order.identifier == identifier; }) > 0;
}

std::vector<exchange::PlaceOrder> BarVenue::takePending() {
    return std::exchange(m_pending, {});
}

BarFill BarVenue::atOpen(const exchange::PlaceOrder& order, const market::Candle& bar) const {
    return order.side == order::Side::Buy ? buyAtOpen(bar, order.funds, m_costs)
                                          : sellAtOpen(bar, order.amount, m_costs);
}

} // namespace kkachi::backtest
