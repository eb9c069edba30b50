// The live chart: axes and grid of the chart library, candles and everything of ours in two items over them. Wheel
// zooms, drag pans, Home and End go to the oldest bar and to now.
#pragma once

#include "ui/chart/chart_bars.h"
#include "ui/chart/overlay_layer.h"
#include "ui/chart/visible_range.h"

#include <QChartView>

class QValueAxis;

namespace kkachi::ui {

class CandleLayer;

class CandleChart : public QChartView {
    Q_OBJECT

  public:
    explicit CandleChart(const style::Theme& theme, QWidget* parent = nullptr);

    // Another timeframe than before starts at now again.
    void setSeries(const engine::BarSeries& series);
    void setLines(std::vector<ChartLine> lines);
    void setFills(const std::vector<storage::FillRow>& fills);

    void follow();
    bool isFollowing() const { return m_range.isFollowing(); }
    const VisibleRange& range() const { return m_range; }
    ChartScale scale() const;
    // The bar under the pointer, otherwise the newest.
    std::optional<market::Candle> barOfInterest() const;

  Q_SIGNALS:
    void barOfInterestChanged();
    void followingChanged(bool following);

  protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildChart();
    void zoom(double factor, double x);
    void pan(double ms);
    // Axes and layers follow the visible range.
    void layOut();
    void fitPrices(const BarExtremes& extremes);

    ChartBars m_bars;
    VisibleRange m_range;
    std::vector<ChartLine> m_lines;
    double m_low = 0;
    double m_high = 1;
    double m_largestVolume = 0;
    std::optional<QPointF> m_pointer;
    std::optional<double> m_dragX;

    QValueAxis* m_times;
    QValueAxis* m_prices;
    CandleLayer* m_candles;
    OverlayLayer* m_overlay;
};

} // namespace kkachi::ui
