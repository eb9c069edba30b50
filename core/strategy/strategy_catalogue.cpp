#include "strategy/strategy_catalogue.h"

#include <algorithm>
#include <optional>

namespace kkachi::strategy {

namespace {

using base::Ratio;
using base::Unexpected;

std::string knownNames() {
    std::string names;
    for (const StrategyDeclaration& declaration : declarations())
        names.append(names.empty() ? "" : ", ").append(declaration.name);
    return names;
}

std::string parameterNames(const StrategyDeclaration& declaration) {
    std::string names;
    for (const ParameterDeclaration& parameter : declaration.parameters)
        names.append(names.empty() ? "" : ", ").append(parameter.name);
    return names;
}

std::string rangeOf(const ParameterDeclaration& parameter) {
    return parameter.least.toString() + " to " + parameter.most.toString();
}

std::optional<StrategyError> findProblem(const StrategyDeclaration& declaration, const Parameters& given) {
    for (const auto& [name, value] : given) {
        const auto known = std::ranges::find(declaration.parameters, name, &ParameterDeclaration::name);
        if (known == declaration.parameters.end())
            return StrategyError{StrategyProblem::UnknownParameter, name, value.toString(),
                                 parameterNames(declaration)};
        if (value < known->least || value > known->most)
            return StrategyError{StrategyProblem::OutOfRange, name, value.toString(), rangeOf(*known)};
        if (known->isWhole && value.units() % base::kDecimalScale != 0)
            return StrategyError{StrategyProblem::NotWhole, name, value.toString(), rangeOf(*known)};
    }
    return std::nullopt;
}

// Values of a declaration's parameters, already held against their ranges.
class Values {
  public:
    Values(const StrategyDeclaration& declaration, const Parameters& given)
        : m_complete{completeParameters(declaration, given)} {}

    Ratio number(std::string_view name) const {
        const auto found = std::ranges::find(m_complete, name, &std::pair<std::string, Ratio>::first);
        return found == m_complete.end() ? Ratio{} : found->second;
    }
    int count(std::string_view name) const { return static_cast<int>(number(name).units() / base::kDecimalScale); }

  private:
    std::vector<std::pair<std::string, Ratio>> m_complete;
};

base::Result<AnyStrategy, StrategyError> makeSmaCross(const Values& values) {
    const SmaCross::Parameters parameters{values.count("fast"), values.count("slow")};
    if (parameters.fast >= parameters.slow)
        return Unexpected{StrategyError{StrategyProblem::BadCombination, "fast", std::to_string(parameters.fast),
                                        "fast < slow (" + std::to_string(parameters.slow) + ")"}};
    return AnyStrategy{SmaCross{parameters}};
}

} // namespace

const std::vector<StrategyDeclaration>& declarations() {
    static const std::vector<StrategyDeclaration> kDeclarations{SmaCross::declaration(), BuyAndHold::declaration(),
                                                                Rsi::declaration(), VolatilityBreakout::declaration()};
    return kDeclarations;
}

const StrategyDeclaration* findDeclaration(std::string_view name) {
    const auto found = std::ranges::find(declarations(), name, &StrategyDeclaration::name);
    return found == declarations().end() ? nullptr : &*found;
}

base::Result<AnyStrategy, StrategyError> makeStrategy(std::string_view name, const Parameters& parameters) {
    const StrategyDeclaration* declaration = findDeclaration(name);
    if (!declaration)
        return Unexpected{
            StrategyError{StrategyProblem::UnknownStrategy, std::string{name}, std::string{name}, knownNames()}};
    if (auto problem = findProblem(*declaration, parameters))
        return Unexpected{*std::move(problem)};
    const Values values{*declaration, parameters};
    if (name == SmaCross::declaration().name)
        return makeSmaCross(values);
    if (name == Rsi::declaration().name)
        return AnyStrategy{
            Rsi{{values.count("period"), values.number("lower").toDouble(), values.number("upper").toDouble()}}};
    if (name == VolatilityBreakout::declaration().name)
        return AnyStrategy{VolatilityBreakout{{values.number("k")}}};
    return AnyStrategy{BuyAndHold{}};
}

std::vector<std::pair<std::string, Ratio>> completeParameters(const StrategyDeclaration& declaration,
                                                              const Parameters& given) {
    std::vector<std::pair<std::string, Ratio>> complete;
    for (const ParameterDeclaration& parameter : declaration.parameters) {
        const auto found = given.find(parameter.name);
        complete.emplace_back(parameter.name, found == given.end() ? parameter.defaultValue : found->second);
    }
    return complete;
}

} // namespace kkachi::strategy
