// Larry Williams' volatility breakout on trading days: Buy when a bar closes above the day's open plus k times the
// range of the day before, Sell when the next day begins. It takes bars of any unit up to a day.
#pragma once

#include "base/fixed_point.h"
#include "indicators/day_range.h"
#include "market/candle.h"
#include "signal/signal.h"
#include "strategy/strategy_declaration.h"

#include <optional>
#include <string>

namespace kkachi::strategy {

class VolatilityBreakout {
  public:
    struct Parameters {
        base::Ratio k = base::Ratio::fromUnits(50'000'000); // 0.5
    };

    explicit VolatilityBreakout(const Parameters& parameters)
        : m_k{parameters.k} {}

    static const StrategyDeclaration& declaration();

    signal::Action onClose(const market::Candle& bar) {
        m_close = bar.close;
        const bool isFirstOfDay = m_days.add(bar);
        if (isFirstOfDay && m_hasEntered) {
            m_hasEntered = false;
            return signal::Action::Sell;
        }
        if (m_hasEntered || !isAboveTarget(bar.close))
            return signal::Action::Hold;
        m_hasEntered = true;
        return signal::Action::Buy;
    }

    std::string inputsJson() const;

  private:
    // close > open of the day + k x range of the day before, without rounding.
    bool isAboveTarget(base::Price close) const {
        if (!m_days.previous())
            return false;
        const base::Price range = m_days.previous()->high - m_days.previous()->low;
        const base::Price rise = close - m_days.today()->open;
        return base::Wide{rise.units()} * base::kDecimalScale > base::Wide{range.units()} * m_k.units();
    }

    base::Ratio m_k;
    indicators::DayRange m_days;
    bool m_hasEntered = false; // a Buy was answered in this trading day
    std::optional<base::Price> m_close;
};

} // namespace kkachi::strategy
