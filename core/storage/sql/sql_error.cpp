#include "storage/sql/sql_error.h"

#include <QSqlError>

namespace kkachi::storage::sql {

namespace {

// SQLite's primary result codes; the driver may report an extended code, whose low byte is the primary one.
constexpr int kSqliteCorrupt = 11;
constexpr int kSqliteConstraint = 19;
constexpr int kSqliteNotADatabase = 26;

QString words(SqlProblem problem) {
    switch (problem) {
    case SqlProblem::BadUrl:
        return QStringLiteral("not an address of a database");
    case SqlProblem::NotInThisVersion:
        return QStringLiteral("this kind of database is not in this version");
    case SqlProblem::DirectoryNotWritable:
        return QStringLiteral("directory not writable");
    case SqlProblem::FileNotWritable:
        return QStringLiteral("file not writable");
    case SqlProblem::FileMissing:
        return QStringLiteral("no such file");
    case SqlProblem::CannotOpen:
        return QStringLiteral("cannot open");
    case SqlProblem::NotOurs:
        return QStringLiteral("a database of another program");
    case SqlProblem::SchemaNewer:
        return QStringLiteral("written by a later version of Kkachi");
    case SqlProblem::SchemaOlder:
        return QStringLiteral("written by an earlier version of Kkachi and not migrated");
    case SqlProblem::Damaged:
        return QStringLiteral("damaged");
    case SqlProblem::Refused:
        return QStringLiteral("refused by the schema");
    case SqlProblem::OutOfRange:
        return QStringLiteral("value out of range");
    case SqlProblem::QueueFull:
        return QStringLiteral("too many rows wait to be written");
    case SqlProblem::NotOpen:
        return QStringLiteral("the database is not open");
    case SqlProblem::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace

SqlError fromDriver(const QSqlError& error, const QString& place) {
    const int code = error.nativeErrorCode().toInt() & 0xff;
    SqlProblem problem = SqlProblem::Failed;
    if (code == kSqliteConstraint)
        problem = SqlProblem::Refused;
    else if (code == kSqliteCorrupt || code == kSqliteNotADatabase)
        problem = SqlProblem::Damaged;
    return {problem, place, error.databaseText().isEmpty() ? error.text() : error.databaseText()};
}

bool isRefusal(const SqlError& error) {
    return error.problem == SqlProblem::Refused || error.problem == SqlProblem::OutOfRange;
}

QString describe(const SqlError& error) {
    QString text = words(error.problem);
    if (!error.place.isEmpty())
        text += QStringLiteral(": ") + error.place;
    if (!error.driverText.isEmpty())
        text += QStringLiteral(" (") + error.driverText + u')';
    return text;
}

} // namespace kkachi::storage::sql
