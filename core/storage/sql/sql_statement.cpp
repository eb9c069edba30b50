#include "storage/sql/sql_statement.h"

#include <QSqlError>

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

SqlResult<Done> SqlStatement::execute(const QVariantList& values) {
    if (!m_query) {
        QSqlQuery query{m_connection.database()};
        query.setForwardOnly(true);
        if (!query.prepare(m_text))
            return Unexpected{fromDriver(query.lastError(), m_place)};
        m_query = std::move(query);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        m_query->bindValue(static_cast<int>(i), values[i]);
    if (m_query->exec())
        return Done{};
    const SqlError error = fromDriver(m_query->lastError(), m_place);
    m_query->finish();
    return Unexpected{error};
}

SqlResult<int> SqlStatement::run(const QVariantList& values) {
    if (const auto done = execute(values); !done)
        return Unexpected{done.error()};
    const int changed = m_query->numRowsAffected();
    m_lastId = m_query->lastInsertId().toLongLong();
    m_query->finish();
    return changed;
}

SqlResult<Done> SqlStatement::select(const QVariantList& values, const std::function<void(StoredRow&)>& each) {
    if (const auto done = execute(values); !done)
        return done;
    std::optional<SqlError> error;
    while (!error && m_query->next()) {
        StoredRow row{*m_query, m_place};
        each(row);
        error = row.error();
    }
    if (!error && m_query->lastError().isValid())
        error = fromDriver(m_query->lastError(), m_place);
    m_query->finish();
    if (error)
        return Unexpected{*error};
    return Done{};
}

QString insertInto(QStringView table, const QStringList& columns) {
    const QStringList places(columns.size(), QStringLiteral("?"));
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
        .arg(table, columns.join(QStringLiteral(", ")), places.join(QStringLiteral(", ")));
}

} // namespace kkachi::storage::sql
