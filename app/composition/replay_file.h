// A file of candles for the demo's market.
#pragma once

#include "base/result.h"
#include "history/csv_error.h"
#include "simulator/simulator_settings.h"

#include <filesystem>

namespace kkachi::app {

base::Result<simulator::ReplayTape, history::CsvError> readReplay(const std::filesystem::path& file);

} // namespace kkachi::app
