// Remembers what screens show beside the engine's own state: the tape, the last signals with their verdicts, orders,
// fills, alerts, the equity curve. It watches events and commands and decides nothing.
#pragma once

#include "engine/engine_commands.h"
#include "engine/engine_events.h"
#include "engine/snapshot.h"
#include "engine/trading_engine.h"

#include <memory>
#include <vector>

namespace kkachi::engine {

class EngineView {
  public:
    EngineView(base::Mode mode, std::string market)
        : m_mode{mode}
        , m_market{std::move(market)} {}

    void watch(const Event& event);
    void watch(const Command& command);
    SnapshotPtr snapshot(const TradingEngine& engine, base::Timestamp now) const;

  private:
    void see(const storage::SignalRow& row);
    void see(const storage::VerdictRow& row);
    void see(const storage::OrderRow& row);
    void see(const storage::FillRow& row);
    void see(const storage::AlertRow& row);
    void see(const storage::AccountRow& row);
    void see(const storage::MarketDataRow&) {}
    void see(const storage::RiskRow&) {}
    void see(const storage::ReconciliationRow&) {}

    base::Mode m_mode;
    std::string m_market;
    std::vector<market::Trade> m_tape;
    std::vector<AnsweredSignal> m_signals;
    std::vector<order::Order> m_orders;
    std::vector<storage::FillRow> m_fills;
    std::vector<storage::AlertRow> m_alerts;
    std::shared_ptr<const std::vector<EquityPoint>> m_equity = std::make_shared<std::vector<EquityPoint>>();
};

} // namespace kkachi::engine
