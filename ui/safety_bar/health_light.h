// One light with its name. The shape tells the state as well as the colour: disc, triangle, cross, ring.
#pragma once

#include "ui/safety_bar/health.h"

#include <QWidget>

namespace kkachi::ui {

class HealthLight : public QWidget {
    Q_OBJECT

  public:
    explicit HealthLight(QWidget* parent = nullptr);

    void setName(const QString& name);
    void setReport(const HealthReport& report);
    Health health() const { return m_report.health; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void describe();

    QString m_name;
    HealthReport m_report;
};

} // namespace kkachi::ui
