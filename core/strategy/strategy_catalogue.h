// Every strategy by name. A strategy is a value: onClose(bar) answers Buy, Hold or Sell from the bars it has seen, with
// no clock, allocation or virtual call inside, so that a backtest can run it over columns.
#pragma once

#include "base/result.h"
#include "market/candle.h"
#include "signal/signal.h"
#include "strategy/buy_and_hold.h"
#include "strategy/rsi.h"
#include "strategy/sma_cross.h"
#include "strategy/strategy_declaration.h"
#include "strategy/volatility_breakout.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kkachi::strategy {

using AnyStrategy = std::variant<SmaCross, BuyAndHold, Rsi, VolatilityBreakout>;
using Parameters = std::map<std::string, base::Ratio, std::less<>>; // by name; those not named keep their default

enum class StrategyProblem { UnknownStrategy, UnknownParameter, OutOfRange, NotWhole, BadCombination };

// Names the place and the allowed values; the faces make a sentence of it.
struct StrategyError {
    StrategyProblem problem{};
    std::string subject; // the strategy or the parameter
    std::string value;
    std::string allowed; // "1 to 10000", "fast < slow", or the known names
};

const std::vector<StrategyDeclaration>& declarations();
const StrategyDeclaration* findDeclaration(std::string_view name);

base::Result<AnyStrategy, StrategyError> makeStrategy(std::string_view name, const Parameters& parameters);

// Defaults filled in, in the order of the declaration.
std::vector<std::pair<std::string, base::Ratio>> completeParameters(const StrategyDeclaration& declaration,
                                                                    const Parameters& given);

inline signal::Action onClose(AnyStrategy& strategy, const market::Candle& bar) {
    return std::visit([&bar](auto& s) { return s.onClose(bar); }, strategy);
}
// The numbers the last answer was made of, as JSON: {"sma_fast":"...","sma_slow":"..."}.
inline std::string inputsJson(const AnyStrategy& strategy) {
    return std::visit([](const auto& s) { return s.inputsJson(); }, strategy);
}

} // namespace kkachi::strategy
