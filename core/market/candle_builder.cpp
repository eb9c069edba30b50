#include "market/candle_builder.h"

#include <algorithm>
#include <utility>

namespace kkachi::market {

base::Timestamp CandleBuilder::floorToUnit(base::Timestamp at) const {
    const auto since = at.time_since_epoch();
    auto rest = since % m_unit;
    if (rest < base::Milliseconds::zero())
        rest += m_unit;
    return base::Timestamp{since - rest};
}

std::optional<Candle> CandleBuilder::add(const Trade& trade) {
    const auto openTime = floorToUnit(trade.at);
    if (m_current && openTime == m_current->openTime) {
        m_current->high = std::max(m_current->high, trade.price);
        m_current->low = std::min(m_current->low, trade.price);
        m_current->close = trade.price;
        m_current->volume += trade.volume;
        return std::nullopt;
    }
    if (m_current ? openTime < m_current->openTime : m_closedUntil && openTime < *m_closedUntil)
        return std::nullopt;
    return std::exchange(m_current, Candle{.openTime = openTime,
                                           .open = trade.price,
                                           .high = trade.price,
                                           .low = trade.price,
                                           .close = trade.price,
                                           .volume = trade.volume});
}

std::optional<Candle> CandleBuilder::closeIfPast(base::Timestamp now) {
    if (!m_current || now < m_current->openTime + m_unit)
        return std::nullopt;
    m_closedUntil = m_current->openTime + m_unit;
    return std::exchange(m_current, std::nullopt);
}

} // namespace kkachi::market
