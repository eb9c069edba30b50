#include "strategy/sma_cross.h"

#include "base/translatable.h"
#include "strategy/inputs_json.h"

namespace kkachi::strategy {

const StrategyDeclaration& SmaCross::declaration() {
    static const StrategyDeclaration kDeclaration{
        "sma-cross",
        KKACHI_TRANSLATABLE(
            "strategy", "Simple moving averages of the close over `fast` and `slow` bars, compared exactly. Buy when "
                        "the fast average rises from at or below the slow one on the bar before to above it on this "
                        "bar; Sell when it falls from at or above to below. No answer before bar `slow`, counted "
                        "from 0: the first bar on which both averages exist for this bar and the one before."),
        {{"fast", base::Ratio::whole(20), base::Ratio::whole(1), base::Ratio::whole(kLongestWindow), true,
          KKACHI_TRANSLATABLE("strategy", "bars of the fast average; fewer than slow")},
         {"slow", base::Ratio::whole(50), base::Ratio::whole(1), base::Ratio::whole(kLongestWindow), true,
          KKACHI_TRANSLATABLE("strategy", "bars of the slow average")}}};
    return kDeclaration;
}

std::string SmaCross::inputsJson() const {
    return inputsObject({{"sma_fast", textOf(m_fast.average())}, {"sma_slow", textOf(m_slow.average())}});
}

} // namespace kkachi::strategy
