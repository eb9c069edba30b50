// The bars of one timeframe as the chart needs them: found by time, with the extremes of what is visible. The closed
// bars are shared with the snapshot, not copied.
#pragma once

#include "engine/snapshot.h"

#include <optional>
#include <span>

namespace kkachi::ui {

struct BarExtremes {
    double low = 0;
    double high = 0;
    double volume = 0; // largest of one bar
};

class ChartBars {
  public:
    void set(const engine::BarSeries& series);

    double unitMs() const { return m_unitMs; }
    bool isEmpty() const { return size() == 0; }
    std::size_t size() const;
    // 0 is the oldest; the bar still forming is the last.
    const market::Candle& at(std::size_t index) const;

    // Indices [first, second) of the bars of which a part lies between the two instants.
    std::pair<std::size_t, std::size_t> between(double fromMs, double toMs) const;
    std::optional<BarExtremes> extremes(double fromMs, double toMs) const;
    // The bar that covers the instant, or the nearest one; nothing without bars.
    std::optional<market::Candle> nearest(double ms) const;

    double firstMs() const; // opening time of the oldest bar; 0 without bars
    double lastMs() const;  // opening time of the newest

  private:
    std::span<const market::Candle> closed() const;

    engine::BarSeries m_series;
    double m_unitMs = 1000;
};

double msOf(const market::Candle& bar);

} // namespace kkachi::ui
