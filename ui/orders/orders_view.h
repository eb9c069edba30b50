// The table of our orders.
#pragma once

#include "ui/orders/orders_model.h"

#include <QWidget>

namespace kkachi::ui {

class OrdersView : public QWidget {
    Q_OBJECT

  public:
    explicit OrdersView(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const std::vector<order::Order>& orders) { m_model.setRows(orders); }

  private:
    OrdersModel m_model;
};

} // namespace kkachi::ui
