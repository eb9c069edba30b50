// The exact sum of the last `length` prices, for averages that are compared crosswise instead of divided. The ring is
// allocated once, at construction.
#pragma once

#include "base/fixed_point.h"
#include "base/wide.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kkachi::indicators {

class RollingSum {
  public:
    // length > 0.
    explicit RollingSum(std::size_t length)
        : m_ring(length, 0) {}

    void add(base::Price price) {
        m_sum += price.units() - base::Wide{m_ring[m_next]};
        m_ring[m_next] = price.units();
        if (++m_next == m_ring.size()) {
            m_next = 0;
            m_full = true;
        }
    }

    bool isFull() const { return m_full; }
    std::size_t length() const { return m_ring.size(); }
    // In units of 1e-8. Before isFull() it is the sum of what was added.
    base::Wide sum() const { return m_sum; }
    // The average cut to eight decimals, for display; comparisons use sum(). Nothing before isFull().
    std::optional<base::Price> average() const {
        if (!m_full)
            return std::nullopt;
        const auto length = static_cast<base::Wide>(m_ring.size());
        return base::Price::fromUnits(base::narrow(base::divide(m_sum, length, base::Rounding::Down)));
    }

  private:
    std::vector<std::int64_t> m_ring;
    std::size_t m_next = 0;
    base::Wide m_sum = 0;
    bool m_full = false;
};

// Sign of average(a) - average(b), exactly: the sums are compared crosswise, so that equal is equal. Both must be full.
inline int compareAverages(const RollingSum& a, const RollingSum& b) {
    const base::Wide left = a.sum() * static_cast<base::Wide>(b.length());
    const base::Wide right = b.sum() * static_cast<base::Wide>(a.length());
    return left < right ? -1 : (left > right ? 1 : 0);
}

} // namespace kkachi::indicators
