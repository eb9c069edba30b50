// The chart with its timeframes, its way back to now, and the numbers of the bar under the pointer.
#pragma once

#include "engine/snapshot.h"
#include "ui/style/panel.h"

class QButtonGroup;
class QToolButton;

namespace kkachi::ui {

namespace style {
class Theme;
}

class CandleChart;
struct ChartLine;

class ChartPanel : public Panel {
    Q_OBJECT

  public:
    explicit ChartPanel(const style::Theme& theme, QWidget* parent = nullptr);

    void display(const engine::SnapshotPtr& snapshot);
    CandleChart* chart() const { return m_chart; }

  protected:
    void retranslate() override;

  private:
    void addTimeframe(base::Milliseconds unit);
    QWidget* buildHead();
    void showSeries();
    void showLines();
    void showReadOut();
    ChartLine lineOf(base::Price price, const QString& name, const QColor& colour) const;

    const style::Theme& m_theme;
    engine::SnapshotPtr m_snapshot;
    base::Milliseconds m_unit{1000};
    QButtonGroup* m_timeframes;
    QToolButton* m_follow;
    QLabel* m_readOut;
    CandleChart* m_chart;
};

} // namespace kkachi::ui
