// What lies over the candles: our fills, the lines of the last price, the entry and the stop, the time labels and the
// crosshair.
#pragma once

#include "ui/chart/chart_scale.h"

#include "storage/rows.h"

#include <QColor>
#include <QGraphicsObject>

#include <optional>
#include <vector>

namespace kkachi::ui {

namespace style {
class Theme;
}

struct ChartLine {
    double price = 0;
    QString name;
    QString text; // the price as it is written on the tag
    QColor colour;
};

class OverlayLayer : public QGraphicsObject {
    Q_OBJECT

  public:
    OverlayLayer(const style::Theme& theme, QGraphicsItem* parent);

    void setScale(const ChartScale& scale);
    void setLines(std::vector<ChartLine> lines);
    void setFills(const std::vector<storage::FillRow>& fills);
    // In scene pixels; nothing when the pointer is elsewhere.
    void setPointer(const std::optional<QPointF>& pointer);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

  private:
    void paintTimes(QPainter& painter) const;
    void paintPrices(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintLine(QPainter& painter, const ChartLine& line, double y, const QString& arrow) const;
    void paintFills(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;
    double tagTop(double y) const;
    bool isUnderTag(double y) const;
    void paintTag(QPainter& painter, double y, const QString& text, const QColor& colour) const;

    const style::Theme& m_theme;
    ChartScale m_scale;
    std::vector<ChartLine> m_lines;
    std::vector<storage::FillRow> m_fills;
    std::optional<QPointF> m_pointer;
};

} // namespace kkachi::ui
