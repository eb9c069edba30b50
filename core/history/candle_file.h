// Candle files: comma separated, plain or gzip, with a header that names the columns `open_time_utc` or `timestamp`,
// `open`, `high`, `low`, `close`, and `volume_btc`, `volume_base` or `volume`. Other columns are ignored.
#pragma once

#include "base/result.h"
#include "history/candle_tape.h"
#include "history/csv_error.h"

#include <filesystem>

namespace kkachi::history {

// The whole file or the first thing that is wrong with it: nothing is half-loaded. Blank lines and CRLF are accepted.
base::Result<CandleTape, CsvError> readCandleFile(const std::filesystem::path& path);

} // namespace kkachi::history
