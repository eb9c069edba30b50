#include "ui/chart/overlay_layer.h"

#include "ui/chart/chart_margins.h"
#include "ui/chart/time_ticks.h"
#include "ui/style/colours.h"
#include "ui/style/theme.h"
#include "ui/words/numbers.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace kkachi::ui {
namespace {

constexpr double kTagHeight = 18;
constexpr double kMarker = 6;

QPainterPath triangle(const QPointF& tip, double direction) {
    QPainterPath path{tip};
    path.lineTo(tip + QPointF{-kMarker, direction * 1.6 * kMarker});
    path.lineTo(tip + QPointF{kMarker, direction * 1.6 * kMarker});
    path.closeSubpath();
    return path;
}

} // namespace

OverlayLayer::OverlayLayer(const style::Theme& theme, QGraphicsItem* parent)
    : QGraphicsObject{parent}
    , m_theme{theme} {
    setAcceptedMouseButtons(Qt::NoButton);
}

void OverlayLayer::setScale(const ChartScale& scale) {
    if (scale.plot != m_scale.plot)
        prepareGeometryChange();
    m_scale = scale;
    update();
}

void OverlayLayer::setLines(std::vector<ChartLine> lines) {
    m_lines = std::move(lines);
    update();
}

void OverlayLayer::setFills(const std::vector<storage::FillRow>& fills) {
    m_fills = fills;
    update();
}

void OverlayLayer::setPointer(const std::optional<QPointF>& pointer) {
    m_pointer = pointer;
    update();
}

QRectF OverlayLayer::boundingRect() const {
    return m_scale.plot.adjusted(0, 0, kPriceAxisWidth, kTimeAxisHeight);
}

void OverlayLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    QFont font = painter->font();
    font.setPixelSize(11);
    painter->setFont(font);
    paintTimes(*painter);
    paintPrices(*painter);
    paintLines(*painter);
    paintFills(*painter);
    if (m_pointer && m_scale.plot.contains(*m_pointer))
        paintCrosshair(*painter);
    painter->restore();
}

void OverlayLayer::paintTimes(QPainter& painter) const {
    const double step = timeStepMs(m_scale.pixelsPerMs(), kTimeLabelGap);
    painter.setPen(style::kMuted);
    const double top = m_scale.plot.bottom() + 2;
    for (double at = firstTickMs(m_scale.fromMs, step); at < m_scale.toMs; at += step) {
        const QRectF area{m_scale.x(at) - kTimeLabelGap / 2, top, kTimeLabelGap, kTimeAxisHeight - 2};
        if (area.left() >= m_scale.plot.left() && area.right() <= m_scale.plot.right())
            painter.drawText(area, Qt::AlignHCenter | Qt::AlignVCenter, tickLabel(at, step));
    }
    painter.drawText(QRectF{m_scale.plot.right(), top, kPriceAxisWidth - 8, kTimeAxisHeight - 2},
                     Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("KST"));
}

void OverlayLayer::paintPrices(QPainter& painter) const {
    const double step = roundStep(m_scale.high - m_scale.low, kPriceSteps);
    painter.setPen(style::kMuted);
    for (double price = std::ceil(m_scale.low / step) * step; price <= m_scale.high; price += step) {
        const double y = m_scale.y(price);
        if (isUnderTag(y))
            continue;
        const auto units = static_cast<std::int64_t>(std::llround(price * static_cast<double>(base::kDecimalScale)));
        painter.drawText(QRectF{m_scale.plot.right(), y - kTagHeight / 2, kPriceAxisWidth - 9, kTagHeight},
                         Qt::AlignRight | Qt::AlignVCenter, words::price(base::Price::fromUnits(units)));
    }
}

bool OverlayLayer::isUnderTag(double y) const {
    return std::any_of(m_lines.begin(), m_lines.end(), [&](const ChartLine& line) {
        return std::abs(tagTop(m_scale.y(line.price)) + kTagHeight / 2 - y) < kTagHeight;
    });
}

void OverlayLayer::paintLines(QPainter& painter) const {
    double bottom = m_scale.plot.bottom();
    double top = m_scale.plot.top();
    for (const ChartLine& line : m_lines) {
        // A stop far below would flatten the candles if the axis made room for it; it waits at the edge instead.
        if (line.price < m_scale.low) {
            paintLine(painter, line, bottom, QStringLiteral(" ▼"));
            bottom -= kTagHeight;
        } else if (line.price > m_scale.high) {
            paintLine(painter, line, top, QStringLiteral(" ▲"));
            top += kTagHeight;
        } else {
            paintLine(painter, line, m_scale.y(line.price), {});
        }
    }
}

void OverlayLayer::paintLine(QPainter& painter, const ChartLine& line, double y, const QString& arrow) const {
    const double row = std::round(y);
    if (arrow.isEmpty()) {
        painter.setPen(QPen{line.colour, 1, Qt::DashLine});
        painter.drawLine(QPointF{m_scale.plot.left(), row}, QPointF{m_scale.plot.right(), row});
    }
    paintTag(painter, row, line.text, line.colour);
    if (line.name.isEmpty())
        return;
    // Beside its tag at the edge, above its line elsewhere.
    const double top = tagTop(arrow.isEmpty() ? row - kTagHeight / 2 : row);
    painter.setPen(line.colour);
    painter.drawText(QRectF{m_scale.plot.left() + 6, top, 260, kTagHeight}, Qt::AlignLeft | Qt::AlignVCenter,
                     line.name + arrow);
}

// The top of a tag whose middle stands at `y`, kept within the plot.
double OverlayLayer::tagTop(double y) const {
    return std::clamp(y - kTagHeight / 2, m_scale.plot.top(), m_scale.plot.bottom() - kTagHeight);
}

void OverlayLayer::paintTag(QPainter& painter, double y, const QString& text, const QColor& colour) const {
    const QRectF area{m_scale.plot.right() + 1, tagTop(y), kPriceAxisWidth - 4, kTagHeight};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(area, 2, 2);
    painter.setPen(colour.lightness() > 110 ? style::kWindow : style::kText);
    painter.drawText(area.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, text);
}

// A purchase points up from below its price, a sale down from above.
void OverlayLayer::paintFills(QPainter& painter) const {
    painter.save();
    painter.setClipRect(m_scale.plot);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{style::kText, 1});
    for (const storage::FillRow& fill : m_fills) {
        const auto ms = static_cast<double>(base::toEpochMs(fill.fill.at));
        if (ms < m_scale.fromMs || ms > m_scale.toMs)
            continue;
        const bool bought = fill.side == order::Side::Buy;
        const double price = m_scale.y(fill.fill.price.toDouble());
        painter.setBrush(bought ? m_theme.up() : m_theme.down());
        painter.drawPath(triangle({m_scale.x(ms), price + (bought ? 4 : -4)}, bought ? 1 : -1));
    }
    painter.restore();
}

void OverlayLayer::paintCrosshair(QPainter& painter) const {
    const QPointF at = *m_pointer;
    painter.setPen(QPen{style::kMuted, 1, Qt::DotLine});
    painter.drawLine(QPointF{m_scale.plot.left(), at.y()}, QPointF{m_scale.plot.right(), at.y()});
    painter.drawLine(QPointF{at.x(), m_scale.plot.top()}, QPointF{at.x(), m_scale.plot.bottom()});
    const auto won = static_cast<std::int64_t>(std::llround(m_scale.priceAt(at.y())));
    paintTag(painter, at.y(), words::price(base::Price::whole(won)), style::kBorder);
    const auto time = base::fromEpochMs(static_cast<std::int64_t>(m_scale.msAt(at.x())));
    const QRectF label{std::clamp(at.x() - 40, m_scale.plot.left(), m_scale.plot.right() - 80),
                       m_scale.plot.bottom() + 2, 80, kTagHeight};
    painter.fillRect(label, style::kBorder);
    painter.setPen(style::kText);
    painter.drawText(label, Qt::AlignCenter, words::kstTime(time));
}

} // namespace kkachi::ui
