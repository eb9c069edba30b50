#include "ui/chart/candle_chart.h"

#include "ui/chart/candle_layer.h"
#include "ui/chart/chart_margins.h"
#include "ui/chart/time_ticks.h"
#include "ui/style/colours.h"
#include "ui/style/theme.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace kkachi::ui {
namespace {

constexpr double kRoomAbove = 0.08; // of the visible prices
constexpr double kRoomBelow = 0.24; // below the candles lies the volume
constexpr double kWheelNotch = 120;
constexpr double kZoomPerNotch = 0.85;
constexpr double kPanPerKey = 0.1; // of the span

} // namespace

CandleChart::CandleChart(const style::Theme& theme, QWidget* parent)
    : QChartView{new QChart, parent}
    , m_times{new QValueAxis}
    , m_prices{new QValueAxis}
    , m_candles{new CandleLayer{theme, m_bars, chart()}}
    , m_overlay{new OverlayLayer{theme, chart()}} {
    buildChart();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(320, 180);
    connect(&theme, &style::Theme::changed, this, [this] { viewport()->update(); });
    connect(chart(), &QChart::plotAreaChanged, this, [this] { layOut(); });
}

void CandleChart::buildChart() {
    chart()->legend()->hide();
    chart()->setBackgroundRoundness(0);
    chart()->setBackgroundBrush(style::kPanel);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    // Margins hold the labels, so that the plot does not move when a price grows by a digit.
    chart()->setMargins(QMargins{0, kTopMargin, kPriceAxisWidth, kTimeAxisHeight});
    setBackgroundBrush(style::kPanel);
    // Axes draw nothing without a series attached to both, not even the grid.
    auto* empty = new QLineSeries;
    chart()->addSeries(empty);
    chart()->addAxis(m_times, Qt::AlignBottom);
    chart()->addAxis(m_prices, Qt::AlignRight);
    empty->attachAxis(m_times);
    empty->attachAxis(m_prices);
    for (QValueAxis* axis : {m_times, m_prices}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setGridLineColor(style::kBorder.darker(125));
        axis->setLineVisible(false);
        axis->setLabelsVisible(false); // the overlay writes them: Korean time, exact prices, room for tags
    }
    m_candles->setZValue(10);
    m_overlay->setZValue(11);
}

void CandleChart::setSeries(const engine::BarSeries& series) {
    const bool other = m_bars.isEmpty() || m_bars.unitMs() != static_cast<double>(series.unit.count());
    m_bars.set(series);
    if (other)
        m_range.reset(m_bars.unitMs());
    if (!m_bars.isEmpty())
        m_range.setData(m_bars.firstMs(), m_bars.lastMs());
    layOut();
    if (other)
        Q_EMIT followingChanged(m_range.isFollowing());
    Q_EMIT barOfInterestChanged();
}

void CandleChart::setLines(std::vector<ChartLine> lines) {
    m_lines = lines;
    m_overlay->setLines(std::move(lines));
}

void CandleChart::setFills(const std::vector<storage::FillRow>& fills) {
    m_overlay->setFills(fills);
}

ChartScale CandleChart::scale() const {
    return {chart()->plotArea(), m_range.fromMs(), m_range.toMs(), m_low, m_high};
}

std::optional<market::Candle> CandleChart::barOfInterest() const {
    const ChartScale now = scale();
    if (m_pointer && now.plot.contains(*m_pointer))
        return m_bars.nearest(now.msAt(m_pointer->x()));
    return m_bars.nearest(m_bars.lastMs() + m_bars.unitMs());
}

void CandleChart::layOut() {
    if (m_bars.isEmpty())
        return;
    if (const auto extremes = m_bars.extremes(m_range.fromMs(), m_range.toMs()))
        fitPrices(*extremes);
    const ChartScale now = scale();
    if (now.plot.width() <= 0 || now.plot.height() <= 0)
        return;
    const double step = timeStepMs(now.pixelsPerMs(), kTimeLabelGap);
    m_times->setTickInterval(step);
    // The anchor stays near the range: the axis counts ticks between the two with an int.
    m_times->setTickAnchor(firstTickMs(now.fromMs, step));
    m_times->setRange(now.fromMs, now.toMs);
    m_prices->setTickInterval(roundStep(m_high - m_low, kPriceSteps));
    m_prices->setTickAnchor(std::ceil(m_low / m_prices->tickInterval()) * m_prices->tickInterval());
    m_prices->setRange(m_low, m_high);
    m_candles->setScale(now, m_largestVolume);
    m_overlay->setScale(now);
}

// Lines near the candles are taken into the picture; those far away wait at its edge.
void CandleChart::fitPrices(const BarExtremes& extremes) {
    // One won at least, so that a market that stands still has a scale.
    const double height = std::max(extremes.high - extremes.low, extremes.high * 1e-5 + 1);
    double low = extremes.low;
    double high = extremes.high;
    for (const ChartLine& line : m_lines)
        if (line.price > extremes.low - height && line.price < extremes.high + height) {
            low = std::min(low, line.price);
            high = std::max(high, line.price);
        }
    m_low = low - kRoomBelow * height;
    m_high = high + kRoomAbove * height;
    m_largestVolume = extremes.volume;
}

void CandleChart::follow() {
    m_range.follow();
    layOut();
    Q_EMIT followingChanged(true);
}

void CandleChart::zoom(double factor, double x) {
    m_range.zoomBy(factor, scale().msAt(x));
    layOut();
    Q_EMIT followingChanged(m_range.isFollowing());
    Q_EMIT barOfInterestChanged();
}

void CandleChart::pan(double ms) {
    m_range.panBy(ms);
    layOut();
    Q_EMIT followingChanged(m_range.isFollowing());
    Q_EMIT barOfInterestChanged();
}

void CandleChart::wheelEvent(QWheelEvent* event) {
    zoom(std::pow(kZoomPerNotch, event->angleDelta().y() / kWheelNotch), event->position().x());
    event->accept();
}

void CandleChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return QChartView::mousePressEvent(event);
    m_dragX = event->position().x();
    setCursor(Qt::ClosedHandCursor);
}

void CandleChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    m_overlay->setPointer(m_pointer);
    if (m_dragX) {
        const double pixels = *m_dragX - event->position().x();
        m_dragX = event->position().x();
        return pan(pixels / scale().pixelsPerMs());
    }
    Q_EMIT barOfInterestChanged();
}

void CandleChart::mouseReleaseEvent(QMouseEvent* event) {
    m_dragX.reset();
    unsetCursor();
    QChartView::mouseReleaseEvent(event);
}

void CandleChart::mouseDoubleClickEvent(QMouseEvent*) {
    follow();
}

void CandleChart::leaveEvent(QEvent* event) {
    m_pointer.reset();
    m_overlay->setPointer(m_pointer);
    Q_EMIT barOfInterestChanged();
    QChartView::leaveEvent(event);
}

void CandleChart::keyPressEvent(QKeyEvent* event) {
    const double middle = scale().plot.center().x();
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(-kPanPerKey * m_range.spanMs());
    case Qt::Key_Right:
        return pan(kPanPerKey * m_range.spanMs());
    case Qt::Key_Home:
        m_range.showOldest();
        return pan(0);
    case Qt::Key_End:
        return follow();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(kZoomPerNotch, middle);
    case Qt::Key_Minus:
        return zoom(1 / kZoomPerNotch, middle);
    default:
        QChartView::keyPressEvent(event);
    }
}

void CandleChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    layOut();
}

} // namespace kkachi::ui
