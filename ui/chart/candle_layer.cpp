#include "ui/chart/candle_layer.h"

#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kkachi::ui {
namespace {

constexpr double kVolumeHeight = 0.16; // of the plot
constexpr float kVolumeOpacity = 0.35F;
constexpr double kBodyWidth = 0.7; // of a bar's place
constexpr double kWidestBody = 24;

} // namespace

CandleLayer::CandleLayer(const style::Theme& theme, const ChartBars& bars, QGraphicsItem* parent)
    : QGraphicsObject{parent}
    , m_theme{theme}
    , m_bars{bars} {
    setFlag(QGraphicsItem::ItemUsesExtendedStyleOption, false);
    setAcceptedMouseButtons(Qt::NoButton);
}

void CandleLayer::setScale(const ChartScale& scale, double largestVolume) {
    if (scale.plot != m_scale.plot)
        prepareGeometryChange();
    m_scale = scale;
    m_largestVolume = largestVolume;
    update();
}

void CandleLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const auto [begin, end] = m_bars.between(m_scale.fromMs, m_scale.toMs);
    if (begin == end)
        return;
    const double place = m_bars.unitMs() * m_scale.pixelsPerMs();
    const double width = std::clamp(std::floor(place * kBodyWidth), 1.0, kWidestBody);
    Strokes rising;
    Strokes falling;
    for (std::size_t index = begin; index < end; ++index) {
        const market::Candle& bar = m_bars.at(index);
        const double x = m_scale.x(msOf(bar) + m_bars.unitMs() / 2);
        addBar(bar.close >= bar.open ? rising : falling, bar, x, width);
    }
    painter->save();
    painter->setClipRect(m_scale.plot);
    painter->setRenderHint(QPainter::Antialiasing, false);
    draw(*painter, rising, m_theme.up());
    draw(*painter, falling, m_theme.down());
    painter->restore();
}

void CandleLayer::addBar(Strokes& strokes, const market::Candle& bar, double x, double width) const {
    // On whole pixels, so that wick and body stand on one line without antialiasing.
    const double centre = std::round(x);
    const double left = centre - std::floor(width / 2);
    const double open = std::round(m_scale.y(bar.open.toDouble()));
    const double close = std::round(m_scale.y(bar.close.toDouble()));
    strokes.wicks.append(
        QLineF{centre, std::round(m_scale.y(bar.high.toDouble())), centre, std::round(m_scale.y(bar.low.toDouble()))});
    const double top = std::min(open, close);
    strokes.bodies.append(QRectF{left, top, width, std::max(1.0, std::abs(open - close))});
    if (m_largestVolume <= 0)
        return;
    const double height = bar.volume.toDouble() / m_largestVolume * kVolumeHeight * m_scale.plot.height();
    strokes.volumes.append(QRectF{left, m_scale.plot.bottom() - height, width, height});
}

void CandleLayer::draw(QPainter& painter, const Strokes& strokes, const QColor& colour) {
    QColor volume = colour;
    volume.setAlphaF(kVolumeOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(volume);
    painter.drawRects(strokes.volumes);
    painter.setPen(QPen{colour, 0});
    painter.drawLines(strokes.wicks);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(strokes.bodies);
}

} // namespace kkachi::ui
