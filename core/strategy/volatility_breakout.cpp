#include "strategy/volatility_breakout.h"

#include "base/translatable.h"
#include "strategy/inputs_json.h"

namespace kkachi::strategy {

const StrategyDeclaration& VolatilityBreakout::declaration() {
    static const StrategyDeclaration kDeclaration{
        "volatility-breakout",
        KKACHI_TRANSLATABLE(
            "strategy",
            "Larry Williams' breakout on trading days, which begin at 00:00 UTC (09:00 KST); a bar belongs to the day "
            "it "
            "opens in. The target is the open of the day's first bar plus k x (highest high - lowest low of the day "
            "before, which is the last earlier day that has bars), compared exactly. Buy when a bar closes above the "
            "target, at most once a day and not on the first day of the data. Sell on the first bar of the day after a "
            "Buy, and on that bar nothing else; later bars of that day may Buy again. Works with bars of any unit up "
            "to "
            "a day."),
        {{"k", base::Ratio::fromUnits(base::kDecimalScale / 2), base::Ratio{}, base::Ratio::whole(10), false,
          KKACHI_TRANSLATABLE("strategy", "share of the range of the day before")}}};
    return kDeclaration;
}

std::string VolatilityBreakout::inputsJson() const {
    const auto& today = m_days.today();
    const auto& previous = m_days.previous();
    std::optional<base::Price> open;
    std::optional<base::Price> target;
    if (today)
        open = today->open;
    if (today && previous)
        target = today->open + base::scale(previous->high - previous->low, m_k, base::Rounding::Down);
    return inputsObject({{"close", textOf(m_close)}, {"day_open", textOf(open)}, {"target", textOf(target)}});
}

} // namespace kkachi::strategy
