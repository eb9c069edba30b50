// Lets market time pass, event by event: trades of the others, changes of their book, cancels of ours that fall due.
// What happens hangs on the market times of the requests alone, never on how often or when one calls: the same seed and
// the same requests at the same market times give the same trades.
#pragma once

#include "simulator/order_desk.h"
#include "simulator/simulated_market.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace kkachi::simulator {

class MarketDriver {
  public:
    MarketDriver(SimulatedMarket& market, OrderDesk& desk)
        : m_market{market}
        , m_desk{desk} {}

    // Up to `now`, which must not fall. A market that runs faster than this machine can play is late rather than deaf:
    // one call plays a limited number of trades.
    void advance(base::Timestamp now);
    // Puts trades of ours on the tape; to be called when a request has been carried out.
    void printOurs();

    // A trade that comes from nowhere in the market's own course.
    void playOutside(const market::Trade& trade);

    bool hasTape() const { return !m_tape.empty(); }
    // The tape since the last call, ours among it.
    std::vector<market::Trade> takeTape() { return std::exchange(m_tape, {}); }

  private:
    struct BookVersion {
        std::int64_t trades = -1;
        std::int64_t step = 0;
        friend bool operator==(const BookVersion&, const BookVersion&) = default;
    };

    void passTo(base::Timestamp at);
    void playTrade(const market::Trade& trade);
    void refreshBook(base::Timestamp at);

    SimulatedMarket& m_market;
    OrderDesk& m_desk;
    std::optional<market::Trade> m_next;
    std::vector<market::Trade> m_tape;
    std::int64_t m_played = 0; // trades of the others
    BookVersion m_book;
};

} // namespace kkachi::simulator
