// Buys on the first bar and never answers again, also after a stop: the yardstick of the others.
#pragma once

#include "market/candle.h"
#include "signal/signal.h"
#include "strategy/strategy_declaration.h"

#include <optional>
#include <string>

namespace kkachi::strategy {

class BuyAndHold {
  public:
    struct Parameters {};

    BuyAndHold() = default;
    explicit BuyAndHold(const Parameters&) {}

    static const StrategyDeclaration& declaration();

    signal::Action onClose(const market::Candle& bar) {
        m_close = bar.close;
        if (m_hasBought)
            return signal::Action::Hold;
        m_hasBought = true;
        return signal::Action::Buy;
    }

    std::string inputsJson() const;

  private:
    bool m_hasBought = false;
    std::optional<base::Price> m_close;
};

} // namespace kkachi::strategy
