// Why the store did not do what it was asked, as data: what kind, which place, and the driver's own words.
#pragma once

#include <QString>

class QSqlError;

namespace kkachi::storage::sql {

enum class SqlProblem {
    BadUrl,
    NotInThisVersion,     // PostgreSQL
    DirectoryNotWritable, // place is the directory
    FileNotWritable,      // place is the file
    FileMissing,          // a reader does not create what it reads
    CannotOpen,
    NotOurs,     // a database of some other program
    SchemaNewer, // written by a later Kkachi
    SchemaOlder, // a reader does not migrate
    Damaged,     // a stored value that cannot be one of ours; place is table, row and column
    Refused,     // a constraint of the schema; writing the same again would be refused again
    OutOfRange,  // a value that does not fit its column
    QueueFull,
    NotOpen,
    Failed, // anything else: busy for too long, disk full, input/output error
};

struct SqlError {
    SqlProblem problem = SqlProblem::Failed;
    QString place;
    QString driverText;
};

// A driver's error; constraint violations become Refused, a file that is no database Damaged.
SqlError fromDriver(const QSqlError& error, const QString& place);

// The row itself is at fault: writing it again would fail again, and the rows beside it are not concerned.
bool isRefusal(const SqlError& error);

// "file not writable: /data/kkachi.sqlite (attempt to write a readonly database)", for logs and diagnosis.
QString describe(const SqlError& error);

} // namespace kkachi::storage::sql
