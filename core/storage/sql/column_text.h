// Values of the house as the database holds them: decimals and instants as text, nothing as null.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <QString>
#include <QVariant>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::storage::sql {

QVariant textOf(std::string_view text);
// Null for an empty text.
QVariant textOrNull(std::string_view text);
QVariant instantOf(base::Timestamp at);
QVariant idOrNull(const std::optional<std::int64_t>& id);
QVariant realOrNull(const std::optional<double>& value);
// What came from outside, to the byte: as text where it is text, else as bytes.
QVariant rawText(const std::string& bytes);

template <class Tag>
QVariant moneyOf(base::Fixed<Tag> amount) {
    return QString::fromStdString(amount.toString());
}

template <class Tag>
QVariant moneyOrNull(const std::optional<base::Fixed<Tag>>& amount) {
    return amount ? moneyOf(*amount) : QVariant{};
}

} // namespace kkachi::storage::sql
