// The largest fall from a running peak of equity, as a positive fraction of the peak.
#pragma once

#include "base/fixed_point.h"

namespace kkachi::backtest {

class Drawdown {
  public:
    void add(base::Krw equity) {
        if (m_isFirst || equity > m_peak)
            m_peak = equity;
        m_isFirst = false;
        if (equity == m_peak || !m_peak.isPositive())
            return;
        const long double fall =
            static_cast<long double>((m_peak - equity).units()) / static_cast<long double>(m_peak.units());
        m_worst = fall > m_worst ? fall : m_worst;
    }

    double worst() const { return static_cast<double>(m_worst); }

  private:
    base::Krw m_peak;
    bool m_isFirst = true;
    long double m_worst = 0;
};

} // namespace kkachi::backtest
