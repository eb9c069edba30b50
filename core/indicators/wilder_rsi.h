// Relative strength index as J. Welles Wilder defined it (New Concepts in Technical Trading Systems, 1978): the first
// averages are the means of the first `period` gains and losses, each later one is (previous x (period - 1) + new) /
// period. 100 with gains only, 0 with losses only, 50 with neither.
#pragma once

#include "base/fixed_point.h"

#include <optional>

namespace kkachi::indicators {

class WilderRsi {
  public:
    // period > 0.
    explicit WilderRsi(int period)
        : m_period{period} {}

    void add(base::Price close) {
        if (m_previous) {
            const auto change = static_cast<long double>((close - *m_previous).units());
            addChange(change > 0 ? change : 0, change < 0 ? -change : 0);
        }
        m_previous = close;
    }

    bool isReady() const { return m_changes >= m_period; }
    // 0 to 100; nothing before `period` changes are in.
    std::optional<double> value() const {
        if (!isReady())
            return std::nullopt;
        if (m_gain == 0 && m_loss == 0)
            return 50.0;
        return static_cast<double>(100 * m_gain / (m_gain + m_loss));
    }

    // Sign of value() - level, without the division: on which side of a level the index is must not hang on its last
    // digit. Precondition: isReady().
    int compare(double level) const {
        const long double left = m_gain == 0 && m_loss == 0 ? 50 : 100 * m_gain;
        const long double right = m_gain == 0 && m_loss == 0 ? level : level * (m_gain + m_loss);
        return left < right ? -1 : (left > right ? 1 : 0);
    }

  private:
    void addChange(long double gain, long double loss) {
        ++m_changes;
        // The averages are kept as sums (average x period): the first ones are then exact.
        if (m_changes <= m_period) {
            m_gain += gain;
            m_loss += loss;
            return;
        }
        m_changes = m_period + 1; // only whether it exceeds the period matters from here on
        m_gain = m_gain * (m_period - 1) / m_period + gain;
        m_loss = m_loss * (m_period - 1) / m_period + loss;
    }

    int m_period;
    int m_changes = 0;
    long double m_gain = 0;
    long double m_loss = 0;
    std::optional<base::Price> m_previous;
};

} // namespace kkachi::indicators
