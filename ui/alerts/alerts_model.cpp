#include "ui/alerts/alerts_model.h"

#include "ui/style/colours.h"
#include "ui/words/codes.h"
#include "ui/words/numbers.h"

namespace kkachi::ui {

AlertsModel::AlertsModel(const style::Theme&, QObject* parent)
    : RowsModel{parent} {}

QList<Column> AlertsModel::columns() const {
    return {{tr("Time (KST)"), {QStringLiteral("0000-00-00 00:00:00")}, false},
            {tr("Severity"),
             {words::severity(storage::Severity::Info), words::severity(storage::Severity::ActSoon),
              words::severity(storage::Severity::ActNow)},
             false},
            {tr("What happened"), {words::alert("DAILY_LOSS_LIMIT")}, false},
            {tr("Detail"), {QString{40, u'x'}}, false}};
}

QString AlertsModel::text(int row, int column) const {
    const storage::AlertRow& alert = rows()[static_cast<std::size_t>(row)];
    switch (column) {
    case Time:
        return words::kstDateTime(alert.at);
    case Severity:
        return words::severity(alert.severity);
    case Alert:
        return words::alert(alert.code);
    case Detail:
        return QString::fromStdString(alert.detail);
    default:
        return {};
    }
}

std::optional<QColor> AlertsModel::colour(int row, int column) const {
    if (column != Severity)
        return std::nullopt;
    switch (rows()[static_cast<std::size_t>(row)].severity) {
    case storage::Severity::Info:
        return style::kMuted;
    case storage::Severity::ActSoon:
        return style::kWarning;
    case storage::Severity::ActNow:
        return style::kBad;
    }
    return std::nullopt;
}

bool AlertsModel::hasSameKey(const storage::AlertRow& a, const storage::AlertRow& b) const {
    return a.at == b.at && a.code == b.code && a.detail == b.detail;
}

bool AlertsModel::looksSame(const storage::AlertRow& a, const storage::AlertRow& b) const {
    return a.severity == b.severity;
}

} // namespace kkachi::ui
