#include "risk/volatility_window.h"

namespace kkachi::risk {

void VolatilityWindow::add(base::Timestamp at, base::Price high, base::Price low) {
    while (!m_highs.empty() && m_highs.back().price <= high)
        m_highs.pop_back();
    m_highs.push_back({at, high});
    while (!m_lows.empty() && m_lows.back().price >= low)
        m_lows.pop_back();
    m_lows.push_back({at, low});
}

std::optional<PriceRange> VolatilityWindow::range(base::Timestamp now) {
    const base::Timestamp start = now - m_length;
    while (!m_highs.empty() && m_highs.front().at < start)
        m_highs.pop_front();
    while (!m_lows.empty() && m_lows.front().at < start)
        m_lows.pop_front();
    if (m_highs.empty())
        return std::nullopt;
    return PriceRange{m_highs.front().price, m_lows.front().price};
}

} // namespace kkachi::risk
