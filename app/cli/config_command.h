// kkachi-cli config: what is set, where it came from, what is wrong.
#pragma once

#include "app/options/invocation.h"

namespace kkachi::app::cli {

void addConfigCommand(CLI::App& program, Invocation& invocation);

} // namespace kkachi::app::cli
