// Where the trades of the others come from: a generator or a tape.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/trade.h"

#include <optional>

namespace kkachi::simulator {

class TradeSource {
  public:
    virtual ~TradeSource() = default;
    // The next trade at or before `now`, in order of time; nothing when there is none yet. Which trades come depends on
    // the seed or the tape alone, never on how often one asks. A tape of trades brings their ids; those of others are
    // 0.
    virtual std::optional<market::Trade> takeUntil(base::Timestamp now) = 0;
    // Moves the market by a fraction of its price at once; false for a market that cannot be moved.
    virtual bool jump(base::Ratio fraction) = 0;
};

} // namespace kkachi::simulator
