// The part of the matching engine that looks after orders at rest: the book and the tape of the others, and queues.
#include "exchange/matching/matching_engine.h"

#include <algorithm>

namespace kkachi::exchange::matching {

using base::Price;
using base::Quantity;
using order::Side;

namespace {

bool isBetter(Side side, Price a, Price b) {
    return side == Side::Buy ? a > b : a < b;
}

// Adds `size` at `price` to levels that are sorted best first.
void addTo(std::vector<market::BookLevel>& levels, Side side, Price price, Quantity size) {
    const auto at = std::find_if(levels.begin(), levels.end(),
                                 [&](const market::BookLevel& level) { return !isBetter(side, level.price, price); });
    if (at != levels.end() && at->price == price)
        at->size += size;
    else
        levels.insert(at, {price, size});
}

} // namespace

void MatchingEngine::setLiquidity(const market::OrderBook& book) {
    m_others = book;
    for (const Side side : {Side::Buy, Side::Sell})
        for (Resting* resting : byPriority(side)) {
            const auto& levels = others(side);
            const Price price = resting->record.request.price;
            // Beyond the visible depth nothing is known of the queue, and it stays as it was.
            if (levels.empty() || !isBetter(side, levels.back().price, price))
                resting->ahead = std::min(resting->ahead, othersAt(side, price));
            fillCrossing(*resting, book.at);
        }
    dropEnded();
}

void MatchingEngine::fillCrossing(Resting& resting, base::Timestamp at) {
    OrderRecord& record = resting.record;
    const Side side = record.request.side;
    for (auto& level : others(side == Side::Buy ? Side::Sell : Side::Buy)) {
        const bool crosses =
            side == Side::Buy ? level.price <= record.request.price : level.price >= record.request.price;
        if (!crosses || record.isFilled())
            break;
        const Quantity volume = std::min(level.size, record.remaining);
        if (!volume.isPositive())
            continue;
        level.size -= volume;
        execute(record, record.request.price, volume, true, at);
    }
    if (record.isFilled())
        end(record, Stage::Done, at);
}

void MatchingEngine::onTapeTrade(const market::Trade& trade) {
    const Side side = trade.taker == market::Taker::Seller ? Side::Buy : Side::Sell;
    Quantity left = trade.volume;
    Quantity othersPassed; // of the queue at the trade's own price
    for (Resting* resting : byPriority(side)) {
        OrderRecord& record = resting->record;
        if (isBetter(side, trade.price, record.request.price))
            break; // the trade was at a better price than ours
        if (record.request.price == trade.price) {
            const Quantity queue = resting->ahead > othersPassed ? resting->ahead - othersPassed : Quantity{};
            const Quantity passed = std::min(queue, left);
            left -= passed;
            othersPassed += passed;
            resting->ahead -= std::min(resting->ahead, othersPassed);
        }
        const Quantity volume = std::min(left, record.remaining);
        if (!volume.isPositive())
            continue;
        left -= volume;
        execute(record, record.request.price, volume, true, trade.at);
        if (record.isFilled())
            end(record, Stage::Done, trade.at);
    }
    dropEnded();
}

// Best price first, then the oldest.
std::vector<MatchingEngine::Resting*> MatchingEngine::byPriority(Side side) {
    std::vector<Resting*> sorted;
    for (Resting& resting : m_resting)
        if (resting.record.request.side == side)
            sorted.push_back(&resting);
    std::stable_sort(sorted.begin(), sorted.end(), [side](const Resting* a, const Resting* b) {
        return isBetter(side, a->record.request.price, b->record.request.price);
    });
    return sorted;
}

MatchingEngine::Resting* MatchingEngine::bestOwn(Side side) {
    Resting* best = nullptr;
    for (Resting& resting : m_resting)
        if (resting.record.request.side == side && resting.record.stage == Stage::Waiting &&
            (best == nullptr || isBetter(side, resting.record.request.price, best->record.request.price)))
            best = &resting;
    return best;
}

std::vector<market::BookLevel>& MatchingEngine::others(Side side) {
    return side == Side::Buy ? m_others.bids : m_others.asks;
}

Quantity MatchingEngine::othersAt(Side side, Price price) const {
    for (const auto& level : side == Side::Buy ? m_others.bids : m_others.asks)
        if (level.price == price)
            return level.size;
    return {};
}

const OrderRecord* MatchingEngine::findOpen(OrderId id) const {
    for (const Resting& resting : m_resting)
        if (resting.record.id == id)
            return &resting.record;
    return nullptr;
}

std::vector<OrderRecord> MatchingEngine::openOrders() const {
    std::vector<OrderRecord> open;
    for (const Resting& resting : m_resting)
        open.push_back(resting.record);
    return open;
}

market::OrderBook MatchingEngine::visibleBook() const {
    market::OrderBook book = m_others;
    for (const Resting& resting : m_resting) {
        const Side side = resting.record.request.side;
        addTo(side == Side::Buy ? book.bids : book.asks, side, resting.record.request.price, resting.record.remaining);
    }
    const auto isEmpty = [](const market::BookLevel& level) { return !level.size.isPositive(); };
    std::erase_if(book.bids, isEmpty);
    std::erase_if(book.asks, isEmpty);
    return book;
}

std::optional<Price> MatchingEngine::bestBid() const {
    return visibleBook().bestBid();
}
std::optional<Price> MatchingEngine::bestAsk() const {
    return visibleBook().bestAsk();
}

} // namespace kkachi::exchange::matching
