// A file of candles or of recorded trades for the demo's market.
#pragma once

#include "base/result.h"
#include "history/csv_error.h"
#include "simulator/simulator_settings.h"

#include <cstdint>
#include <filesystem>

namespace kkachi::app {

struct ReplayFile {
    simulator::ReplayTape tape;
    std::int64_t duplicates = 0; // trades that stood there again and are played once
};

// Which of the two it is, its first line tells.
base::Result<ReplayFile, history::CsvError> readReplay(const std::filesystem::path& file);

} // namespace kkachi::app
