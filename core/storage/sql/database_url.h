// Where the books are: sqlite:///path or postgresql://user@host:port/db, from `storage.url` or --database.
#pragma once

#include "base/result.h"

#include <QString>

#include <variant>

namespace kkachi::storage::sql {

struct SqliteFile {
    QString path; // absolute

    friend bool operator==(const SqliteFile&, const SqliteFile&) = default;
};

struct PostgresServer {
    QString user;
    QString host;
    int port = 5432;
    QString database;

    friend bool operator==(const PostgresServer&, const PostgresServer&) = default;
};

using DatabaseUrl = std::variant<SqliteFile, PostgresServer>;

enum class UrlProblem {
    Empty,
    UnknownScheme,  // neither sqlite nor postgresql
    PathMissing,    // sqlite:/// must be followed by an absolute path to a file
    BadEscape,      // a per cent sign without two hexadecimal digits
    ServerMissing,  // postgresql needs user, host and database
    BadPort,        // 1 to 65535
    PasswordInside, // secrets are never in a configuration or on a command line
};

struct UrlError {
    UrlProblem problem = UrlProblem::Empty;
    QString value; // the text as given; empty where it may hold a password
};

// %20 and its like are decoded in the path of a SQLite file; everything else in it is taken as it stands.
base::Result<DatabaseUrl, UrlError> parseDatabaseUrl(const QString& text);

// The URL of a file, for programs that know only its path.
QString sqliteUrl(const QString& absolutePath);

QString toString(UrlProblem problem);

} // namespace kkachi::storage::sql
