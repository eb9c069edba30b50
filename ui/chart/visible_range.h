// Which stretch of time the chart shows, and how following, panning and zooming change it. Pure arithmetic.
#pragma once

namespace kkachi::ui {

class VisibleRange {
  public:
    // A new timeframe: follow the newest bar with a comfortable number of bars in view.
    void reset(double unitMs);
    // Newest and oldest opening times; moves along while following.
    void setData(double firstMs, double lastMs);

    void panBy(double ms); // positive moves towards now
    // Keeps the instant under the pointer where it is; while following, the newest bar instead. Factor below 1 shows
    // less time.
    void zoomBy(double factor, double anchorMs);
    void follow();
    void showOldest();

    bool isFollowing() const { return m_following; }
    double fromMs() const { return m_to - m_span; }
    double toMs() const { return m_to; }
    double spanMs() const { return m_span; }

  private:
    double newestEdge() const;

    double m_unit = 1000;
    double m_first = 0;
    double m_last = 0;
    double m_span = 120'000;
    double m_to = 0;
    bool m_following = true;
};

} // namespace kkachi::ui
