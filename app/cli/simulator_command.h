// kkachi-cli simulator: the built-in exchange and analyst on their own.
#pragma once

#include "app/options/invocation.h"

namespace kkachi::app::cli {

void addSimulatorCommand(CLI::App& program, Invocation& invocation);

} // namespace kkachi::app::cli
