// Keeps the result of a backtest. Any thread; each call opens and closes a connection of its own.
#pragma once

#include "storage/rows.h"
#include "storage/sql/sql_connection.h"

#include <QString>

#include <cstdint>

namespace kkachi::storage::sql {

// The id of the new row in `backtest_results`: the run id of the report.
SqlResult<std::int64_t> saveBacktest(const QString& url, const BacktestRow& row);

} // namespace kkachi::storage::sql
