// The bar that is always there: am I live, am I healthy, how am I doing, how do I stop it.
#pragma once

#include "engine/snapshot.h"

#include <QFrame>

#include <array>
#include <optional>

class QAction;
class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace kkachi::ui {

namespace style {
class Theme;
}

class HealthLight;
class RiskGauge;

class SafetyBar : public QFrame {
    Q_OBJECT

  public:
    SafetyBar(const style::Theme& theme, base::Mode mode, const QString& market, QAction* start, QAction* stop,
              QWidget* parent = nullptr);

    void display(const engine::SnapshotPtr& snapshot);
    void showRunState(engine::RunState state);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    enum Light { Feed, Orders, Analyst, Database, kLights };

    // A caption above a value.
    struct Cell {
        QLabel* caption = nullptr;
        QLabel* value = nullptr;
        QLabel* detail = nullptr; // beside the value, smaller
    };

    void addMode(QHBoxLayout* row);
    Cell addCell(QHBoxLayout* row, const QString& name);
    void addHaltDistance(QHBoxLayout* row);
    void addLights(QHBoxLayout* row);
    void addButtons(QHBoxLayout* row, QAction* start, QAction* stop);
    void retranslate();
    void showValues();
    void showPrice();
    void showDay();
    void showHaltDistance();
    void showClock();
    void showLights();

    const style::Theme& m_theme;
    base::Mode m_mode;
    QString m_market;
    engine::SnapshotPtr m_snapshot;
    engine::RunState m_run = engine::RunState::Stopped;
    QLabel* m_badge = nullptr;
    QLabel* m_runState = nullptr;
    Cell m_price;
    Cell m_equity;
    Cell m_day;
    Cell m_clock;
    Cell m_halt;
    RiskGauge* m_haltGauge = nullptr;
    std::array<HealthLight*, kLights> m_lights{};
};

} // namespace kkachi::ui
