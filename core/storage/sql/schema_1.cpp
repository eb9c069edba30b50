#include "storage/sql/migrations.h"

namespace kkachi::storage::sql {

namespace {

QString modeColumn() {
    return choiceColumn(u"mode", {QStringLiteral("demo"), QStringLiteral("paper"), QStringLiteral("live")});
}

QString sideColumn(QStringView name) {
    return choiceColumn(name, {QStringLiteral("Buy"), QStringLiteral("Sell")});
}

QString marketData(const SqlDialect& d) {
    return createTable(u"market_data", {d.idColumn, instantColumn(d, u"timestamp"), moneyColumn(d, u"price"),
                                        moneyColumn(d, u"volume"), jsonColumn(d, u"trade_info"), modeColumn()});
}

QString tradingSignals(const SqlDialect& d) {
    return createTable(
        u"trading_signals",
        {d.idColumn, instantColumn(d, u"timestamp"),
         choiceColumn(u"signal", {QStringLiteral("Buy"), QStringLiteral("Hold"), QStringLiteral("Sell")}),
         // Null: the answer was missing, late or invalid.
         optionalRealColumn(d, u"confidence") + QStringLiteral(" CHECK (confidence BETWEEN 0 AND 1)"),
         textColumn(u"raw_response"), modeColumn(), instantColumn(d, u"asked_at"), textColumn(u"reasoning"),
         choiceColumn(u"source", {QStringLiteral("gpt"), QStringLiteral("rules"), QStringLiteral("replay")}),
         textColumn(u"model"), integerColumn(d, u"latency_ms"), textColumn(u"problem")});
}

// The first line names the columns of the outward contract, in its order; the others stand beside them.
QString orders(const SqlDialect& d) {
    QStringList columns{
        d.idColumn,
        instantColumn(d, u"timestamp"),
        referenceColumn(d, u"signal_id", u"trading_signals"),
        sideColumn(u"order_type"),
        moneyColumn(d, u"amount"),
        moneyColumn(d, u"price"),
        choiceColumn(u"status", {QStringLiteral("Pending"), QStringLiteral("Executed"), QStringLiteral("Failed")}),
        optionalMoneyColumn(d, u"executed_price"),
        QStringLiteral("error_message TEXT")};
    columns << modeColumn()
            << choiceColumn(u"state",
                            {QStringLiteral("intent"), QStringLiteral("sent"), QStringLiteral("acknowledged"),
                             QStringLiteral("partially_filled"), QStringLiteral("filled"), QStringLiteral("cancelled"),
                             QStringLiteral("rejected"), QStringLiteral("unknown")})
            << choiceColumn(u"origin", {QStringLiteral("signal"), QStringLiteral("stop_loss"),
                                        QStringLiteral("flatten"), QStringLiteral("hand"), QStringLiteral("external")})
            << QStringLiteral("identifier TEXT NOT NULL UNIQUE CHECK (identifier <> '')")
            << QStringLiteral("exchange_uuid TEXT") << optionalMoneyColumn(d, u"funds")
            << moneyColumn(d, u"executed_volume") << moneyColumn(d, u"fee")
            << choiceColumn(u"execution_type", {QStringLiteral("market"), QStringLiteral("limit")})
            << moneyColumn(d, u"executed_funds")
            << QStringLiteral("stated_end TEXT CHECK (stated_end IN ('filled', 'cancelled'))")
            << moneyColumn(d, u"stated_executed_volume") << integerColumn(d, u"attempts")
            << instantColumn(d, u"updated_at")
            // A signal's order names its signal, and no other order does.
            << QStringLiteral("CHECK ((origin = 'signal') = (signal_id IS NOT NULL))")
            << QStringLiteral("CHECK ((status = 'Pending') = (state NOT IN ('filled', 'cancelled', 'rejected')))");
    return createTable(u"orders", columns);
}

// Trade ids are unique within their order: a simulated exchange may give the same ids again on its next start.
QString fills(const SqlDialect& d) {
    return createTable(u"fills", {d.idColumn, referenceColumn(d, u"order_id", u"orders") + QStringLiteral(" NOT NULL"),
                                  QStringLiteral("trade_uuid TEXT NOT NULL CHECK (trade_uuid <> '')"),
                                  instantColumn(d, u"timestamp"), sideColumn(u"side"), moneyColumn(d, u"price"),
                                  moneyColumn(d, u"volume"), moneyColumn(d, u"fee"), modeColumn(),
                                  QStringLiteral("UNIQUE (order_id, trade_uuid)")});
}

QString verdicts(const SqlDialect& d) {
    return createTable(u"verdicts", {d.idColumn, instantColumn(d, u"timestamp"), modeColumn(),
                                     referenceColumn(d, u"signal_id", u"trading_signals"), flagColumn(u"approved"),
                                     textColumn(u"reason"), textColumn(u"limit_value"), textColumn(u"actual_value")});
}

QString accountSnapshots(const SqlDialect& d) {
    return createTable(u"account_snapshots",
                       {d.idColumn, instantColumn(d, u"timestamp"), modeColumn(), textColumn(u"state"),
                        moneyColumn(d, u"equity"), moneyColumn(d, u"cash"), moneyColumn(d, u"position"),
                        optionalMoneyColumn(d, u"average_entry"), moneyColumn(d, u"realised_pnl"),
                        moneyColumn(d, u"unrealised_pnl"), moneyColumn(d, u"day_pnl"),
                        optionalMoneyColumn(d, u"stop_price"), moneyColumn(d, u"stop_cover")});
}

QString riskChanges(const SqlDialect& d) {
    return createTable(u"risk_changes",
                       {d.idColumn, instantColumn(d, u"timestamp"), modeColumn(), textColumn(u"state"),
                        textColumn(u"reason"), textColumn(u"limit_value"), textColumn(u"actual_value")});
}

QString alerts(const SqlDialect& d) {
    return createTable(u"alerts", {d.idColumn, instantColumn(d, u"timestamp"), modeColumn(),
                                   choiceColumn(u"severity", {QStringLiteral("info"), QStringLiteral("act_soon"),
                                                              QStringLiteral("act_now")}),
                                   textColumn(u"code"), textColumn(u"detail")});
}

QString reconciliations(const SqlDialect& d) {
    return createTable(u"reconciliations", {d.idColumn, instantColumn(d, u"timestamp"), modeColumn(),
                                            flagColumn(u"clean"), textColumn(u"detail")});
}

QString backtestResults(const SqlDialect& d) {
    return createTable(u"backtest_results",
                       {d.idColumn, instantColumn(d, u"run_timestamp"), instantColumn(d, u"start_date"),
                        instantColumn(d, u"end_date"), realColumn(d, u"total_return"), realColumn(d, u"max_drawdown"),
                        optionalRealColumn(d, u"win_rate"), optionalRealColumn(d, u"profit_loss_ratio"),
                        integerColumn(d, u"total_trades"), textColumn(u"strategy"), jsonColumn(d, u"parameters"),
                        jsonColumn(d, u"report")});
}

QString schemaVersion(const SqlDialect& d) {
    return createTable(u"schema_version",
                       {QStringLiteral("version INTEGER PRIMARY KEY"), instantColumn(d, u"applied_at")});
}

} // namespace

QStringList schema1(const SqlDialect& dialect) {
    return {schemaVersion(dialect),
            marketData(dialect),
            tradingSignals(dialect),
            orders(dialect),
            fills(dialect),
            verdicts(dialect),
            accountSnapshots(dialect),
            riskChanges(dialect),
            alerts(dialect),
            reconciliations(dialect),
            backtestResults(dialect),
            QStringLiteral("CREATE INDEX market_data_by_time ON market_data (timestamp)"),
            QStringLiteral("CREATE INDEX trading_signals_by_time ON trading_signals (timestamp)"),
            QStringLiteral("CREATE INDEX orders_by_signal ON orders (signal_id)"),
            QStringLiteral("CREATE INDEX orders_pending ON orders (id) WHERE status = 'Pending'"),
            QStringLiteral("CREATE INDEX verdicts_by_signal ON verdicts (signal_id)"),
            QStringLiteral("CREATE INDEX account_snapshots_by_time ON account_snapshots (timestamp)")};
}

} // namespace kkachi::storage::sql
