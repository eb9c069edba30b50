#include "storage/sql/migrations.h"

#include <array>

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

struct Migration {
    int version;
    QStringList (*statements)(const SqlDialect&);
};

constexpr std::array<Migration, kSchemaVersion> kMigrations{{{1, schema1}, {2, schema2}}};

// 0 for an empty database.
SqlResult<int> versionOf(SqlConnection& connection, const SqlDialect& dialect) {
    const auto ours = connection.value(dialect.countVersions);
    if (!ours)
        return Unexpected{ours.error()};
    if (ours->toInt() != 0) {
        const auto version = connection.value(QStringLiteral("SELECT MAX(version) FROM schema_version"));
        if (!version)
            return Unexpected{version.error()};
        return version->toInt();
    }
    const auto tables = connection.value(dialect.countTables);
    if (!tables)
        return Unexpected{tables.error()};
    if (tables->toInt() != 0)
        return Unexpected{SqlError{SqlProblem::NotOurs, {}, {}}};
    return 0;
}

SqlError otherVersion(SqlProblem problem, int found) {
    return {problem, {}, QStringLiteral("schema %1, this program knows %2").arg(found).arg(kSchemaVersion)};
}

SqlResult<Done> applyMissing(SqlConnection& connection, const SqlDialect& dialect) {
    // Read again under the write lock: another process may have migrated in between.
    const auto version = versionOf(connection, dialect);
    if (!version)
        return Unexpected{version.error()};
    for (const Migration& migration : kMigrations) {
        if (migration.version <= *version)
            continue;
        for (const QString& statement : migration.statements(dialect))
            if (const auto done = connection.execute(statement); !done)
                return done;
        const QString note = QStringLiteral("INSERT INTO schema_version (version, applied_at) VALUES (%1, %2)");
        if (const auto done = connection.execute(note.arg(migration.version).arg(dialect.now)); !done)
            return done;
    }
    return Done{};
}

} // namespace

SqlResult<Done> migrate(SqlConnection& connection, const SqlDialect& dialect) {
    const auto version = versionOf(connection, dialect);
    if (!version)
        return Unexpected{version.error()};
    if (*version > kSchemaVersion)
        return Unexpected{otherVersion(SqlProblem::SchemaNewer, *version)};
    if (*version == kSchemaVersion)
        return Done{};
    if (const auto begun = connection.begin(); !begun)
        return begun;
    auto done = applyMissing(connection, dialect);
    if (done)
        done = connection.commit();
    if (!done)
        connection.rollback();
    return done;
}

SqlResult<Done> checkSchema(SqlConnection& connection, const SqlDialect& dialect) {
    const auto version = versionOf(connection, dialect);
    if (!version)
        return Unexpected{version.error()};
    if (*version > kSchemaVersion)
        return Unexpected{otherVersion(SqlProblem::SchemaNewer, *version)};
    if (*version < kSchemaVersion)
        return Unexpected{otherVersion(SqlProblem::SchemaOlder, *version)};
    return Done{};
}

} // namespace kkachi::storage::sql
