// Which bars are to be compared with the exchange's own, and what to ask next. A question covers as many as fit; what
// nobody gets round to is forgotten, the oldest first, and counted.
#pragma once

#include "base/timestamp.h"
#include "exchange/venue_requests.h"
#include "market/candle.h"
#include "market/candle_unit.h"

#include <cstdint>
#include <map>
#include <optional>

namespace kkachi::collector {

class BarQuestions {
  public:
    struct Want {
        bool isMissing = false; // nothing is known of the bar but what the exchange will say
        int looks = 0;
        base::Timestamp notBefore{};
        std::optional<std::optional<market::Candle>> answer; // of the last look
    };
    using Wants = std::map<base::Timestamp, Want>; // by opening time

    void want(market::CandleUnit unit, base::Timestamp openTime, bool isMissing, base::Timestamp notBefore);
    void forget(market::CandleUnit unit, base::Timestamp openTime) { m_wants[unit].erase(openTime); }
    Wants& of(market::CandleUnit unit) { return m_wants[unit]; }

    // Missing bars first, then the larger units, which are fewer. `now` is market time.
    std::optional<exchange::ReadBars> next(base::Timestamp now) const;

    std::uint64_t forgotten() const { return m_forgotten; }

  private:
    std::map<market::CandleUnit, Wants> m_wants;
    std::uint64_t m_forgotten = 0;
};

} // namespace kkachi::collector
