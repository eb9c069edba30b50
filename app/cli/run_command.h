// kkachi-cli run: trades without a window.
#pragma once

#include "app/options/invocation.h"

namespace kkachi::app::cli {

void addRunCommand(CLI::App& program, Invocation& invocation);

} // namespace kkachi::app::cli
