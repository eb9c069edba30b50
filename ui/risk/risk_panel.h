// The four guards, each value against its limit, and the trading state they have led to.
#pragma once

#include "engine/snapshot.h"
#include "ui/style/panel.h"

#include <array>

namespace kkachi::ui {

class RiskGauge;

class RiskPanel : public Panel {
    Q_OBJECT

  public:
    explicit RiskPanel(QWidget* parent = nullptr);

    void display(const engine::Snapshot& snapshot);

  protected:
    void retranslate() override;

  private:
    enum Guard { PositionLimit, StopLoss, DailyLoss, Volatility, kGuards };

    struct Line {
        QLabel* caption = nullptr;
        QLabel* value = nullptr;
        RiskGauge* gauge = nullptr;
    };

    void addLine(Guard guard);
    void set(Guard guard, const QString& text, double share);
    void showState();
    void showStopLoss();
    void showValues();

    engine::RiskView m_risk;
    engine::AccountView m_account;
    std::optional<base::Price> m_price;
    QLabel* m_state;
    std::array<Line, kGuards> m_lines{};
};

} // namespace kkachi::ui
