#include "storage/sql/sql_reader.h"

#include "storage/sql/column_text.h"
#include "storage/sql/order_table.h"

#include <algorithm>

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

int bounded(int count) {
    return std::clamp(count, 0, SqlReader::kMostRows);
}

std::optional<signal::Source> parseSource(std::string_view text) {
    for (const signal::Source source : {signal::Source::Gpt, signal::Source::Rules, signal::Source::Replay})
        if (toString(source) == text)
            return source;
    return std::nullopt;
}

SignalRow readSignal(StoredRow& row) {
    SignalRow stored;
    signal::Signal& s = stored.signal;
    s.id = row.integer();
    s.at = row.instant();
    s.action = row.choice(signal::parseAction);
    s.confidence = row.optionalReal();
    s.rawResponse = row.text();
    stored.mode = row.mode();
    s.askedAt = row.instant();
    s.reasoning = row.text();
    s.source = row.choice(parseSource);
    s.model = row.text();
    s.latency = std::chrono::milliseconds{row.integer()};
    s.problem = row.text();
    return stored;
}

} // namespace

SqlResult<SqlReader> SqlReader::open(const QString& url, base::Mode mode) {
    auto connection = SqlConnection::open(url, Access::ReadOnly);
    if (!connection)
        return Unexpected{connection.error()};
    return SqlReader{std::move(*connection), mode};
}

SqlResult<std::vector<SignalRow>> SqlReader::latestSignals(int count) {
    std::vector<SignalRow> rows;
    SqlStatement signals{*m_connection,
                         QStringLiteral("SELECT id, timestamp, signal, confidence, raw_response, mode, asked_at, "
                                        "reasoning, source, model, latency_ms, problem FROM trading_signals "
                                        "WHERE mode = ? ORDER BY id DESC LIMIT ?"),
                         QStringLiteral("trading_signals")};
    const auto read = signals.select({textOf(toString(m_mode)), bounded(count)},
                                     [&rows](StoredRow& row) { rows.push_back(readSignal(row)); });
    if (!read)
        return Unexpected{read.error()};
    return rows;
}

SqlResult<std::vector<OrderRow>> SqlReader::latestOrders(int count) {
    return readOrders(*m_connection, QStringLiteral("WHERE mode = ? ORDER BY id DESC LIMIT ?"),
                      {textOf(toString(m_mode)), bounded(count)});
}

SqlResult<std::vector<FillRow>> SqlReader::latestFills(int count) {
    return readFills(*m_connection, QStringLiteral("WHERE fills.mode = ? ORDER BY fills.id DESC LIMIT ?"),
                     {textOf(toString(m_mode)), bounded(count)});
}

SqlResult<std::vector<EquityAt>> SqlReader::equity(base::Timestamp from, base::Timestamp to, int count) {
    std::vector<EquityAt> points;
    // Instants are text of one length, so the order of texts is the order of time.
    SqlStatement accounts{*m_connection,
                          QStringLiteral("SELECT timestamp, equity FROM account_snapshots WHERE mode = ? AND "
                                         "timestamp >= ? AND timestamp < ? ORDER BY timestamp DESC, id DESC LIMIT ?"),
                          QStringLiteral("account_snapshots")};
    const auto read = accounts.select({textOf(toString(m_mode)), instantOf(from), instantOf(to), bounded(count)},
                                      [&points](StoredRow& row) {
                                          const base::Timestamp at = row.instant();
                                          points.push_back({at, row.money<base::Krw>()});
                                      });
    if (!read)
        return Unexpected{read.error()};
    std::reverse(points.begin(), points.end());
    return points;
}

SqlResult<std::int64_t> SqlReader::countOf(const QString& table, const QString& condition) {
    std::int64_t count = 0;
    SqlStatement statement{*m_connection,
                           QStringLiteral("SELECT COUNT(*) FROM %1 WHERE mode = ? %2").arg(table, condition), table};
    const auto read = statement.select({textOf(toString(m_mode))}, [&count](StoredRow& row) { count = row.integer(); });
    if (!read)
        return Unexpected{read.error()};
    return count;
}

SqlResult<RowCounts> SqlReader::counts() {
    RowCounts counts;
    const struct {
        const char* table;
        const char* condition;
        std::int64_t& count;
    } wanted[] = {{"market_data", "", counts.marketData},
                  {"trading_signals", "", counts.signals},
                  {"verdicts", "", counts.verdicts},
                  {"orders", "", counts.orders},
                  {"orders", "AND status = 'Executed'", counts.executedOrders},
                  {"fills", "", counts.fills},
                  {"alerts", "", counts.alerts}};
    for (const auto& each : wanted) {
        const auto count = countOf(QString::fromLatin1(each.table), QString::fromLatin1(each.condition));
        if (!count)
            return Unexpected{count.error()};
        each.count = *count;
    }
    return counts;
}

} // namespace kkachi::storage::sql
