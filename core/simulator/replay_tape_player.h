// Real candles played back as trades.
#pragma once

#include "simulator/simulator_settings.h"
#include "simulator/trade_source.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kkachi::simulator {

class ReplayTapePlayer : public TradeSource {
  public:
    // The tape's bars rise in time. A missing bar is a quiet market, and so is the time after the last one.
    ReplayTapePlayer(ReplayTape tape, base::Price tick, std::uint64_t seed);

    std::optional<market::Trade> takeUntil(base::Timestamp now) override;
    bool jump(base::Ratio) override { return false; } // what happened, happened

  private:
    ReplayTape m_tape;
    base::Price m_tick;
    std::uint64_t m_seed;
    std::size_t m_nextBar = 0;
    std::vector<market::Trade> m_trades; // of the bar being played
    std::size_t m_nextTrade = 0;
};

} // namespace kkachi::simulator
