// The exchange's trades, newest first: time, price with the taker's side, volume.
#pragma once

#include "market/trade.h"
#include "ui/tables/rows_model.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class TapeModel : public RowsModel<market::Trade> {
    Q_OBJECT

  public:
    enum Columns { Time, Price, Volume };

    explicit TapeModel(const style::Theme& theme, QObject* parent = nullptr);

    QList<Column> columns() const override;

  protected:
    QString text(int row, int column) const override;
    std::optional<QColor> colour(int row, int column) const override;
    bool hasSameKey(const market::Trade& a, const market::Trade& b) const override;
    bool looksSame(const market::Trade& a, const market::Trade& b) const override;

  private:
    const style::Theme& m_theme;
};

} // namespace kkachi::ui
