// The lists of a report as CSV text: plain decimals with all digits, LF line ends.
#pragma once

#include "backtest/backtest_report.h"

#include <string>

namespace kkachi::backtest {

// entry_time,entry_price,exit_time,exit_price,volume,pnl,pnl_pct,exit_reason,bars_held
std::string tradesCsv(const BacktestReport& report);
// time,equity
std::string equityCsv(const BacktestReport& report);

} // namespace kkachi::backtest
