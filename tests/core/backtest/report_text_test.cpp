#include "backtest/report_csv.h"
#include "backtest/report_json.h"
#include "backtest/report_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace kkachi::backtest {
namespace {

using base::Krw;
using base::Price;
using base::Ratio;

BacktestReport sampleReport() {
    BacktestReport report;
    report.strategy = "sma-cross";
    report.parameters = {{"fast", Ratio::whole(20)}, {"slow", Ratio::whole(50)}};
    report.market = "KRW-BTC";
    report.start = *base::parseInstant("2024-01-01");
    report.end = *base::parseInstant("2024-01-01T00:01:00Z");
    report.bars = 2;
    report.capital = Krw::whole(10'000'000);
    report.finalEquity = *Krw::parse("9999999.00000001");
    report.fee = *Ratio::parse("0.0005");
    report.positionPct = Ratio::whole(2);
    report.statistics.totalReturn = -1e-7;
    report.statistics.totalTrades = 1;
    report.statistics.winRate = 0.0;
    report.statistics.exposure = 0.1 + 0.2;
    report.notes = {Note::TotalLossNotSimulated};
    report.trades = {{.entryTime = report.start,
                      .entryPrice = Price::whole(100),
                      .exitTime = report.end,
                      .exitPrice = *Price::parse("99.5"),
                      .volume = *base::Quantity::parse("0.00000001"),
                      .pnl = *Krw::parse("-0.00000001"),
                      .pnlPct = -1e-7,
                      .exitReason = ExitReason::StopLoss,
                      .barsHeld = 1}};
    report.equity = {{report.start, report.capital}, {report.end, report.finalEquity}};
    return report;
}

TEST(ReportCsv, WritesTradesInPlainDecimalsWithAllDigits) {
    EXPECT_EQ(tradesCsv(sampleReport()),
              "entry_time,entry_price,exit_time,exit_price,volume,pnl,pnl_pct,exit_reason,bars_held\n"
              "2024-01-01T00:00:00Z,100,2024-01-01T00:01:00Z,99.5,0.00000001,-0.00000001,-0.0000001,stop_loss,1\n");
}

TEST(ReportCsv, WritesARowOfEquityForEachBar) {
    EXPECT_EQ(equityCsv(sampleReport()), "time,equity\n"
                                         "2024-01-01T00:00:00Z,10000000\n"
                                         "2024-01-01T00:01:00Z,9999999.00000001\n");
}

TEST(ReportJson, HoldsEveryFieldOfTheContract) {
    const std::string json = reportJson(sampleReport(), {12.5, 3, 7});
    for (const char* field : {"strategy",      "params",       "market",
                              "start",         "end",          "bars",
                              "capital",       "final_equity", "total_return",
                              "max_drawdown",  "win_rate",     "profit_loss_ratio",
                              "profit_factor", "total_trades", "fees_paid",
                              "sharpe",        "sortino",      "calmar",
                              "cagr",          "exposure",     "buy_and_hold_return",
                              "elapsed_ms",    "load_ms",      "risk",
                              "run_id"})
        EXPECT_NE(json.find('"' + std::string{field} + "\":"), std::string::npos) << field;
}

TEST(ReportJson, WritesRatiosAtFullPrecisionAndNullWhereThereIsNone) {
    const std::string json = reportJson(sampleReport(), {12.5, 3, 7});
    EXPECT_NE(json.find(R"("params":{"fast":20,"slow":50})"), std::string::npos);
    EXPECT_NE(json.find(R"("start":"2024-01-01T00:00:00Z")"), std::string::npos);
    EXPECT_NE(json.find(R"("capital":10000000,"final_equity":9999999.00000001)"), std::string::npos);
    EXPECT_NE(json.find(R"("win_rate":0,)"), std::string::npos);
    EXPECT_NE(json.find(R"("sharpe":null)"), std::string::npos);
    EXPECT_NE(json.find(R"("exposure":0.30000000000000004)"), std::string::npos);
    EXPECT_NE(json.find(R"("risk":true)"), std::string::npos);
    EXPECT_NE(json.find(R"("elapsed_ms":12.5,"load_ms":3,"run_id":7)"), std::string::npos);
}

TEST(ReportJson, EscapesWhatAMarketNameMayHold) {
    BacktestReport report = sampleReport();
    report.market = "a\"b\\c\n";
    EXPECT_NE(reportJson(report, {}).find(R"("market":"a\"b\\c\u000a")"), std::string::npos);
}

TEST(ReportJson, GivesTheRowOfTheDatabase) {
    const storage::BacktestRow row = rowOf(sampleReport(), {12.5, 3, {}}, *base::parseInstant("2024-02-01"));
    EXPECT_EQ(row.totalTrades, 1);
    EXPECT_EQ(row.totalReturn, -1e-7);
    EXPECT_EQ(row.winRate, 0.0);
    EXPECT_FALSE(row.profitLossRatio.has_value());
    EXPECT_EQ(row.parametersJson, R"({"fast":20,"slow":50})");
    EXPECT_NE(row.reportJson.find(R"("run_id":null)"), std::string::npos);
}

TEST(ReportText, ShowsMillisecondsOnlyWhereThereAreSome) {
    EXPECT_EQ(timeText(base::fromEpochMs(1'700'000'000'000)), "2023-11-14T22:13:20Z");
    EXPECT_EQ(timeText(base::fromEpochMs(1'700'000'000'250)), "2023-11-14T22:13:20.250Z");
}

TEST(ReportText, WritesExtremeDoublesWithoutExponent) {
    EXPECT_EQ(plainText(1e22), "10000000000000000000000");
    EXPECT_EQ(std::stod(plainText(std::numeric_limits<double>::min())), std::numeric_limits<double>::min());
}

} // namespace
} // namespace kkachi::backtest
