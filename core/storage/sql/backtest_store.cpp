#include "storage/sql/backtest_store.h"

#include "storage/sql/column_text.h"
#include "storage/sql/sql_statement.h"

namespace kkachi::storage::sql {

using base::Unexpected;

namespace {

QStringList columns() {
    return QStringLiteral("run_timestamp start_date end_date total_return max_drawdown win_rate profit_loss_ratio "
                          "total_trades strategy parameters report")
        .split(u' ');
}

} // namespace

SqlResult<std::int64_t> saveBacktest(const QString& url, const BacktestRow& row) {
    const auto connection = SqlConnection::open(url, Access::ReadWrite);
    if (!connection)
        return Unexpected{connection.error()};
    const QString table = QStringLiteral("backtest_results");
    SqlStatement insert{**connection, insertInto(table, columns()), table};
    const auto inserted =
        insert.run({instantOf(row.runAt), instantOf(row.start), instantOf(row.end), row.totalReturn, row.maxDrawdown,
                    realOrNull(row.winRate), realOrNull(row.profitLossRatio), row.totalTrades, textOf(row.strategy),
                    textOf(row.parametersJson), textOf(row.reportJson)});
    if (!inserted)
        return Unexpected{inserted.error()};
    return insert.lastId();
}

} // namespace kkachi::storage::sql
