#include "storage/sql/venue_row_writer.h"

#include "storage/sql/column_text.h"

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

SqlStatement statementOn(const SqlConnection& connection, const QString& table, const QString& columns,
                         const QString& onConflict = {}) {
    QString text = insertInto(table, columns.split(u' '));
    if (!onConflict.isEmpty())
        text += QStringLiteral(" ON CONFLICT ") + onConflict;
    return {connection, text, table};
}

SqlResult<Done> run(SqlStatement& statement, const QVariantList& values) {
    const auto changed = statement.run(values);
    if (!changed)
        return Unexpected{changed.error()};
    return Done{};
}

QVariant takerOf(market::Taker taker) {
    return taker == market::Taker::Buyer ? QStringLiteral("Buy") : QStringLiteral("Sell");
}

} // namespace

VenueRowWriter::VenueRowWriter(const SqlConnection& connection, base::Mode mode, const std::string& market)
    : m_mode{textOf(toString(mode))}
    , m_market{textOf(market)}
    , m_trades{statementOn(connection, QStringLiteral("trades"),
                           QStringLiteral("timestamp market price volume taker sequential_id repaired mode"),
                           QStringLiteral("(mode, market, sequential_id, timestamp) DO NOTHING"))}
    , m_candles{statementOn(
          connection, QStringLiteral("candles"),
          QStringLiteral("open_time market unit mark open high low close volume mode"),
          QStringLiteral("(mode, market, unit, open_time) DO UPDATE SET mark = excluded.mark, open = excluded.open, "
                         "high = excluded.high, low = excluded.low, close = excluded.close, "
                         "volume = excluded.volume"))}
    , m_timings{statementOn(connection, QStringLiteral("api_timings"),
                            QStringLiteral("timestamp endpoint latency_us outcome status error request_id mode"))}
    , m_bans{statementOn(connection, QStringLiteral("venue_bans"), QStringLiteral("timestamp until repetition mode"))} {
}

SqlResult<Done> VenueRowWriter::write(const VenueRow& row) {
    return std::visit([this](const auto& value) { return put(value); }, row);
}

SqlResult<Done> VenueRowWriter::put(const TradeRow& row) {
    const market::Trade& trade = row.trade;
    return run(m_trades,
               {instantOf(trade.at), m_market, moneyOf(trade.price), moneyOf(trade.volume), takerOf(trade.taker),
                static_cast<qlonglong>(trade.sequentialId), static_cast<int>(row.repaired), m_mode});
}

SqlResult<Done> VenueRowWriter::put(const CandleRow& row) {
    QVariantList values{instantOf(row.openTime), m_market, textOf(toString(row.unit)), textOf(toString(row.mark))};
    if (row.bar)
        values << moneyOf(row.bar->open) << moneyOf(row.bar->high) << moneyOf(row.bar->low) << moneyOf(row.bar->close)
               << moneyOf(row.bar->volume);
    else
        values << QVariant{} << QVariant{} << QVariant{} << QVariant{} << QVariant{};
    values << m_mode;
    return run(m_candles, values);
}

SqlResult<Done> VenueRowWriter::put(const ApiTimingRow& row) {
    return run(m_timings, {instantOf(row.at), textOf(row.endpoint), static_cast<qlonglong>(row.latency.count()),
                           textOf(row.outcome), row.status, textOf(row.error), textOf(row.requestId), m_mode});
}

SqlResult<Done> VenueRowWriter::put(const BanRow& row) {
    return run(m_bans, {instantOf(row.at), instantOf(row.until), row.repetition, m_mode});
}

SqlResult<std::optional<BanRow>> readLastBan(const SqlConnection& connection, base::Mode mode) {
    std::optional<BanRow> last;
    SqlStatement bans{connection,
                      QStringLiteral("SELECT timestamp, until, repetition FROM venue_bans WHERE mode = ? "
                                     "ORDER BY id DESC LIMIT 1"),
                      QStringLiteral("venue_bans")};
    const auto read = bans.select({textOf(toString(mode))}, [&last](StoredRow& row) {
        BanRow ban;
        ban.at = row.instant();
        ban.until = row.instant();
        ban.repetition = static_cast<int>(row.integer());
        last = ban;
    });
    if (!read)
        return Unexpected{read.error()};
    return last;
}

} // namespace kkachi::storage::sql
