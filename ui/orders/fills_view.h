// The table of the executions of our orders.
#pragma once

#include "ui/orders/fills_model.h"

#include <QWidget>

namespace kkachi::ui {

class FillsView : public QWidget {
    Q_OBJECT

  public:
    explicit FillsView(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const std::vector<storage::FillRow>& fills) { m_model.setRows(fills); }

  private:
    FillsModel m_model;
};

} // namespace kkachi::ui
