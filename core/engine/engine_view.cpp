#include "engine/engine_view.h"

#include <algorithm>
#include <utility>

namespace kkachi::engine {

namespace {

constexpr std::size_t kTape = 60;
constexpr std::size_t kSignals = 50;
constexpr std::size_t kOrders = 100;
constexpr std::size_t kFills = 100;
constexpr std::size_t kAlerts = 50;
constexpr std::size_t kEquityPoints = 2400; // every other one is dropped beyond this

template <class T>
void putFirst(std::vector<T>& list, T item, std::size_t most) {
    list.insert(list.begin(), std::move(item));
    if (list.size() > most)
        list.pop_back();
}

} // namespace

void EngineView::watch(const Event& event) {
    if (const auto* seen = std::get_if<TradeSeen>(&event.what))
        putFirst(m_tape, seen->trade, kTape);
}

void EngineView::watch(const Command& command) {
    if (const auto* record = std::get_if<Record>(&command))
        std::visit([this](const auto& row) { see(row); }, record->row);
    else if (const auto* intent = std::get_if<WriteIntent>(&command))
        see(intent->row);
}

void EngineView::see(const storage::SignalRow& row) {
    putFirst(m_signals, AnsweredSignal{row.signal, std::nullopt}, kSignals);
}

void EngineView::see(const storage::VerdictRow& row) {
    const auto signal = std::find_if(m_signals.begin(), m_signals.end(), [&row](const AnsweredSignal& answered) {
        return row.signalId && answered.signal.id == *row.signalId;
    });
    if (signal != m_signals.end())
        signal->verdict = row;
}

void EngineView::see(const storage::OrderRow& row) {
    const auto known = std::find_if(m_orders.begin(), m_orders.end(), [&row](const order::Order& order) {
        return order.identifier == row.order.identifier;
    });
    if (known != m_orders.end())
        *known = row.order;
    else
        putFirst(m_orders, row.order, kOrders);
}

void EngineView::see(const storage::FillRow& row) {
    putFirst(m_fills, row, kFills);
}

void EngineView::see(const storage::AlertRow& row) {
    putFirst(m_alerts, row, kAlerts);
}

void EngineView::see(const storage::AccountRow& row) {
    auto points = std::make_shared<std::vector<EquityPoint>>(*m_equity);
    if (points->size() >= kEquityPoints) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < points->size(); i += 2)
            (*points)[kept++] = (*points)[i];
        points->resize(kept);
    }
    points->push_back({row.at, row.equity});
    m_equity = std::move(points);
}

SnapshotPtr EngineView::snapshot(const TradingEngine& engine, base::Timestamp now) const {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->at = now;
    snapshot->mode = m_mode;
    snapshot->market = m_market;
    snapshot->run = engine.runState();
    snapshot->price = engine.market().price();
    snapshot->ticker = engine.market().ticker();
    snapshot->book = engine.market().book();
    snapshot->tape = m_tape;
    for (const BarHistory& series : engine.market().series())
        snapshot->series.push_back({series.unit(), series.closed(), series.current()});
    snapshot->equityCurve = m_equity;
    snapshot->account = engine.account();
    snapshot->risk = engine.risk();
    snapshot->health = engine.health();
    snapshot->signals = m_signals;
    snapshot->orders = m_orders;
    snapshot->fills = m_fills;
    snapshot->alerts = m_alerts;
    return snapshot;
}

} // namespace kkachi::engine
