// The journal as the program runs it: on a thread of its own, spoken to by queued signals only.
#pragma once

#include "storage/sql/sql_journal.h"

#include <QObject>
#include <QStringList>
#include <QThread>

#include <functional>
#include <optional>
#include <vector>

namespace kkachi::storage::sql::test {

struct Failure {
    QString identifier;
    QString reason;
};

class JournalOnThread : public QObject {
    Q_OBJECT

  public:
    explicit JournalOnThread(const JournalSettings& settings);
    ~JournalOnThread() override;

    // Opens and waits for the answer; true when it is `opened`.
    bool open();
    // Asks for the intent and waits for the answer; true when it is written.
    bool write(const OrderRow& row);
    void record(const Row& row) { Q_EMIT recorded(row); }
    void recordVenue(const VenueRow& row) { Q_EMIT venueRecorded(row); }
    void recordTrades(const std::vector<TradeRow>& rows) { Q_EMIT tradesRecorded(rows); }
    // Flushes, lets go of the database and waits until that is done and its last words are heard.
    void close();

    std::optional<JournalStart> start;
    QString openProblem;
    QStringList written;
    std::vector<Failure> failures;
    // Called in the moment in which the journal says that an intent is written.
    std::function<void(const QString&)> onWritten;

  Q_SIGNALS:
    void openRequested();
    void intentRequested(const kkachi::storage::OrderRow& row);
    void recorded(const kkachi::storage::Row& row);
    void venueRecorded(const kkachi::storage::VenueRow& row);
    void tradesRecorded(const std::vector<kkachi::storage::TradeRow>& rows);

  private:
    QThread m_thread;
    SqlJournal* m_journal;
};

} // namespace kkachi::storage::sql::test
