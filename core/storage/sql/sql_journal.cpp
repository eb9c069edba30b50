#include "storage/sql/sql_journal.h"

#include "storage/sql/column_text.h"
#include "storage/sql/row_writer.h"
#include "storage/sql/venue_row_writer.h"

#include <algorithm>
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
    , m_timer{this}
    , m_venueTimer{this} {
    m_timer.setSingleShot(true);
    m_venueTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SqlJournal::flush);
    connect(&m_venueTimer, &QTimer::timeout, this, &SqlJournal::flushVenue);
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
    m_venueWriter.reset();
    m_connection.reset();
    Q_EMIT openFailed(describe(started.error()));
}

SqlResult<JournalStart> SqlJournal::start() {
    auto connection = SqlConnection::open(m_settings.url, Access::ReadWrite, m_settings.busyMs);
    if (!connection)
        return Unexpected{connection.error()};
    m_connection = std::move(*connection);
    m_writer = std::make_unique<RowWriter>(*m_connection, m_settings.mode);
    m_venueWriter = std::make_unique<VenueRowWriter>(*m_connection, m_settings.mode, m_settings.market);
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
    const auto ban = readLastBan(*m_connection, m_settings.mode);
    if (!ban)
        return Unexpected{ban.error()};
    JournalStart found{.lastSignalId = lastId->toLongLong(), .openOrders = {}, .lastBan = *ban};
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

void SqlJournal::recordVenue(const VenueRow& row) {
    queueVenue(row);
    scheduleVenue();
}

void SqlJournal::recordTrades(const std::vector<TradeRow>& rows) {
    for (const TradeRow& row : rows)
        queueVenue(row);
    scheduleVenue();
}

void SqlJournal::queueVenue(VenueRow row) {
    if (!m_connection || m_venueQueue.size() >= static_cast<std::size_t>(kLongestVenueQueue)) {
        if (!std::exchange(m_venueQueueFullReported, true))
            Q_EMIT writeFailed(
                {},
                describe({m_connection ? SqlProblem::QueueFull : SqlProblem::NotOpen, QStringLiteral("trades"), {}}));
        return;
    }
    m_venueQueue.push_back(std::move(row));
}

void SqlJournal::scheduleVenue() {
    if (m_venueQueue.empty())
        return;
    // Full batches go one by one, each after what has come in the meantime: an intent waits for one at most.
    const bool isFull = m_venueQueue.size() >= static_cast<std::size_t>(kBatchRows);
    const int ms = m_failing ? kRetryMs : (isFull ? 0 : kBatchMs);
    if (!m_venueTimer.isActive() || m_venueTimer.remainingTime() > ms)
        m_venueTimer.start(ms);
}

void SqlJournal::flushVenue() {
    if (m_venueQueue.empty() || !m_connection)
        return;
    std::vector<SqlError> refused;
    const auto written = writeVenueBatch(refused);
    m_failing = !written;
    if (written) {
        m_venueQueue.erase(m_venueQueue.begin(), m_venueQueue.begin() + static_cast<std::ptrdiff_t>(*written));
        m_venueQueueFullReported = false;
    } else {
        Q_EMIT writeFailed({}, describe(written.error()));
    }
    // Of a batch one is enough: thousands of rows may be refused for one reason.
    if (!refused.empty())
        Q_EMIT writeFailed({}, describe(refused.front()));
    scheduleVenue();
}

// How many rows of the front are done with, written or refused.
SqlResult<std::size_t> SqlJournal::writeVenueBatch(std::vector<SqlError>& refused) {
    const std::size_t count = std::min(m_venueQueue.size(), static_cast<std::size_t>(kBatchRows));
    SqlResult<Done> done = m_connection->begin();
    for (std::size_t i = 0; done && i < count; ++i) {
        done = m_venueWriter->write(m_venueQueue[i]);
        if (!done && isRefusal(done.error())) {
            refused.push_back(done.error());
            done = Done{};
        }
    }
    if (done)
        done = m_connection->commit();
    if (done)
        return count;
    m_connection->rollback();
    return Unexpected{done.error()};
}

void SqlJournal::close() {
    if (!m_connection)
        return;
    flush();
    for (std::size_t before = m_venueQueue.size() + 1; m_venueQueue.size() < before && !m_venueQueue.empty();) {
        before = m_venueQueue.size();
        flushVenue();
    }
    m_timer.stop();
    m_venueTimer.stop();
    m_queue.clear();
    m_venueQueue.clear();
    m_writer.reset();
    m_venueWriter.reset();
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
