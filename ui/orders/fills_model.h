// The executions of our orders, newest first.
#pragma once

#include "storage/rows.h"
#include "ui/tables/rows_model.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class FillsModel : public RowsModel<storage::FillRow> {
    Q_OBJECT

  public:
    enum Columns { Time, Side, Price, Volume, Value, Fee, Identifier, TradeUuid };

    explicit FillsModel(const style::Theme& theme, QObject* parent = nullptr);

    QList<Column> columns() const override;

  protected:
    QString text(int row, int column) const override;
    std::optional<QColor> colour(int row, int column) const override;
    bool hasSameKey(const storage::FillRow& a, const storage::FillRow& b) const override;
    bool looksSame(const storage::FillRow& a, const storage::FillRow& b) const override;

  private:
    const style::Theme& m_theme;
};

} // namespace kkachi::ui
