#include "backtest/report_csv.h"

#include "backtest/report_text.h"

namespace kkachi::backtest {

std::string tradesCsv(const BacktestReport& report) {
    std::string csv = "entry_time,entry_price,exit_time,exit_price,volume,pnl,pnl_pct,exit_reason,bars_held\n";
    for (const Trade& trade : report.trades) {
        csv.append(timeText(trade.entryTime)).append(",").append(trade.entryPrice.toString()).append(",");
        csv.append(timeText(trade.exitTime)).append(",").append(trade.exitPrice.toString()).append(",");
        csv.append(trade.volume.toString()).append(",").append(trade.pnl.toString()).append(",");
        csv.append(plainText(trade.pnlPct)).append(",").append(toString(trade.exitReason)).append(",");
        csv.append(std::to_string(trade.barsHeld)).append("\n");
    }
    return csv;
}

std::string equityCsv(const BacktestReport& report) {
    constexpr std::size_t kUsualRow = 42;
    std::string csv = "time,equity\n";
    csv.reserve(csv.size() + report.equity.size() * kUsualRow);
    for (const EquityPoint& point : report.equity)
        csv.append(timeText(point.at)).append(",").append(point.equity.toString()).append("\n");
    return csv;
}

} // namespace kkachi::backtest
