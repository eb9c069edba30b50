// Rows of text to a tape of trades: values, order, duplicates, and the side where none is written.
#pragma once

#include "history/trade_columns.h"
#include "history/trade_tape.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace kkachi::history {

class TradeTapeBuilder {
  public:
    enum class Order {
        Rising,   // oldest first
        OneOfTwo, // or newest first throughout, as the exchange's REST answers are
    };
    struct Flaw {
        TradeColumn column{};
        CsvProblem problem{};
    };

    explicit TradeTapeBuilder(Order order)
        : m_order{order} {}

    // Every row must have the same columns. Nothing when all is well.
    std::optional<Flaw> add(const TradeTexts& row);
    bool isEmpty() const { return m_tape.trades.empty(); }
    // Oldest first; within a millisecond by id, where there are ids. Without sides a trade above the price before was
    // bought, one below it was sold, and one at the same price goes on as the one before (the first was bought).
    TradeTape finish();

  private:
    // Remembers ids; those that rise, as a venue's do, take eight bytes each.
    class SeenIds {
      public:
        // False when it was there.
        bool add(std::int64_t id);

      private:
        std::vector<std::int64_t> m_rising;
        std::unordered_set<std::int64_t> m_others;
    };

    std::optional<Flaw> readValues(const TradeTexts& row, market::Trade& trade);
    std::optional<Flaw> checkOrder(const market::Trade& trade);
    void applyTickRule();
    void sortWithinMilliseconds();

    Order m_order;
    int m_direction = 0; // 1 rising, -1 falling, 0 not known yet
    bool m_hasSides = true;
    std::optional<std::string> m_market;
    SeenIds m_ids;
    TradeTape m_tape;
};

} // namespace kkachi::history
