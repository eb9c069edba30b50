// The books, written on the thread `storage`. An order's intent is committed durably before anyone may send it; all
// else is queued and committed in batches, in the order in which it came.
#pragma once

#include "base/mode.h"
#include "storage/journal_start.h"
#include "storage/rows.h"
#include "storage/sql/sql_connection.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace kkachi::storage::sql {

class RowWriter;
class VenueRowWriter;

struct JournalSettings {
    QString url;
    base::Mode mode = base::Mode::Demo;
    std::string market = "KRW-BTC"; // whose trades and candles are recorded
    // Demo only, where the exchange begins anew with each start: why orders of this mode that an earlier run left open
    // are closed by open(). Empty: they are reported as open orders.
    QString abandonedOrdersReason;
    int busyMs = SqlConnection::kBusyMs; // how long a commit waits for another writer
};

class SqlJournal : public QObject {
    Q_OBJECT

  public:
    static constexpr int kBatchRows = 500;
    static constexpr int kBatchMs = 250;
    static constexpr int kRetryMs = 1000;        // after a failed commit
    static constexpr int kLongestQueue = 50'000; // rows waiting for a store that does not work
    static constexpr int kLongestVenueQueue = 500'000;

    explicit SqlJournal(JournalSettings settings);
    ~SqlJournal() override;

  public Q_SLOTS:
    // Call once on the journal's thread; everything else before `opened` fails.
    void open();
    void writeIntent(const kkachi::storage::OrderRow& row);
    void record(const kkachi::storage::Row& row);
    // These wait in a queue of their own and are written in small transactions, so that no flood of trades keeps an
    // intent waiting.
    void recordVenue(const kkachi::storage::VenueRow& row);
    void recordTrades(const std::vector<kkachi::storage::TradeRow>& rows);
    // Writes what waits and lets go of the database.
    void close();

  Q_SIGNALS:
    void opened(const kkachi::storage::JournalStart& start);
    void openFailed(const QString& reason);
    // The intent is on disk, synced: the order may leave.
    void intentWritten(const QString& identifier);
    // `identifier` of the intent that is not on disk; empty for any other row. Rows wait for the next try, except those
    // that the schema refuses and those that no longer fit the queue.
    void writeFailed(const QString& identifier, const QString& reason);

  private:
    SqlResult<JournalStart> start();
    SqlResult<base::Done> commit(const OrderRow* intent);
    SqlResult<base::Done> writeQueued(std::vector<SqlError>& refused);
    void flush();
    void flushWithin(int ms);
    void queueVenue(VenueRow row);
    void scheduleVenue();
    void flushVenue();
    SqlResult<std::size_t> writeVenueBatch(std::vector<SqlError>& refused);

    JournalSettings m_settings;
    QTimer m_timer;
    std::unique_ptr<SqlConnection> m_connection;
    std::unique_ptr<RowWriter> m_writer;
    std::unique_ptr<VenueRowWriter> m_venueWriter;
    std::deque<Row> m_queue;
    std::deque<VenueRow> m_venueQueue;
    QTimer m_venueTimer;
    bool m_failing = false;
    bool m_queueFullReported = false;
    bool m_venueQueueFullReported = false;
};

} // namespace kkachi::storage::sql
