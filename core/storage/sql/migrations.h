// The schema, version by version. What is missing is added in one transaction, or not at all.
#pragma once

#include "storage/sql/sql_connection.h"

#include <QStringList>

namespace kkachi::storage::sql {

inline constexpr int kSchemaVersion = 2;

// Brings the database up to kSchemaVersion. Refuses one of a later version and one that is not ours.
SqlResult<base::Done> migrate(SqlConnection& connection, const SqlDialect& dialect);
// For readers: exactly kSchemaVersion, or an error.
SqlResult<base::Done> checkSchema(SqlConnection& connection, const SqlDialect& dialect);

// The statements of version 1: the tables of the outward contract and those beside them.
QStringList schema1(const SqlDialect& dialect);
// Of version 2: trades, candles, timings of calls, bans.
QStringList schema2(const SqlDialect& dialect);

} // namespace kkachi::storage::sql
