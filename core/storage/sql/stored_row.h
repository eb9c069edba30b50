// One row of an answer, read column by column in the order of the SELECT. A value that cannot be one of ours makes the
// row damaged; it never becomes a default that looks like a value.
#pragma once

#include "base/fixed_point.h"
#include "base/mode.h"
#include "base/timestamp.h"
#include "storage/sql/sql_error.h"

#include <QSqlQuery>
#include <QVariant>

#include <cstdint>
#include <optional>
#include <string>

namespace kkachi::storage::sql {

class StoredRow {
  public:
    StoredRow(const QSqlQuery& query, const QString& place)
        : m_query{query}
        , m_place{place} {}

    std::int64_t integer();
    std::optional<std::int64_t> optionalInteger();
    std::optional<double> optionalReal();
    std::string text(); // empty for null
    base::Timestamp instant();
    base::Mode mode();

    template <class Amount>
    Amount money() {
        const auto amount = optionalMoney<Amount>();
        if (!amount)
            damaged();
        return amount.value_or(Amount{});
    }

    template <class Amount>
    std::optional<Amount> optionalMoney() {
        const std::string stored = text();
        if (m_lastWasNull)
            return std::nullopt;
        const auto amount = Amount::parse(stored);
        if (amount)
            return *amount;
        damaged();
        return Amount{};
    }

    // parse is one of the toString/parse pairs of our enums.
    template <class Parse>
    auto choice(Parse parse) {
        const auto value = parse(text());
        if (!value)
            damaged();
        return value.value_or(typename decltype(value)::value_type{});
    }

    template <class Parse>
    auto optionalChoice(Parse parse) {
        const std::string stored = text();
        const auto value = parse(stored);
        if (!value && !m_lastWasNull)
            damaged();
        return value;
    }

    const std::optional<SqlError>& error() const { return m_error; }

  private:
    QVariant next();
    void damaged();

    const QSqlQuery& m_query;
    const QString& m_place;
    int m_column = 0;
    bool m_lastWasNull = false;
    std::optional<SqlError> m_error;
};

} // namespace kkachi::storage::sql
