// Two simple moving averages of the close: Buy when the fast one rises through the slow one, Sell on the mirror.
#pragma once

#include "base/fixed_point.h"
#include "indicators/rolling_sum.h"
#include "market/candle.h"
#include "signal/signal.h"
#include "strategy/strategy_declaration.h"

#include <optional>
#include <string>

namespace kkachi::strategy {

class SmaCross {
  public:
    struct Parameters {
        int fast = 20; // bars, 1 <= fast < slow
        int slow = 50;
    };

    explicit SmaCross(const Parameters& parameters)
        : m_fast{static_cast<std::size_t>(parameters.fast)}
        , m_slow{static_cast<std::size_t>(parameters.slow)} {}

    static const StrategyDeclaration& declaration();

    signal::Action onClose(const market::Candle& bar) {
        m_fast.add(bar.close);
        m_slow.add(bar.close);
        if (!m_slow.isFull())
            return signal::Action::Hold;
        const int side = indicators::compareAverages(m_fast, m_slow);
        const std::optional<int> before = m_side;
        m_side = side;
        if (!before)
            return signal::Action::Hold;
        if (*before <= 0 && side > 0)
            return signal::Action::Buy;
        if (*before >= 0 && side < 0)
            return signal::Action::Sell;
        return signal::Action::Hold;
    }

    std::string inputsJson() const;

  private:
    indicators::RollingSum m_fast;
    indicators::RollingSum m_slow;
    std::optional<int> m_side; // sign of fast - slow on the bar before; nothing while one average is missing
};

} // namespace kkachi::strategy
