// One named connection. It belongs to the thread that opened it and is removed there.
#pragma once

#include "base/result.h"
#include "storage/sql/database_url.h"
#include "storage/sql/sql_dialect.h"
#include "storage/sql/sql_error.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <memory>
#include <utility>

namespace kkachi::storage::sql {

template <class T>
using SqlResult = base::Result<T, SqlError>;

enum class Access {
    ReadWrite, // creates and migrates what is missing
    ReadOnly,  // of an existing database with the present schema
};

class SqlConnection {
  public:
    static constexpr int kBusyMs = 3000;

    // SQLite: WAL, synchronous=FULL, foreign keys on, at most `busyMs` of waiting for another writer; the file is
    // made readable for its owner only.
    static SqlResult<std::unique_ptr<SqlConnection>> open(const QString& url, Access access, int busyMs = kBusyMs);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    SqlResult<base::Done> execute(const QString& statement);
    // The first column of the first row.
    SqlResult<QVariant> value(const QString& statement);
    // The write lock is taken at once, so that a commit cannot meet another writer.
    SqlResult<base::Done> begin();
    SqlResult<base::Done> commit();
    // For a transaction that failed; the database may have ended it already.
    void rollback();

    // A handle for statements; none may outlive the connection.
    QSqlDatabase database() const { return m_database; }

  private:
    explicit SqlConnection(QString name)
        : m_name{std::move(name)} {}
    SqlResult<base::Done> openSqlite(const SqliteFile& file, Access access, int busyMs);
    SqlResult<base::Done> applyPragmas(Access access);

    QString m_name;
    QSqlDatabase m_database;
    SqlDialect m_dialect;
};

} // namespace kkachi::storage::sql
