#include "storage/sql/sql_connection.h"

#include "storage/sql/migrations.h"
#include "storage/sql/sqlite_file.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

constexpr int kSynchronousFull = 2;

SqlError notInThisVersion(const PostgresServer& server) {
    return {
        SqlProblem::NotInThisVersion,
        QStringLiteral("postgresql://%1@%2:%3/%4").arg(server.user, server.host).arg(server.port).arg(server.database),
        {}};
}

} // namespace

SqlResult<std::unique_ptr<SqlConnection>> SqlConnection::open(const QString& url, Access access, int busyMs) {
    const auto parsed = parseDatabaseUrl(url);
    if (!parsed)
        return Unexpected{SqlError{SqlProblem::BadUrl, parsed.error().value, toString(parsed.error().problem)}};
    if (const auto* server = std::get_if<PostgresServer>(&*parsed))
        return Unexpected{notInThisVersion(*server)};
    // The name is only a handle; it must be unlike that of any other connection of the process.
    std::unique_ptr<SqlConnection> connection{new SqlConnection{QUuid::createUuid().toString(QUuid::WithoutBraces)}};
    if (const auto opened = connection->openSqlite(std::get<SqliteFile>(*parsed), access, busyMs); !opened)
        return Unexpected{opened.error()};
    return connection;
}

SqlConnection::~SqlConnection() {
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

SqlResult<Done> SqlConnection::openSqlite(const SqliteFile& file, Access access, int busyMs) {
    const auto prepared = access == Access::ReadWrite ? prepareForWriting(file) : prepareForReading(file);
    if (!prepared)
        return prepared;
    m_dialect = sqliteDialect();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(file.path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMs));
    if (!m_database.open())
        return Unexpected{SqlError{SqlProblem::CannotOpen, file.path, m_database.lastError().text()}};
    auto ready = applyPragmas(access);
    if (ready)
        ready = access == Access::ReadWrite ? migrate(*this, m_dialect) : checkSchema(*this, m_dialect);
    if (ready)
        return Done{};
    SqlError error = ready.error();
    error.place = error.place.isEmpty() ? file.path : file.path + QStringLiteral(": ") + error.place;
    return Unexpected{error};
}

SqlResult<Done> SqlConnection::applyPragmas(Access access) {
    // A pragma that cannot be obeyed is silently ignored, so each is read back.
    if (access == Access::ReadOnly)
        return execute(QStringLiteral("PRAGMA query_only = ON"));
    const auto mode = value(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return Unexpected{mode.error()};
    if (mode->toString() != u"wal")
        return Unexpected{SqlError{SqlProblem::CannotOpen, {}, QStringLiteral("journal_mode is ") + mode->toString()}};
    for (const QString& pragma :
         {QStringLiteral("PRAGMA synchronous = FULL"), QStringLiteral("PRAGMA foreign_keys = ON")})
        if (const auto done = execute(pragma); !done)
            return done;
    const auto synchronous = value(QStringLiteral("PRAGMA synchronous"));
    const auto foreignKeys = value(QStringLiteral("PRAGMA foreign_keys"));
    if (!synchronous || synchronous->toInt() != kSynchronousFull || !foreignKeys || foreignKeys->toInt() != 1)
        return Unexpected{
            SqlError{SqlProblem::CannotOpen, {}, QStringLiteral("synchronous or foreign_keys not obeyed")}};
    return Done{};
}

SqlResult<Done> SqlConnection::execute(const QString& statement) {
    QSqlQuery query{m_database};
    if (!query.exec(statement))
        return Unexpected{fromDriver(query.lastError(), {})};
    return Done{};
}

SqlResult<QVariant> SqlConnection::value(const QString& statement) {
    QSqlQuery query{m_database};
    if (!query.exec(statement))
        return Unexpected{fromDriver(query.lastError(), {})};
    return query.next() ? query.value(0) : QVariant{};
}

SqlResult<Done> SqlConnection::begin() {
    return execute(QStringLiteral("BEGIN IMMEDIATE"));
}

SqlResult<Done> SqlConnection::commit() {
    return execute(QStringLiteral("COMMIT"));
}

void SqlConnection::rollback() {
    // After a full disk SQLite has rolled back by itself and this fails: nothing is left to undo then.
    (void)execute(QStringLiteral("ROLLBACK"));
}

} // namespace kkachi::storage::sql
