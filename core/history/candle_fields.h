// The fields of one candle row: text to exact values, fast for the forms that files hold by the million.
#pragma once

#include "base/result.h"
#include "base/timestamp.h"
#include "history/csv_error.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kkachi::history {

// ISO 8601 (as base::parseInstant) or epoch milliseconds.
std::optional<base::Timestamp> parseOpenTime(std::string_view text);

// Units of 1e-8. A price must be exact; a volume with more than eight decimals is cut, for floating-point residues such
// as 0.30000000000000004 stand in many files.
base::Result<std::int64_t, CsvProblem> parsePriceUnits(std::string_view text);
base::Result<std::int64_t, CsvProblem> parseVolumeUnits(std::string_view text);

} // namespace kkachi::history
