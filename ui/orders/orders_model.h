// Our orders, newest first.
#pragma once

#include "order/order.h"
#include "ui/tables/rows_model.h"

namespace kkachi::ui {

namespace style {
class Theme;
}

class OrdersModel : public RowsModel<order::Order> {
    Q_OBJECT

  public:
    enum Columns { Time, Side, Type, Amount, Price, Executed, AveragePrice, Fee, State, Origin, Identifier, Error };

    explicit OrdersModel(const style::Theme& theme, QObject* parent = nullptr);

    QList<Column> columns() const override;

  protected:
    QString text(int row, int column) const override;
    std::optional<QColor> colour(int row, int column) const override;
    bool hasSameKey(const order::Order& a, const order::Order& b) const override;
    bool looksSame(const order::Order& a, const order::Order& b) const override;

  private:
    const style::Theme& m_theme;
};

} // namespace kkachi::ui
