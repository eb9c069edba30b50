// A database of its own for each test, seen from outside, and rows to put into it.
#pragma once

#include "storage/rows.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace kkachi::storage::sql::test {

class Books {
  public:
    QString path() const { return m_directory.filePath(QStringLiteral("books.sqlite")); }
    QString directory() const { return m_directory.path(); }
    QString url() const;

    // Through a connection that knows nothing of Kkachi. One column, row by row, null as "NULL"; the driver's error as
    // "error: ..." when the statement fails.
    QStringList column(const QString& statement) const;
    // The first of them.
    QString value(const QString& statement) const { return column(statement).value(0); }

  private:
    QTemporaryDir m_directory;
};

base::Timestamp at(std::int64_t seconds); // after 2026-01-01T00:00Z
SignalRow signalRow(std::int64_t id, signal::Action action = signal::Action::Buy);
// A market buy for 10,000 won at 100,000,000 on signal 1.
OrderRow intentRow(const std::string& identifier, std::int64_t signalId = 1);
order::Fill fillOf(const std::string& tradeUuid, std::string_view price, std::string_view volume, std::string_view fee);
// Adds a fill and its sums, as the engine does.
void execute(order::Order& order, const order::Fill& fill);
MarketDataRow marketRow(std::int64_t second);
AccountRow accountRow(std::int64_t second, std::int64_t equity);

} // namespace kkachi::storage::sql::test
