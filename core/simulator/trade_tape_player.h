// Recorded trades played back as they were.
#pragma once

#include "simulator/simulator_settings.h"
#include "simulator/trade_source.h"

#include <cstddef>

namespace kkachi::simulator {

class TradeTapePlayer : public TradeSource {
  public:
    // From the trade with index `first` on. After the last one the market is quiet.
    TradeTapePlayer(RecordedTrades trades, std::size_t first)
        : m_trades{std::move(trades)}
        , m_next{first} {}

    std::optional<market::Trade> takeUntil(base::Timestamp now) override {
        if (m_next >= m_trades->size() || (*m_trades)[m_next].at > now)
            return std::nullopt;
        return (*m_trades)[m_next++];
    }
    bool jump(base::Ratio) override { return false; } // what happened, happened

  private:
    RecordedTrades m_trades;
    std::size_t m_next;
};

} // namespace kkachi::simulator
