// The file under a SQLite database: made if missing, for its owner only, and checked to be writable, so that a wrong
// path is named before the driver answers "unable to open database file".
#pragma once

#include "storage/sql/sql_connection.h"

namespace kkachi::storage::sql {

// Missing directories are made with mode 0700 (existing ones are left as they are), the file with 0600.
SqlResult<base::Done> prepareForWriting(const SqliteFile& file);
SqlResult<base::Done> prepareForReading(const SqliteFile& file);

} // namespace kkachi::storage::sql
