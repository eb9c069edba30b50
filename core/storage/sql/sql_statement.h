// One statement with `?` for values, prepared at its first use and kept for the next.
#pragma once

#include "storage/sql/sql_connection.h"
#include "storage/sql/stored_row.h"

#include <QSqlQuery>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <optional>

namespace kkachi::storage::sql {

class SqlStatement {
  public:
    // `place` names it in errors: the table. The connection must outlive it.
    SqlStatement(const SqlConnection& connection, QString text, QString place)
        : m_connection{connection}
        , m_text{std::move(text)}
        , m_place{std::move(place)} {}

    // Changes rows; returns how many.
    SqlResult<int> run(const QVariantList& values);
    // Reads rows; stops at the first that is damaged.
    SqlResult<base::Done> select(const QVariantList& values, const std::function<void(StoredRow&)>& each);
    // The id that the database gave to the last inserted row.
    std::int64_t lastId() const { return m_lastId; }

  private:
    SqlResult<base::Done> execute(const QVariantList& values);

    const SqlConnection& m_connection;
    QString m_text;
    QString m_place;
    std::optional<QSqlQuery> m_query;
    std::int64_t m_lastId = 0;
};

// INSERT INTO table (columns) VALUES (?, ...)
QString insertInto(QStringView table, const QStringList& columns);

} // namespace kkachi::storage::sql
