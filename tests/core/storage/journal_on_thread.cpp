#include "journal_on_thread.h"

#include <QCoreApplication>
#include <QTest>

namespace kkachi::storage::sql::test {

JournalOnThread::JournalOnThread(const JournalSettings& settings)
    : m_journal{new SqlJournal{settings}} {
    m_journal->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_journal, &QObject::deleteLater);
    connect(this, &JournalOnThread::openRequested, m_journal, &SqlJournal::open);
    connect(this, &JournalOnThread::intentRequested, m_journal, &SqlJournal::writeIntent);
    connect(this, &JournalOnThread::recorded, m_journal, &SqlJournal::record);
    connect(this, &JournalOnThread::venueRecorded, m_journal, &SqlJournal::recordVenue);
    connect(this, &JournalOnThread::tradesRecorded, m_journal, &SqlJournal::recordTrades);
    connect(m_journal, &SqlJournal::opened, this, [this](const JournalStart& found) { start = found; });
    connect(m_journal, &SqlJournal::openFailed, this, [this](const QString& reason) { openProblem = reason; });
    connect(m_journal, &SqlJournal::intentWritten, this, [this](const QString& identifier) {
        if (onWritten)
            onWritten(identifier);
        written << identifier;
    });
    connect(m_journal, &SqlJournal::writeFailed, this, [this](const QString& identifier, const QString& reason) {
        failures.push_back({identifier, reason});
    });
    m_thread.start();
}

JournalOnThread::~JournalOnThread() {
    m_thread.quit();
    m_thread.wait();
}

bool JournalOnThread::open() {
    Q_EMIT openRequested();
    return QTest::qWaitFor([this] { return start || !openProblem.isEmpty(); }) && start;
}

bool JournalOnThread::write(const OrderRow& row) {
    const QString identifier = QString::fromStdString(row.order.identifier);
    const auto failed = [this, &identifier] {
        for (const Failure& failure : failures)
            if (failure.identifier == identifier)
                return true;
        return false;
    };
    const qsizetype before = written.size();
    Q_EMIT intentRequested(row);
    return QTest::qWaitFor([&] { return written.size() > before || failed(); }) && written.size() > before;
}

void JournalOnThread::close() {
    QMetaObject::invokeMethod(m_journal, &SqlJournal::close, Qt::BlockingQueuedConnection);
    QCoreApplication::processEvents(); // what it said on the way
}

} // namespace kkachi::storage::sql::test
