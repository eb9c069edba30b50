// A bar that fills as a value comes near its limit: calm below 80 %, amber above, red at the limit.
#pragma once

#include <QWidget>

namespace kkachi::ui {

class RiskGauge : public QWidget {
    Q_OBJECT

  public:
    explicit RiskGauge(QWidget* parent = nullptr);

    // value / limit, cut to 0..1 when drawn. A gauge without a limit is empty.
    void setShare(double share);
    double share() const { return m_share; }
    // False where a full bar is the plan and only more than full is news, as with a position sized to its limit.
    void setWarnsNearLimit(bool warns);

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    double m_share = 0;
    bool m_warnsNearLimit = true;
};

} // namespace kkachi::ui
