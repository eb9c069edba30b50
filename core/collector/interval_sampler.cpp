#include "collector/interval_sampler.h"

#include <algorithm>

namespace kkachi::collector {

base::Timestamp IntervalSampler::startOf(base::Timestamp at) const {
    const auto sinceEpoch = at.time_since_epoch();
    return base::Timestamp{sinceEpoch - sinceEpoch % m_interval};
}

// The interval in which the feed became live was seen only in part: it gets no row.
bool IntervalSampler::hasBegun(base::Timestamp at) {
    if (!m_begin && m_isLive) {
        const base::Timestamp start = startOf(at);
        m_begin = start == at ? start : start + m_interval;
        m_nextStart = *m_begin;
    }
    return m_begin && at >= *m_begin;
}

IntervalSampler::Rows IntervalSampler::addTrade(const market::Trade& trade) {
    if (!hasBegun(trade.at)) {
        m_lastPrice = trade.price;
        return {};
    }
    count(trade);
    if (!m_isLive)
        return {};
    advanceTo(trade.at);
    return takeComplete();
}

IntervalSampler::Rows IntervalSampler::addBook(const market::OrderBook& book) {
    if (!hasBegun(book.at) || !m_isLive) {
        m_lastBid = book.bestBid();
        m_lastAsk = book.bestAsk();
        return {};
    }
    advanceTo(book.at);
    if (const auto found = m_open.find(startOf(book.at)); found != m_open.end()) {
        found->second.row.bestBid = book.bestBid();
        found->second.row.bestAsk = book.bestAsk();
    }
    return takeComplete();
}

IntervalSampler::Rows IntervalSampler::heard(base::Timestamp at) {
    if (!hasBegun(at) || !m_isLive)
        return {};
    advanceTo(at);
    return takeComplete();
}

void IntervalSampler::feedLive() {
    if (m_isLive)
        return;
    m_isLive = true;
    m_lastMessageAt.reset();
}

void IntervalSampler::feedBroken() {
    if (!m_isLive)
        return;
    m_isLive = false;
    // What had not ended when the feed broke is known only if its missed trades come.
    for (auto& [start, interval] : m_open)
        if (m_lastMessageAt && start + m_interval > *m_lastMessageAt)
            interval.wasAlive = false;
}

void IntervalSampler::count(const market::Trade& trade) {
    base::Timestamp start = startOf(trade.at);
    if (start < m_nextStart) {
        ++m_lateTrades;
        start = m_nextStart;
    }
    Interval& interval = m_open[start];
    storage::MarketDataRow& row = interval.row;
    if (row.tradeCount++ == 0)
        row.firstSequentialId = trade.sequentialId;
    if (trade.at >= interval.lastTradeAt) {
        interval.lastTradeAt = trade.at;
        row.price = trade.price;
        row.lastSequentialId = trade.sequentialId;
    }
    row.volume += trade.volume;
    (trade.taker == market::Taker::Buyer ? row.buyVolume : row.sellVolume) += trade.volume;
}

// A message at `at` proves the feed alive since the one before it.
void IntervalSampler::advanceTo(base::Timestamp at) {
    const base::Timestamp since = m_lastMessageAt.value_or(at);
    m_lastMessageAt = std::max(since, at);
    const base::Timestamp from = at - since > m_patience.longestSilence ? at : std::min(since, at);
    for (base::Timestamp start = std::max(startOf(from), m_nextStart); start <= at; start += m_interval)
        m_open[start].wasAlive = true;
}

IntervalSampler::Rows IntervalSampler::takeComplete() {
    Rows rows;
    while (!m_open.empty() && m_open.begin()->first + m_interval + m_patience.grace <= *m_lastMessageAt) {
        auto node = m_open.extract(m_open.begin());
        m_nextStart = node.key() + m_interval;
        node.mapped().row.at = node.key();
        if (finish(node.mapped()))
            rows.push_back(std::move(node.mapped().row));
    }
    return rows;
}

// False: there is nothing true to say about the interval.
bool IntervalSampler::finish(Interval& interval) {
    storage::MarketDataRow& row = interval.row;
    if (interval.wasAlive) {
        m_lastBid = row.bestBid = row.bestBid ? row.bestBid : m_lastBid;
        m_lastAsk = row.bestAsk = row.bestAsk ? row.bestAsk : m_lastAsk;
    }
    if (row.tradeCount > 0) {
        m_lastPrice = row.price;
        return true;
    }
    if (!interval.wasAlive || !m_lastPrice)
        return false;
    row.price = *m_lastPrice;
    return true;
}

} // namespace kkachi::collector
