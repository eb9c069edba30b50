// The table of what a person should know of.
#pragma once

#include "ui/alerts/alerts_model.h"

#include <QWidget>

namespace kkachi::ui {

class AlertsView : public QWidget {
    Q_OBJECT

  public:
    explicit AlertsView(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const std::vector<storage::AlertRow>& alerts) { m_model.setRows(alerts); }

  private:
    AlertsModel m_model;
};

} // namespace kkachi::ui
