#include "storage/sql/row_writer.h"

#include "storage/sql/column_text.h"

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

SqlStatement insertStatement(const SqlConnection& connection, const QString& table, const QString& columns) {
    return {connection, insertInto(table, columns.split(u' ')), table};
}

SqlResult<Done> insert(SqlStatement& statement, const QVariantList& values) {
    const auto inserted = statement.run(values);
    if (!inserted)
        return Unexpected{inserted.error()};
    return Done{};
}

// Values that leave the range of exact money are a bug or hostile; they stop here and not in the event loop.
template <class Work>
SqlResult<Done> guarded(Work work) {
    try {
        return work();
    } catch (const base::ArithmeticOverflow& overflow) {
        return Unexpected{SqlError{SqlProblem::OutOfRange, {}, QString::fromUtf8(overflow.what())}};
    }
}

template <class Tag>
std::string quoted(base::Fixed<Tag> amount) {
    return '"' + amount.toString() + '"';
}

template <class Tag>
std::string quoted(const std::optional<base::Fixed<Tag>>& amount) {
    return amount ? quoted(*amount) : "null";
}

std::string number(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "null";
}

} // namespace

std::string tradeInfoJson(const MarketDataRow& row) {
    return "{\"count\":" + std::to_string(row.tradeCount) + ",\"buy_volume\":" + quoted(row.buyVolume) +
           ",\"sell_volume\":" + quoted(row.sellVolume) + ",\"best_bid\":" + quoted(row.bestBid) +
           ",\"best_ask\":" + quoted(row.bestAsk) + ",\"first_sequential_id\":" + number(row.firstSequentialId) +
           ",\"last_sequential_id\":" + number(row.lastSequentialId) + "}";
}

RowWriter::RowWriter(const SqlConnection& c, base::Mode mode)
    : m_mode{mode}
    , m_orders{c}
    , m_marketData{insertStatement(c, QStringLiteral("market_data"),
                                   QStringLiteral("timestamp price volume trade_info mode"))}
    , m_signals{insertStatement(c, QStringLiteral("trading_signals"),
                                QStringLiteral("id timestamp signal confidence raw_response mode asked_at reasoning "
                                               "source model latency_ms problem"))}
    , m_verdicts{insertStatement(c, QStringLiteral("verdicts"),
                                 QStringLiteral("timestamp mode signal_id approved reason limit_value actual_value"))}
    , m_accounts{insertStatement(c, QStringLiteral("account_snapshots"),
                                 QStringLiteral("timestamp mode state equity cash position average_entry realised_pnl "
                                                "unrealised_pnl day_pnl stop_price stop_cover"))}
    , m_risk{insertStatement(c, QStringLiteral("risk_changes"),
                             QStringLiteral("timestamp mode state reason limit_value actual_value"))}
    , m_alerts{insertStatement(c, QStringLiteral("alerts"), QStringLiteral("timestamp mode severity code detail"))}
    , m_reconciliations{
          insertStatement(c, QStringLiteral("reconciliations"), QStringLiteral("timestamp mode clean detail"))} {}

SqlResult<Done> RowWriter::writeIntent(const OrderRow& row) {
    return guarded([&] { return m_orders.insert(row); });
}

SqlResult<Done> RowWriter::write(const Row& row) {
    return guarded([&] { return std::visit([this](const auto& value) { return put(value); }, row); });
}

SqlResult<Done> RowWriter::put(const MarketDataRow& row) {
    return insert(m_marketData, {instantOf(row.at), moneyOf(row.price), moneyOf(row.volume), textOf(tradeInfoJson(row)),
                                 textOf(toString(m_mode))});
}

SqlResult<Done> RowWriter::put(const SignalRow& row) {
    const signal::Signal& s = row.signal;
    return insert(m_signals, {static_cast<qlonglong>(s.id), instantOf(s.at), textOf(toString(s.action)),
                              realOrNull(s.confidence), rawText(s.rawResponse), textOf(toString(row.mode)),
                              instantOf(s.askedAt), textOf(s.reasoning), textOf(toString(s.source)), textOf(s.model),
                              static_cast<qlonglong>(s.latency.count()), textOf(s.problem)});
}

SqlResult<Done> RowWriter::put(const VerdictRow& row) {
    return insert(m_verdicts,
                  {instantOf(row.at), textOf(toString(row.mode)), idOrNull(row.signalId),
                   static_cast<int>(row.approved), textOf(row.reason), textOf(row.limit), textOf(row.actual)});
}

SqlResult<Done> RowWriter::put(const AccountRow& row) {
    return insert(m_accounts, {instantOf(row.at), textOf(toString(row.mode)), textOf(row.state), moneyOf(row.equity),
                               moneyOf(row.cash), moneyOf(row.position), moneyOrNull(row.averageEntry),
                               moneyOf(row.realisedPnl), moneyOf(row.unrealisedPnl), moneyOf(row.dayPnl),
                               moneyOrNull(row.stopPrice), moneyOf(row.stopCover)});
}

SqlResult<Done> RowWriter::put(const RiskRow& row) {
    return insert(m_risk, {instantOf(row.at), textOf(toString(row.mode)), textOf(row.state), textOf(row.reason),
                           textOf(row.limit), textOf(row.actual)});
}

SqlResult<Done> RowWriter::put(const AlertRow& row) {
    return insert(m_alerts, {instantOf(row.at), textOf(toString(row.mode)), textOf(toString(row.severity)),
                             textOf(row.code), textOf(row.detail)});
}

SqlResult<Done> RowWriter::put(const ReconciliationRow& row) {
    return insert(m_reconciliations,
                  {instantOf(row.at), textOf(toString(row.mode)), static_cast<int>(row.clean), textOf(row.detail)});
}

} // namespace kkachi::storage::sql
