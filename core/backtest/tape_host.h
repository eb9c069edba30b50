// The engine's host in a backtest. For each bar: what was ordered at the last close fills at the open; the low is shown
// to the stop; the close is shown to the guards and the strategy, whose order waits for the next open.
#pragma once

#include "backtest/backtest_report.h"
#include "backtest/bar_venue.h"
#include "engine/trading_engine.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace kkachi::backtest {

struct TapeHostSettings {
    engine::EngineSettings engine;
    base::Krw capital;
    Costs costs;
    base::Milliseconds unit{};
};

class TapeHost {
  public:
    explicit TapeHost(TapeHostSettings settings);

    // Before the first bar: the engine reads its account and runs.
    void start(base::Timestamp at);
    void play(const market::Candle& bar);

    base::Krw equity() const { return m_equity; }        // at the last close
    std::int64_t barsHeld() const { return m_barsHeld; } // bars at whose close a position was held
    base::Krw feesPaid() const { return m_engine.ledger().feesPaid(); }
    std::vector<Trade> takeTrades() { return std::move(m_trades); }
    // Of the last close.
    std::optional<OpenPosition> openPosition() const;

  private:
    // Where in the bar the engine's orders are answered.
    enum class Phase { InsideBar, AtClose };
    struct Entry {
        base::Timestamp at;
        base::Price price;
        std::int64_t bar = 0;
    };

    void feed(base::Timestamp at, engine::What what);
    void carryOut(base::Timestamp at, const engine::WriteIntent& command);
    void carryOut(base::Timestamp at, const exchange::PlaceOrder& command);
    void carryOut(base::Timestamp at, const exchange::CancelOrder& command);
    void carryOut(base::Timestamp at, const exchange::ReadAccount& command);
    // The engine of a backtest keeps no records, asks no analyst and queries no order: every outcome is told at once.
    template <class Other>
    void carryOut(base::Timestamp, const Other&) {}

    void fillPending();
    void fillStop(const exchange::PlaceOrder& order);
    void report(const exchange::PlaceOrder& order, const BarFill& fill, ExitReason reason);
    void noteExit(const BarFill& fill, const portfolio::Position& before, base::Krw pnl, ExitReason reason);

    TapeHostSettings m_settings;
    engine::TradingEngine m_engine;
    BarVenue m_venue;
    Phase m_phase = Phase::AtClose;
    const market::Candle* m_bar = nullptr; // the one that is played
    std::int64_t m_barNumber = -1;
    std::optional<Entry> m_entry;
    std::vector<Trade> m_trades;
    base::Krw m_equity;
    base::Price m_lastClose;
    std::int64_t m_barsHeld = 0;
    std::vector<std::vector<engine::Command>> m_spare; // emptied lists, to be used again
};

} // namespace kkachi::backtest
