// At what price, for which volume and fee a bar fills an order: plain functions of values.
#pragma once

#include "base/fixed_point.h"
#include "market/candle.h"
#include "order/order.h"

#include <algorithm>

namespace kkachi::backtest {

struct Costs {
    base::Ratio fee;         // fraction of the notional
    base::Ratio slippageBps; // of the price
};

// What an order got: the fee is kept to eight decimals of a won.
struct BarFill {
    base::Price price;
    base::Quantity volume;
    base::Krw fee;
};

// Worse by the slippage: higher for a buy, lower for a sale.
constexpr base::Price withSlippage(base::Price price, order::Side side, base::Ratio slippageBps) {
    constexpr base::Wide kWhole = base::Wide{10'000} * base::kDecimalScale;
    const base::Wide factor = side == order::Side::Buy ? kWhole + slippageBps.units() : kWhole - slippageBps.units();
    return base::Price::fromUnits(
        base::narrow(base::divide(base::Wide{price.units()} * factor, kWhole, base::Rounding::HalfEven)));
}

// fee x price x volume, rounded once.
constexpr base::Krw feeOf(base::Price price, base::Quantity volume, base::Ratio fee) {
    constexpr base::Wide kScales = base::Wide{base::kDecimalScale} * base::kDecimalScale;
    return base::Krw::fromUnits(base::narrow(
        base::divide(base::Wide{price.units()} * volume.units() * fee.units(), kScales, base::Rounding::HalfEven)));
}

// A market buy of `funds` at the bar's open. The volume may come out as 0: then there is no fill.
constexpr BarFill buyAtOpen(const market::Candle& bar, base::Krw funds, const Costs& costs) {
    const base::Price price = withSlippage(bar.open, order::Side::Buy, costs.slippageBps);
    const base::Quantity volume = base::volumeFor(funds, price);
    return {price, volume, feeOf(price, volume, costs.fee)};
}

constexpr BarFill sellAt(base::Price quoted, base::Quantity volume, const Costs& costs) {
    const base::Price price = withSlippage(quoted, order::Side::Sell, costs.slippageBps);
    return {price, volume, feeOf(price, volume, costs.fee)};
}

constexpr BarFill sellAtOpen(const market::Candle& bar, base::Quantity volume, const Costs& costs) {
    return sellAt(bar.open, volume, costs);
}

// A stop fills at its price, or at the open when the bar already opens below it.
constexpr BarFill sellAtStop(const market::Candle& bar, base::Price stop, base::Quantity volume, const Costs& costs) {
    return sellAt(std::min(bar.open, stop), volume, costs);
}

} // namespace kkachi::backtest
