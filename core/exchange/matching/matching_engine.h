// One market with price-time priority: liquidity of others, given from outside as a book and a tape, and orders of
// ours. Pure and deterministic: the same calls in the same order give the same updates.
//
// Time priority against the others: what stands at a price when our order comes to rest there is ahead of it. Trades of
// the tape at that price use up what is ahead, then fill us; the others' cancellations shorten the queue too. What our
// orders take from the others' book stays taken until the next setLiquidity().
#pragma once

#include "base/result.h"
#include "exchange/matching/account.h"
#include "exchange/matching/order_record.h"
#include "market/order_book.h"
#include "market/trade.h"

#include <utility>
#include <vector>

namespace kkachi::exchange::matching {

class MatchingEngine {
  public:
    MatchingEngine(market::MarketSpec spec, Won cash)
        : m_spec{std::move(spec)}
        , m_account{cash} {}

    // Checks rules and funds, accepts, and matches at once. The record is the order as it was accepted, before any
    // match, as a venue's reply shows it; what became of it is in the updates.
    base::Result<OrderRecord, Refusal> place(const OrderRequest& request, base::Timestamp at) {
        return place(request, at, bestBid());
    }
    // The same with another price that values a sale at market; nothing: its total is not checked.
    base::Result<OrderRecord, Refusal> place(const OrderRequest& request, base::Timestamp at,
                                             std::optional<base::Price> saleValue);
    // Whether the funds for it are there.
    bool canAfford(const OrderRequest& request) const;
    // Whether it would meet an order of the other side at once.
    bool wouldMatch(const OrderRequest& request) const;

    // Nothing when no such order is open (any more).
    std::optional<OrderRecord> cancel(OrderId id, base::Timestamp at);

    // The others' book, complete. Resting orders that it crosses are filled as makers, at their own price.
    void setLiquidity(const market::OrderBook& book);
    // A trade between others. Resting orders that had priority over it take part of its volume.
    void onTapeTrade(const market::Trade& trade);

    // What happened since the last call, in order.
    std::vector<Update> takeUpdates() { return std::exchange(m_updates, {}); }

    const OrderRecord* findOpen(OrderId id) const;
    std::vector<OrderRecord> openOrders() const; // oldest first
    bool hasOpenOrders() const { return !m_resting.empty(); }
    const Account& account() const { return m_account; }
    Account& account() { return m_account; }
    const market::MarketSpec& spec() const { return m_spec; }
    // The book as everybody sees it: the others' and our resting orders together.
    market::OrderBook visibleBook() const;
    std::optional<base::Price> bestBid() const;
    std::optional<base::Price> bestAsk() const;

  private:
    struct Resting {
        OrderRecord record;
        base::Quantity ahead; // of the others, at the same price
    };

    OrderRecord accept(const OrderRequest& request, base::Timestamp at);
    void matchTaker(OrderRecord& taker, base::Timestamp at);
    base::Quantity takeOthers(OrderRecord& taker, market::BookLevel& level, base::Quantity most, base::Timestamp at);
    // False when the taker is to be cancelled.
    bool meetOwn(OrderRecord& taker, Resting& maker, base::Timestamp at);
    void settleTaker(OrderRecord& taker, base::Timestamp at);

    std::optional<base::Price> takerLimit(const OrderRequest& request) const;
    base::Quantity wantedAt(const OrderRecord& taker, base::Price price) const;
    bool couldFillWhole(const OrderRecord& taker) const;
    Resting* bestOwn(order::Side side);

    void execute(OrderRecord& record, base::Price price, base::Quantity volume, bool isMaker, base::Timestamp at);
    void prevent(OrderRecord& record, base::Price price, base::Quantity volume, base::Timestamp at);
    void relock(OrderRecord& record);
    void end(OrderRecord& record, Stage stage, base::Timestamp at);
    void dropEnded();
    void fillCrossing(Resting& resting, base::Timestamp at);
    base::Quantity othersAt(order::Side side, base::Price price) const;
    std::vector<market::BookLevel>& others(order::Side side);
    std::vector<Resting*> byPriority(order::Side side);

    market::MarketSpec m_spec;
    Account m_account;
    market::OrderBook m_others;
    std::vector<Resting> m_resting; // in order of arrival
    std::vector<Update> m_updates;
    OrderId m_lastId = 0;
    std::uint64_t m_lastExecution = 0;
};

} // namespace kkachi::exchange::matching
