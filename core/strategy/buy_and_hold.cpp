#include "strategy/buy_and_hold.h"

#include "base/translatable.h"
#include "strategy/inputs_json.h"

namespace kkachi::strategy {

const StrategyDeclaration& BuyAndHold::declaration() {
    static const StrategyDeclaration kDeclaration{
        "buy-and-hold",
        KKACHI_TRANSLATABLE("strategy", "Buy on the first bar, Hold ever after, also after a stop-loss."),
        {}};
    return kDeclaration;
}

std::string BuyAndHold::inputsJson() const {
    return inputsObject({{"close", textOf(m_close)}});
}

} // namespace kkachi::strategy
