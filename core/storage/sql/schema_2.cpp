// Version 2: what the adapters of the exchange saw. Each table has the market's name, because one database may serve
// several markets, one after another.
#include "storage/sql/migrations.h"

#include "market/candle_unit.h"

namespace kkachi::storage::sql {

namespace {

QString modeColumn() {
    return choiceColumn(u"mode", {QStringLiteral("demo"), QStringLiteral("paper"), QStringLiteral("live")});
}

QStringList unitWords() {
    QStringList words;
    for (const market::CandleUnit unit : market::kCandleUnits)
        words << QString::fromLatin1(toString(unit).data(), static_cast<qsizetype>(toString(unit).size()));
    return words;
}

// An exchange's sequence number is unique, but a demo exchange begins anew and may use one for another trade.
QString trades(const SqlDialect& d) {
    return createTable(u"trades", {d.idColumn, instantColumn(d, u"timestamp"), textColumn(u"market"),
                                   moneyColumn(d, u"price"), moneyColumn(d, u"volume"),
                                   choiceColumn(u"taker", {QStringLiteral("Buy"), QStringLiteral("Sell")}),
                                   integerColumn(d, u"sequential_id"), flagColumn(u"repaired"), modeColumn(),
                                   QStringLiteral("UNIQUE (mode, market, sequential_id, timestamp)")});
}

QString candles(const SqlDialect& d) {
    return createTable(
        u"candles",
        {d.idColumn, instantColumn(d, u"open_time"), textColumn(u"market"), choiceColumn(u"unit", unitWords()),
         choiceColumn(u"mark",
                      {QStringLiteral("traded"), QStringLiteral("no_trades"), QStringLiteral("exchange_closed"),
                       QStringLiteral("missing"), QStringLiteral("repaired")}),
         optionalMoneyColumn(d, u"open"), optionalMoneyColumn(d, u"high"), optionalMoneyColumn(d, u"low"),
         optionalMoneyColumn(d, u"close"), optionalMoneyColumn(d, u"volume"), modeColumn(),
         // A bar with trades has all five, and any other has none: nothing is filled in.
         QStringLiteral("CHECK ((mark = 'traded') <= (close IS NOT NULL))"),
         QStringLiteral("CHECK ((mark IN ('no_trades', 'exchange_closed', 'missing')) <= (close IS NULL))"),
         QStringLiteral("CHECK ((open IS NULL) = (close IS NULL) AND (high IS NULL) = (close IS NULL) AND "
                        "(low IS NULL) = (close IS NULL) AND (volume IS NULL) = (close IS NULL))"),
         QStringLiteral("UNIQUE (mode, market, unit, open_time)")});
}

QString apiTimings(const SqlDialect& d) {
    return createTable(
        u"api_timings",
        {d.idColumn, instantColumn(d, u"timestamp"), textColumn(u"endpoint"), integerColumn(d, u"latency_us"),
         choiceColumn(u"outcome", {QStringLiteral("answered"), QStringLiteral("lost"), QStringLiteral("not_sent")}),
         integerColumn(d, u"status"), textColumn(u"error"), textColumn(u"request_id"), modeColumn()});
}

QString venueBans(const SqlDialect& d) {
    return createTable(u"venue_bans", {d.idColumn, instantColumn(d, u"timestamp"), instantColumn(d, u"until"),
                                       integerColumn(d, u"repetition"), modeColumn()});
}

} // namespace

QStringList schema2(const SqlDialect& dialect) {
    return {trades(dialect),
            candles(dialect),
            apiTimings(dialect),
            venueBans(dialect),
            QStringLiteral("CREATE INDEX trades_by_time ON trades (market, timestamp)"),
            QStringLiteral("CREATE INDEX api_timings_by_time ON api_timings (timestamp)")};
}

} // namespace kkachi::storage::sql
