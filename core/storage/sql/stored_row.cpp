#include "storage/sql/stored_row.h"

#include <QSqlRecord>

namespace kkachi::storage::sql {

QVariant StoredRow::next() {
    const QVariant value = m_query.value(m_column++);
    m_lastWasNull = value.isNull();
    return value;
}

void StoredRow::damaged() {
    if (m_error)
        return;
    const QString column = m_query.record().fieldName(m_column - 1);
    m_error = SqlError{SqlProblem::Damaged, m_place + u'.' + column, m_query.value(m_column - 1).toString()};
}

std::int64_t StoredRow::integer() {
    const auto value = optionalInteger();
    if (!value)
        damaged();
    return value.value_or(0);
}

std::optional<std::int64_t> StoredRow::optionalInteger() {
    const QVariant stored = next();
    if (m_lastWasNull)
        return std::nullopt;
    bool isNumber = false;
    const std::int64_t value = stored.toLongLong(&isNumber);
    if (!isNumber)
        damaged();
    return value;
}

std::optional<double> StoredRow::optionalReal() {
    const QVariant stored = next();
    if (m_lastWasNull)
        return std::nullopt;
    bool isNumber = false;
    const double value = stored.toDouble(&isNumber);
    if (!isNumber)
        damaged();
    return value;
}

std::string StoredRow::text() {
    return next().toByteArray().toStdString();
}

base::Timestamp StoredRow::instant() {
    const auto at = base::parseInstant(text());
    if (!at)
        damaged();
    return at.value_or(base::Timestamp{});
}

base::Mode StoredRow::mode() {
    return choice(base::parseMode);
}

} // namespace kkachi::storage::sql
