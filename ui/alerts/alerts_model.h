// What a person should know of, newest first.
#pragma once

#include "storage/rows.h"
#include "ui/tables/rows_model.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class AlertsModel : public RowsModel<storage::AlertRow> {
    Q_OBJECT

  public:
    enum Columns { Time, Severity, Alert, Detail };

    explicit AlertsModel(const style::Theme& theme, QObject* parent = nullptr);

    QList<Column> columns() const override;

  protected:
    QString text(int row, int column) const override;
    std::optional<QColor> colour(int row, int column) const override;
    bool hasSameKey(const storage::AlertRow& a, const storage::AlertRow& b) const override;
    bool looksSame(const storage::AlertRow& a, const storage::AlertRow& b) const override;
};

} // namespace kkachi::ui
