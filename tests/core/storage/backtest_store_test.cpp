#include "books.h"
#include "storage/sql/backtest_store.h"

#include <gtest/gtest.h>

#include <limits>

namespace kkachi::storage::sql::test {
namespace {

BacktestRow result() {
    BacktestRow row;
    row.runAt = at(100);
    row.start = at(0);
    row.end = at(60);
    row.totalReturn = 0.1 + 0.2;
    row.maxDrawdown = 0.05;
    row.winRate = 0.5;
    row.totalTrades = 12;
    row.strategy = "sma-cross";
    row.parametersJson = R"({"fast":10,"slow":30})";
    row.reportJson = R"({"bars":100})";
    return row;
}

TEST(BacktestStore, KeepsTheResultUnderANewId) {
    const Books books;
    EXPECT_EQ(saveBacktest(books.url(), result()).value_or(0), 1);
    EXPECT_EQ(saveBacktest(books.url(), result()).value_or(0), 2);
    EXPECT_EQ(books.value(QStringLiteral("SELECT run_timestamp || start_date || end_date FROM backtest_results")),
              QStringLiteral("2026-01-01T00:01:40.000Z2026-01-01T00:00:00.000Z2026-01-01T00:01:00.000Z"));
    EXPECT_EQ(books.value(QStringLiteral("SELECT total_trades || strategy || (parameters ->> 'slow') || "
                                         "(report ->> 'bars') FROM backtest_results")),
              QStringLiteral("12sma-cross30100"));
}

TEST(BacktestStore, KeepsRatiosAtFullPrecisionAndWhatIsUndefinedAsNull) {
    const Books books;
    ASSERT_TRUE(saveBacktest(books.url(), result()));
    EXPECT_EQ(books.value(QStringLiteral("SELECT total_return = 0.1 + 0.2 FROM backtest_results")),
              QStringLiteral("1"));
    EXPECT_EQ(books.value(QStringLiteral("SELECT win_rate FROM backtest_results")), QStringLiteral("0.5"));
    EXPECT_EQ(books.value(QStringLiteral("SELECT profit_loss_ratio FROM backtest_results")), QStringLiteral("NULL"));
}

TEST(BacktestStore, RefusesAResultThatIsNoNumber) {
    const Books books;
    BacktestRow row = result();
    row.totalReturn = std::numeric_limits<double>::quiet_NaN();
    const auto saved = saveBacktest(books.url(), row);
    ASSERT_FALSE(saved.has_value());
    EXPECT_EQ(saved.error().problem, SqlProblem::Refused);
}

TEST(BacktestStore, RefusesAReportThatIsNoJson) {
    const Books books;
    BacktestRow row = result();
    row.reportJson.pop_back();
    const auto saved = saveBacktest(books.url(), row);
    ASSERT_FALSE(saved.has_value());
    EXPECT_EQ(saved.error().problem, SqlProblem::Refused);
    EXPECT_EQ(saved.error().place, QStringLiteral("backtest_results"));
    EXPECT_FALSE(saved.error().driverText.isEmpty());
}

} // namespace
} // namespace kkachi::storage::sql::test
