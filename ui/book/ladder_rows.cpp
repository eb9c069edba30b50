#include "ui/book/ladder_rows.h"

#include <algorithm>

namespace kkachi::ui {
namespace {

std::vector<LadderRow> nearest(const std::vector<market::BookLevel>& levels) {
    std::vector<LadderRow> rows;
    for (const market::BookLevel& level : levels) {
        if (rows.size() == kLadderLevels)
            break;
        rows.push_back({.price = level.price, .size = level.size});
    }
    return rows;
}

base::Quantity largest(const std::vector<LadderRow>& rows, base::Quantity least) {
    for (const LadderRow& row : rows)
        least = std::max(least, row.size);
    return least;
}

void setShares(std::vector<LadderRow>& rows, base::Quantity whole) {
    for (LadderRow& row : rows)
        row.share = whole.isPositive() ? row.size.toDouble() / whole.toDouble() : 0;
}

} // namespace

LadderRows ladderRows(const market::OrderBook& book) {
    LadderRows rows{.asks = nearest(book.asks), .bids = nearest(book.bids), .spread = std::nullopt};
    const base::Quantity whole = largest(rows.bids, largest(rows.asks, {}));
    setShares(rows.asks, whole);
    setShares(rows.bids, whole);
    std::reverse(rows.asks.begin(), rows.asks.end());
    if (book.bestAsk() && book.bestBid())
        rows.spread = *book.bestAsk() - *book.bestBid();
    return rows;
}

} // namespace kkachi::ui
