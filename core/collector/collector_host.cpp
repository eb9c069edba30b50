#include "collector/collector_host.h"

#include <utility>

namespace kkachi::collector {

namespace {

// Wide enough for a clock that is wrong and for a fast replay.
constexpr base::Milliseconds kFarFuture = std::chrono::hours{1};

} // namespace

CollectorHost::CollectorHost(base::Milliseconds interval, std::shared_ptr<const base::Clock> clock)
    : m_sampler{interval}
    , m_clock{std::move(clock)} {}

void CollectorHost::onTrade(const market::Trade& trade) {
    if (isPossible(trade.at))
        give(m_sampler.addTrade(trade));
}

void CollectorHost::onBook(const market::OrderBook& book) {
    if (isPossible(book.at))
        give(m_sampler.addBook(book));
}

void CollectorHost::onFeedState(exchange::FeedState state) {
    if (state == exchange::FeedState::Live)
        m_sampler.feedLive();
    else
        m_sampler.feedBroken();
}

bool CollectorHost::isPossible(base::Timestamp at) {
    if (at <= m_clock->now() + kFarFuture)
        return true;
    ++m_impossible;
    return false;
}

void CollectorHost::give(const IntervalSampler::Rows& rows) {
    for (const storage::MarketDataRow& row : rows)
        Q_EMIT rowReady(row);
}

} // namespace kkachi::collector
