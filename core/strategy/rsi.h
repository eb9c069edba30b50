// Wilder's relative strength index of the close: Buy when it comes up through `lower`, Sell when it falls through
// `upper`.
#pragma once

#include "indicators/wilder_rsi.h"
#include "market/candle.h"
#include "signal/signal.h"
#include "strategy/strategy_declaration.h"

#include <optional>
#include <string>

namespace kkachi::strategy {

class Rsi {
  public:
    struct Parameters {
        int period = 14; // changes of the close
        double lower = 30;
        double upper = 70;
    };

    explicit Rsi(const Parameters& parameters)
        : m_parameters{parameters}
        , m_rsi{parameters.period} {}

    static const StrategyDeclaration& declaration();

    signal::Action onClose(const market::Candle& bar) {
        m_rsi.add(bar.close);
        if (!m_rsi.isReady())
            return signal::Action::Hold;
        const Sides now{m_rsi.compare(m_parameters.lower), m_rsi.compare(m_parameters.upper)};
        const std::optional<Sides> before = m_before;
        m_before = now;
        if (!before)
            return signal::Action::Hold;
        if (before->ofLower <= 0 && now.ofLower > 0)
            return signal::Action::Buy;
        if (before->ofUpper >= 0 && now.ofUpper < 0)
            return signal::Action::Sell;
        return signal::Action::Hold;
    }

    std::string inputsJson() const;

  private:
    struct Sides { // signs of rsi - level
        int ofLower = 0;
        int ofUpper = 0;
    };

    Parameters m_parameters;
    indicators::WilderRsi m_rsi;
    std::optional<Sides> m_before;
};

} // namespace kkachi::strategy
