#include "exchange/upbit/rate_budget.h"

#include <algorithm>

namespace kkachi::exchange::upbit {

void RateBudget::forgetOld(SteadyTime now) {
    while (!m_sent.empty() && m_sent.front() + m_window <= now)
        m_sent.pop_front();
}

bool RateBudget::tryTake(SteadyTime now, Urgency urgency) {
    if (nextFreeAt(now, urgency) > now)
        return false;
    m_sent.push_back(now);
    return true;
}

SteadyTime RateBudget::nextFreeAt(SteadyTime now, Urgency urgency) {
    forgetOld(now);
    const int allowed = urgency == Urgency::Urgent ? m_perWindow : m_perWindow - m_reserved;
    const auto over = static_cast<std::ptrdiff_t>(m_sent.size()) - allowed;
    const SteadyTime freeAt = over < 0 ? now : m_sent[static_cast<std::size_t>(over)] + m_window;
    return std::max({freeAt, m_pausedUntil, urgency == Urgency::Urgent ? SteadyTime{} : m_slowUntil});
}

void RateBudget::pauseUntil(SteadyTime until) {
    m_pausedUntil = std::max(m_pausedUntil, until);
}

void RateBudget::slowDownUntil(SteadyTime until) {
    m_slowUntil = std::max(m_slowUntil, until);
}

} // namespace kkachi::exchange::upbit
