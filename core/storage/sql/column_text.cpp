#include "storage/sql/column_text.h"

#include <QByteArray>

namespace kkachi::storage::sql {

QVariant textOf(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant textOrNull(std::string_view text) {
    return text.empty() ? QVariant{} : textOf(text);
}

QVariant instantOf(base::Timestamp at) {
    return QString::fromStdString(base::formatUtc(at));
}

QVariant idOrNull(const std::optional<std::int64_t>& id) {
    return id ? QVariant{static_cast<qlonglong>(*id)} : QVariant{};
}

QVariant realOrNull(const std::optional<double>& value) {
    return value ? QVariant{*value} : QVariant{};
}

QVariant rawText(const std::string& bytes) {
    // Not UTF-8, a byte order mark and the zero byte would not come back as they were.
    QByteArray raw = QByteArray::fromStdString(bytes);
    const QString text = QString::fromUtf8(raw);
    if (text.toUtf8() == raw && !raw.contains('\0'))
        return text;
    return raw;
}

} // namespace kkachi::storage::sql
