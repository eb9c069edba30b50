#include "exchange/upbit/feed_watch.h"

#include <algorithm>

namespace kkachi::exchange::upbit {

void FeedWatch::subscribed(SteadyTime now) {
    *this = FeedWatch{m_patience};
    m_subscribedAt = now;
}

void FeedWatch::sawTrade(SteadyTime now) {
    m_lastTradeAt = now;
    m_untoldSince.reset();
    if (!m_bookDueSince)
        m_bookDueSince = now;
    else if (m_sawBook && now - *m_bookDueSince >= m_patience.bookLimit)
        m_booksAreDead = true;
}

void FeedWatch::sawBook() {
    m_sawBook = true;
    m_bookDueSince.reset();
}

void FeedWatch::answered(SteadyTime now, bool hasUntoldTrade) {
    m_isAsking = false;
    if (!hasUntoldTrade)
        m_untoldSince.reset();
    else if (!m_untoldSince)
        m_untoldSince = now;
    else if (now - *m_untoldSince >= m_patience.lateLimit)
        m_tradesAreDead = true;
}

void FeedWatch::notAnswered(SteadyTime now) {
    m_isAsking = false;
    m_askedAt = now;
}

FeedWatch::Advice FeedWatch::check(SteadyTime now) {
    if (!m_subscribedAt)
        return Advice::None;
    if (m_tradesAreDead)
        return dead("trades have stopped, and the exchange knows newer ones");
    if (m_booksAreDead)
        return dead("books have stopped while trades go on");
    if ((!m_lastTradeAt || !m_sawBook) && now - *m_subscribedAt >= m_patience.subscribeDeadline)
        return dead("trades or books have not begun");
    if (m_isAsking || !m_lastTradeAt)
        return Advice::None;
    const bool isQuiet = now - std::max(*m_lastTradeAt, m_askedAt) >= m_patience.quietLimit;
    const bool isLate = m_untoldSince && now - *m_untoldSince >= m_patience.lateLimit;
    if (!isQuiet && !isLate)
        return Advice::None;
    m_isAsking = true;
    m_askedAt = now;
    return Advice::AskForTrades;
}

FeedWatch::Advice FeedWatch::dead(std::string_view reason) {
    disconnected();
    m_reason = reason;
    return Advice::Dead;
}

} // namespace kkachi::exchange::upbit
