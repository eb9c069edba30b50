// Candles and volume, drawn as one item: a series of the chart library holds 16 ms only up to some 300 bars.
#pragma once

#include "ui/chart/chart_bars.h"
#include "ui/chart/chart_scale.h"

#include <QGraphicsObject>

namespace kkachi::ui {

namespace style {
class Theme;
}

class CandleLayer : public QGraphicsObject {
    Q_OBJECT

  public:
    CandleLayer(const style::Theme& theme, const ChartBars& bars, QGraphicsItem* parent);

    // `largestVolume` of the visible bars fills the volume's part of the plot.
    void setScale(const ChartScale& scale, double largestVolume);

    QRectF boundingRect() const override { return m_scale.plot; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    // Lines and rectangles of one colour, drawn in one go each.
    struct Strokes {
        QVector<QLineF> wicks;
        QVector<QRectF> bodies;
        QVector<QRectF> volumes;
    };

    void addBar(Strokes& strokes, const market::Candle& bar, double x, double width) const;
    static void draw(QPainter& painter, const Strokes& strokes, const QColor& colour);

    const style::Theme& m_theme;
    const ChartBars& m_bars;
    ChartScale m_scale;
    double m_largestVolume = 0;
};

} // namespace kkachi::ui
