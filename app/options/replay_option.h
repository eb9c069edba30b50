// The option --replay: the tape it names, or what is wrong with it, said on standard error.
#pragma once

#include "base/result.h"
#include "simulator/simulator_settings.h"

#include <optional>
#include <string>

namespace kkachi::app {

// Nothing for an empty path; the exit code when the file cannot be played. Doubled trades are told on standard error.
base::Result<std::optional<simulator::ReplayTape>, int> replayFrom(const std::string& path);

} // namespace kkachi::app
