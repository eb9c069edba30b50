#include "engine/market_watch.h"

#include <algorithm>
#include <numeric>

namespace kkachi::engine {

namespace {

constexpr std::size_t kSecondsKept = 900;
constexpr std::size_t kMinutesKept = 600;

double totalSize(const std::vector<market::BookLevel>& levels) {
    return std::accumulate(levels.begin(), levels.end(), 0.0,
                           [](double sum, const market::BookLevel& level) { return sum + level.size.toDouble(); });
}

} // namespace

std::optional<market::Candle> BarHistory::add(const market::Trade& trade) {
    const auto finished = m_builder.add(trade);
    if (finished)
        append(*finished);
    return finished;
}

std::optional<market::Candle> BarHistory::closeIfPast(base::Timestamp now) {
    const auto finished = m_builder.closeIfPast(now);
    if (finished)
        append(*finished);
    return finished;
}

void BarHistory::append(const market::Candle& bar) {
    if (!m_closed->empty() && bar.openTime <= m_closed->back().openTime)
        return;
    auto bars = std::make_shared<std::vector<market::Candle>>();
    const std::size_t kept = std::min(m_closed->size(), m_limit - 1);
    bars->reserve(kept + 1);
    bars->assign(m_closed->end() - static_cast<std::ptrdiff_t>(kept), m_closed->end());
    bars->push_back(bar);
    m_closed = std::move(bars);
}

void BarHistory::prepend(const std::vector<market::Candle>& past, base::Timestamp now) {
    auto bars = std::make_shared<std::vector<market::Candle>>();
    const bool hasOwn = !m_closed->empty() || current();
    const base::Timestamp ownStart = !m_closed->empty() ? m_closed->front().openTime
                                     : current()        ? current()->openTime
                                                        : base::Timestamp{};
    for (const auto& bar : past) {
        if (hasOwn && bar.openTime >= ownStart)
            continue;
        if (bar.openTime + unit() > now)
            m_builder.resume(bar);
        else
            bars->push_back(bar);
    }
    bars->insert(bars->end(), m_closed->begin(), m_closed->end());
    if (bars->size() > m_limit)
        bars->erase(bars->begin(), bars->end() - static_cast<std::ptrdiff_t>(m_limit));
    m_closed = std::move(bars);
}

MarketWatch::MarketWatch() {
    m_series.emplace_back(std::chrono::seconds{1}, kSecondsKept);
    m_series.emplace_back(std::chrono::minutes{1}, kMinutesKept);
}

void MarketWatch::onTrade(const market::Trade& trade, base::Timestamp now) {
    m_price = trade.price;
    m_lastMessageAt = now;
    for (BarHistory& series : m_series)
        series.add(trade);
}

void MarketWatch::onBook(const market::OrderBook& book, base::Timestamp now) {
    m_book = book;
    m_lastMessageAt = now;
}

void MarketWatch::onTicker(const market::Ticker& ticker, base::Timestamp now) {
    m_ticker = ticker;
    m_lastMessageAt = now;
}

void MarketWatch::onHistory(base::Milliseconds unit, const std::vector<market::Candle>& bars, base::Timestamp now) {
    for (BarHistory& series : m_series)
        if (series.unit() == unit)
            series.prepend(bars, now);
}

void MarketWatch::onTapePrice(base::Price price, base::Timestamp now) {
    m_price = price;
    m_lastMessageAt = now;
}

void MarketWatch::onTime(base::Timestamp end) {
    for (BarHistory& series : m_series)
        series.closeIfPast(end);
}

bool MarketWatch::isFresh(base::Timestamp now, base::Milliseconds oldest) const {
    return m_price && m_lastMessageAt && now - *m_lastMessageAt <= oldest;
}

double MarketWatch::bookImbalance() const {
    const double bids = totalSize(m_book.bids);
    const double asks = totalSize(m_book.asks);
    return bids + asks > 0 ? (bids - asks) / (bids + asks) : 0;
}

} // namespace kkachi::engine
