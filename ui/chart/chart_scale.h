// The one mapping between the chart's world (milliseconds since 1970, won) and the pixels of its plot area.
#pragma once

#include <QRectF>

namespace kkachi::ui {

struct ChartScale {
    QRectF plot;
    double fromMs = 0;
    double toMs = 1;
    double low = 0;
    double high = 1;

    double x(double ms) const { return plot.left() + (ms - fromMs) / (toMs - fromMs) * plot.width(); }
    double y(double price) const { return plot.bottom() - (price - low) / (high - low) * plot.height(); }
    double msAt(double x) const { return fromMs + (x - plot.left()) / plot.width() * (toMs - fromMs); }
    double priceAt(double y) const { return low + (plot.bottom() - y) / plot.height() * (high - low); }
    double pixelsPerMs() const { return plot.width() / (toMs - fromMs); }
    bool shows(double price) const { return price >= low && price <= high; }
};

} // namespace kkachi::ui
