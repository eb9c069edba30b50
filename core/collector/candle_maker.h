// Bars of every unit out of trades. Seconds and minutes are made of the trades themselves, every larger unit of smaller
// bars. A bar is told when the market's time has passed its end, and told again whenever more becomes known of it: the
// last row for an opening time counts. It is compared with the exchange's own bar after that, and the exchange is
// right.
//
// What was not seen is never guessed: a bar of which a part is unknown is Missing until the exchange has told it. So is
// the larger bar that had begun before we came.
#pragma once

#include "collector/bar_cell.h"
#include "collector/bar_questions.h"
#include "collector/known_time.h"
#include "collector/patience.h"
#include "exchange/venue_reports.h"
#include "market/candle_unit.h"
#include "market/trade.h"
#include "storage/rows.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace kkachi::collector {

struct CandleCounts {
    std::uint64_t confirmed = 0;  // bars the exchange has too
    std::uint64_t corrected = 0;  // bars the exchange has otherwise, twice asked
    std::uint64_t filled = 0;     // missing bars that the exchange told
    std::uint64_t lateTrades = 0; // after their bar was told; it was told again
    std::uint64_t lostTrades = 0; // so late that their bar is forgotten
};

class CandleMaker {
  public:
    using Rows = std::vector<storage::CandleRow>;

    explicit CandleMaker(Patience patience = {})
        : m_patience{patience} {}

    void feedLive() { m_isLive = true; }
    // Trades that come between this and feedLive() are those that were missed before.
    void feedBroken() { m_isLive = false; }
    // Each returns what is known now and was not before, oldest first within a unit.
    Rows addTrade(const market::Trade& trade, bool isRepaired);
    // Any other message of this time.
    Rows heard(base::Timestamp at);
    Rows addGap(const exchange::FeedGap& gap);
    // The exchange has stopped trading at this time, or trades again.
    Rows exchangeOpen(bool isOpen, base::Timestamp at);
    // The exchange's bar as its stream tells it, in progress or over: what agrees with it need not be asked for.
    void addStreamBar(market::CandleUnit unit, const market::Candle& bar);
    Rows addExchangeBars(const exchange::BarsReport& report);

    // What the exchange is to be asked next.
    std::optional<exchange::ReadBars> nextQuestion() const { return m_questions.next(m_known.until()); }
    const CandleCounts& counts() const { return m_counts; }
    std::uint64_t unchecked() const { return m_questions.forgotten(); }

  private:
    using Cells = std::map<base::Timestamp, BarCell>; // by opening time

    void begin(base::Timestamp at);
    void noteClosed(base::Timestamp at);
    void count(market::CandleUnit unit, const market::Trade& trade, bool isRepaired);
    Rows closeDue();
    void close(market::CandleUnit unit, base::Timestamp openTime);
    void closeParents(market::CandleUnit unit, base::Timestamp openTime);
    void markFromTrades(market::CandleUnit unit, base::Timestamp openTime, BarCell& cell) const;
    bool isOfChildren(market::CandleUnit unit, base::Timestamp openTime, BarCell& cell) const;
    void remake(market::CandleUnit unit, base::Timestamp openTime);
    void tell(market::CandleUnit unit, base::Timestamp openTime, const BarCell& cell);
    void ask(market::CandleUnit unit, base::Timestamp openTime, const BarCell& cell);
    void compare(market::CandleUnit unit, base::Timestamp openTime, const std::optional<market::Candle>& theirs);
    void accept(market::CandleUnit unit, base::Timestamp openTime, const std::optional<market::Candle>& theirs);
    void prune();

    Patience m_patience;
    bool m_isLive = false;
    KnownTime m_known;
    std::optional<base::Timestamp> m_closedSince; // the exchange; what of it is not yet in m_known
    std::map<market::CandleUnit, Cells> m_cells;
    std::map<market::CandleUnit, base::Timestamp> m_next;   // of seconds and minutes: the first one that was not told
    std::map<base::Timestamp, market::Candle> m_streamBars; // of seconds
    BarQuestions m_questions;
    Rows m_rows;
    CandleCounts m_counts;
};

} // namespace kkachi::collector
