#include "storage/sql/sql_journal.h"

#include "storage/sql/column_text.h"
#include "storage/sql/row_writer.h"

#include <utility>

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

// What people and a restart wait for; the rest may stay in memory for a moment.
bool isPrompt(const Row& row) {
    return !std::holds_alternative<MarketDataRow>(row) && !std::holds_alternative<AccountRow>(row);
}

SqlResult<std::vector<OrderRow>> readOpenOrders(const SqlConnection& connection, base::Mode mode) {
    return readOrders(connection, QStringLiteral("WHERE status = 'Pending' AND mode = ? ORDER BY id"),
                      {textOf(toString(mode))});
}

// Their exchange is gone, so nothing more can happen to them: what they have executed is all they will ever have.
SqlResult<Done> settle(SqlConnection& connection, RowWriter& writer, std::vector<OrderRow>& rows,
                       const QString& reason) {
    SqlResult<Done> done = connection.begin();
    for (OrderRow& row : rows) {
        row.order.state = order::State::Cancelled;
        row.order.error = reason.toStdString();
        if (done)
            done = writer.write(row);
    }
    if (done)
        done = connection.commit();
    if (!done)
        connection.rollback();
    return done;
}

} // namespace

SqlJournal::SqlJournal(JournalSettings settings)
    : m_settings{std::move(settings)}
    , m_timer{this} {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SqlJournal::flush);
}

SqlJournal::~SqlJournal() {
    close();
}

void SqlJournal::open() {
    if (m_connection)
        return;
    const auto started = start();
    if (started) {
        Q_EMIT opened(*started);
        return;
    }
    m_writer.reset();
    m_connection.reset();
    Q_EMIT openFailed(describe(started.error()));
}

SqlResult<JournalStart> SqlJournal::start() {
    auto connection = SqlConnection::open(m_settings.url, Access::ReadWrite, m_settings.busyMs);
    if (!connection)
        return Unexpected{connection.error()};
    m_connection = std::move(*connection);
    m_writer = std::make_unique<RowWriter>(*m_connection, m_settings.mode);
    const auto lastId = m_connection->value(QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM trading_signals"));
    if (!lastId)
        return Unexpected{lastId.error()};
    auto rows = readOpenOrders(*m_connection, m_settings.mode);
    if (!rows)
        return Unexpected{rows.error()};
    if (!m_settings.abandonedOrdersReason.isEmpty() && !rows->empty()) {
        if (const auto settled = settle(*m_connection, *m_writer, *rows, m_settings.abandonedOrdersReason); !settled)
            return Unexpected{settled.error()};
        rows->clear();
    }
    JournalStart found{.lastSignalId = lastId->toLongLong(), .openOrders = {}};
    for (OrderRow& row : *rows)
        found.openOrders.push_back(std::move(row.order));
    return found;
}

void SqlJournal::writeIntent(const OrderRow& row) {
    const QString identifier = QString::fromStdString(row.order.identifier);
    // The rows before it go first, in the same transaction: its signal must be there for it to refer to.
    const auto written = commit(&row);
    if (written)
        Q_EMIT intentWritten(identifier);
    else
        Q_EMIT writeFailed(identifier, describe(written.error()));
}

void SqlJournal::record(const Row& row) {
    if (!m_connection) {
        Q_EMIT writeFailed({}, describe({SqlProblem::NotOpen, {}, {}}));
        return;
    }
    if (m_queue.size() >= static_cast<std::size_t>(kLongestQueue)) {
        if (!std::exchange(m_queueFullReported, true))
            Q_EMIT writeFailed({}, describe({SqlProblem::QueueFull, {}, {}}));
        return;
    }
    m_queue.push_back(row);
    if (m_failing)
        flushWithin(kRetryMs);
    else if (m_queue.size() >= static_cast<std::size_t>(kBatchRows))
        flush();
    else
        // Zero waits for the rows that are already on their way, so that what belongs together commits together.
        flushWithin(isPrompt(row) ? 0 : kBatchMs);
}

void SqlJournal::close() {
    if (!m_connection)
        return;
    flush();
    m_timer.stop();
    m_queue.clear();
    m_writer.reset();
    m_connection.reset();
}

void SqlJournal::flushWithin(int ms) {
    if (!m_timer.isActive() || m_timer.remainingTime() > ms)
        m_timer.start(ms);
}

void SqlJournal::flush() {
    if (m_queue.empty())
        return;
    if (const auto written = commit(nullptr); !written)
        Q_EMIT writeFailed({}, describe(written.error()));
}

// Everything that waits, and the intent behind it, in one transaction. What the schema refuses is reported and left
// out, because it would be refused again; anything else undoes the whole, and the rows wait for the next try.
SqlResult<Done> SqlJournal::commit(const OrderRow* intent) {
    if (!m_connection)
        return Unexpected{SqlError{SqlProblem::NotOpen, {}, {}}};
    std::vector<SqlError> refused;
    SqlResult<Done> intentWrittenDown = Done{};
    auto done = m_connection->begin();
    if (done) {
        done = writeQueued(refused);
        if (done && intent)
            intentWrittenDown = m_writer->writeIntent(*intent);
        if (done && !intentWrittenDown && !isRefusal(intentWrittenDown.error()))
            done = intentWrittenDown;
        if (done)
            done = m_connection->commit();
        if (!done)
            m_connection->rollback();
    }
    m_failing = !done;
    if (!done) {
        m_timer.start(kRetryMs);
        return done;
    }
    m_queue.clear();
    m_queueFullReported = false;
    for (const SqlError& error : refused)
        Q_EMIT writeFailed({}, describe(error));
    return intentWrittenDown;
}

SqlResult<Done> SqlJournal::writeQueued(std::vector<SqlError>& refused) {
    for (const Row& row : m_queue) {
        const auto written = m_writer->write(row);
        if (written)
            continue;
        if (!isRefusal(written.error()))
            return written;
        refused.push_back(written.error());
    }
    return Done{};
}

} // namespace kkachi::storage::sql
