#include "collector/known_time.h"

#include <algorithm>

namespace kkachi::collector {

namespace {
constexpr std::size_t kMostStretches = 4'096;
} // namespace

void KnownTime::add(Knowledge how, base::Timestamp from, base::Timestamp to) {
    if (to <= from)
        return;
    extendTo(to);
    if (!m_stretches.empty() && m_stretches.back().how == how && m_stretches.back().to == from) {
        m_stretches.back().to = to;
        return;
    }
    m_stretches.push_back({how, from, to});
    if (m_stretches.size() > kMostStretches)
        m_stretches.pop_front();
}

Knowledge KnownTime::of(base::Timestamp from, base::Timestamp to) const {
    if (!m_begin || from < *m_begin)
        return Knowledge::Lost;
    Knowledge worst = Knowledge::Seen;
    for (const Stretch& stretch : m_stretches) {
        if (stretch.to <= from || stretch.from >= to)
            continue;
        if (stretch.how != Knowledge::Closed)
            worst = std::max(worst, stretch.how);
        else if (stretch.from <= from && stretch.to >= to)
            return Knowledge::Closed;
    }
    return worst;
}

} // namespace kkachi::collector
