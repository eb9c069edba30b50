#include "strategy/rsi.h"

#include "base/translatable.h"
#include "strategy/inputs_json.h"

#include <fmt/format.h>

namespace kkachi::strategy {

const StrategyDeclaration& Rsi::declaration() {
    static const StrategyDeclaration kDeclaration{
        "rsi",
        KKACHI_TRANSLATABLE("strategy",
                            "Wilder's relative strength index of the close: the first average is the mean of the first "
                            "`period` changes, each later one (previous x (period - 1) + new) / period; 100 with gains "
                            "only, 0 with losses only, 50 with neither. Buy when it rises from at or below `lower` to "
                            "above it; Sell when it falls from at or above `upper` to below it. First answer on bar "
                            "period + 1, counted from 0."),
        {{"period", base::Ratio::whole(14), base::Ratio::whole(1), base::Ratio::whole(kLongestWindow), true,
          KKACHI_TRANSLATABLE("strategy", "changes of the close that an average spans")},
         {"lower", base::Ratio::whole(30), base::Ratio{}, base::Ratio::whole(100), false,
          KKACHI_TRANSLATABLE("strategy", "level of the index whose upward crossing buys")},
         {"upper", base::Ratio::whole(70), base::Ratio{}, base::Ratio::whole(100), false,
          KKACHI_TRANSLATABLE("strategy", "level of the index whose downward crossing sells")}}};
    return kDeclaration;
}

std::string Rsi::inputsJson() const {
    const std::optional<double> value = m_rsi.value();
    return inputsObject({{"rsi", value ? std::optional{fmt::format("{}", *value)} : std::nullopt}});
}

} // namespace kkachi::strategy
