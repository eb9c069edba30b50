// How a strategy describes itself, once: the command line's help, the dialog and the checks read this declaration.
#pragma once

#include "base/fixed_point.h"

#include <string_view>
#include <vector>

namespace kkachi::strategy {

struct ParameterDeclaration {
    std::string_view name;
    base::Ratio defaultValue; // a plain decimal number; whole for counts
    base::Ratio least;
    base::Ratio most;
    bool isWhole = true;
    std::string_view help; // English source text, translated by the faces in the context "strategy"
};

struct StrategyDeclaration {
    std::string_view name; // as typed: "sma-cross"
    std::string_view help; // exact rule in words; English source text, context "strategy"
    std::vector<ParameterDeclaration> parameters;
};

} // namespace kkachi::strategy
