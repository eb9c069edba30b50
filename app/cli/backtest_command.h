// kkachi-cli backtest: one strategy over one file of candles.
#pragma once

#include "app/options/invocation.h"

namespace kkachi::app::cli {

void addBacktestCommand(CLI::App& program, Invocation& invocation);

} // namespace kkachi::app::cli
