#include "backtest/report_json.h"

#include "backtest/report_text.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

namespace kkachi::backtest {

namespace {

std::string quoted(std::string_view text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json.append({'\\', c});
        else if (static_cast<unsigned char>(c) < 0x20)
            json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            json += c;
    }
    return json + '"';
}

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : "null";
}
std::string number(const std::optional<double>& value) {
    return value ? number(*value) : "null";
}
std::string number(std::int64_t value) {
    return std::to_string(value);
}
template <class Tag>
std::string number(base::Fixed<Tag> value) {
    return value.toString();
}

class Object {
  public:
    Object& add(std::string_view name, std::string_view json) {
        m_json.append(m_json.size() > 1 ? "," : "").append(quoted(name)).append(":").append(json);
        return *this;
    }
    std::string text() const { return m_json + "}"; }

  private:
    std::string m_json = "{";
};

std::string notesJson(const BacktestReport& report) {
    std::string json = "[";
    for (const Note note : report.notes)
        json.append(json.size() > 1 ? "," : "").append(quoted(textOf(note)));
    return json + "]";
}

std::string openPositionJson(const std::optional<OpenPosition>& position) {
    if (!position)
        return "null";
    return Object{}
        .add("entry_time", quoted(timeText(position->entryTime)))
        .add("entry_price", number(position->entryPrice))
        .add("volume", number(position->volume))
        .add("unrealised_pnl", number(position->unrealisedPnl))
        .text();
}

void addStatistics(Object& json, const Statistics& statistics) {
    json.add("total_return", number(statistics.totalReturn))
        .add("max_drawdown", number(statistics.maxDrawdown))
        .add("win_rate", number(statistics.winRate))
        .add("profit_loss_ratio", number(statistics.profitLossRatio))
        .add("profit_factor", number(statistics.profitFactor))
        .add("total_trades", number(statistics.totalTrades))
        .add("sharpe", number(statistics.sharpe))
        .add("sortino", number(statistics.sortino))
        .add("calmar", number(statistics.calmar))
        .add("cagr", number(statistics.cagr))
        .add("exposure", number(statistics.exposure))
        .add("buy_and_hold_return", number(statistics.buyAndHoldReturn));
}

} // namespace

std::string parametersJson(const BacktestReport& report) {
    Object json;
    for (const auto& [name, value] : report.parameters)
        json.add(name, number(value));
    return json.text();
}

std::string reportJson(const BacktestReport& report, const RunDetails& details) {
    Object json;
    json.add("strategy", quoted(report.strategy))
        .add("params", parametersJson(report))
        .add("market", quoted(report.market))
        .add("start", quoted(timeText(report.start)))
        .add("end", quoted(timeText(report.end)))
        .add("bars", number(report.bars))
        .add("capital", number(report.capital))
        .add("final_equity", number(report.finalEquity));
    addStatistics(json, report.statistics);
    json.add("fees_paid", number(report.feesPaid))
        .add("fee", number(report.fee))
        .add("slippage_bps", number(report.slippageBps))
        .add("position_pct", number(report.positionPct))
        .add("risk", report.risk ? "true" : "false")
        .add("open_position", openPositionJson(report.openPosition))
        .add("notes", notesJson(report))
        .add("elapsed_ms", number(details.elapsedMs))
        .add("load_ms", number(details.loadMs))
        .add("run_id", details.runId ? number(*details.runId) : "null");
    return json.text();
}

storage::BacktestRow rowOf(const BacktestReport& report, const RunDetails& details, base::Timestamp runAt) {
    storage::BacktestRow row;
    row.runAt = runAt;
    row.start = report.start;
    row.end = report.end;
    row.totalReturn = report.statistics.totalReturn;
    row.maxDrawdown = report.statistics.maxDrawdown;
    row.winRate = report.statistics.winRate;
    row.profitLossRatio = report.statistics.profitLossRatio;
    row.totalTrades = static_cast<int>(report.statistics.totalTrades);
    row.strategy = report.strategy;
    row.parametersJson = parametersJson(report);
    row.reportJson = reportJson(report, {details.elapsedMs, details.loadMs, std::nullopt});
    return row;
}

} // namespace kkachi::backtest
