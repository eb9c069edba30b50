#include "ui/chart/visible_range.h"

#include <algorithm>

namespace kkachi::ui {
namespace {

constexpr double kBarsAtFirst = 120;
constexpr double kFewestBars = 10;
constexpr double kMostBars = 5000;
constexpr double kRoomAtRight = 0.05; // of the span, free of bars, so that the newest one stands clear of the axis

} // namespace

void VisibleRange::reset(double unitMs) {
    m_unit = unitMs;
    m_span = kBarsAtFirst * unitMs;
    follow();
}

double VisibleRange::newestEdge() const {
    return m_last + m_unit + kRoomAtRight * m_span;
}

void VisibleRange::setData(double firstMs, double lastMs) {
    m_first = firstMs;
    m_last = lastMs;
    if (m_following)
        m_to = newestEdge();
}

void VisibleRange::panBy(double ms) {
    // At least a few bars stay in view on either side.
    const double earliest = m_first + kFewestBars * m_unit;
    m_to = std::max(std::min(m_to + ms, newestEdge()), std::min(earliest, newestEdge()));
    m_following = m_to >= newestEdge();
}

void VisibleRange::zoomBy(double factor, double anchorMs) {
    const double share = (m_to - anchorMs) / m_span;
    m_span = std::clamp(m_span * factor, kFewestBars * m_unit, kMostBars * m_unit);
    if (m_following)
        return follow();
    m_to = anchorMs + share * m_span;
    panBy(0);
}

void VisibleRange::follow() {
    m_following = true;
    m_to = newestEdge();
}

void VisibleRange::showOldest() {
    panBy(m_first + m_span - m_to);
}

} // namespace kkachi::ui
