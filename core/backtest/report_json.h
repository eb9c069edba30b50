// A report as one JSON document. Ratios are numbers at full double precision, null where there is none; money is a JSON
// number with all its decimals; times are ISO 8601 with Z.
#pragma once

#include "backtest/backtest_report.h"
#include "storage/rows.h"

#include <cstdint>
#include <optional>
#include <string>

namespace kkachi::backtest {

// What the run's host knows and the report does not.
struct RunDetails {
    double elapsedMs = 0;              // of the run alone
    double loadMs = 0;                 // of reading the bars
    std::optional<std::int64_t> runId; // its row in backtest_results; none when it was not stored
};

std::string reportJson(const BacktestReport& report, const RunDetails& details);
// {"fast":20,"slow":50}
std::string parametersJson(const BacktestReport& report);
// The row of `backtest_results`. The stored document holds no run_id: the row's id is that.
storage::BacktestRow rowOf(const BacktestReport& report, const RunDetails& details, base::Timestamp runAt);

} // namespace kkachi::backtest
