#include "backtest/tape_host.h"

#include "risk/rules.h"

#include <utility>

namespace kkachi::backtest {

using base::Timestamp;
using order::Side;

TapeHost::TapeHost(TapeHostSettings settings)
    : m_settings{std::move(settings)}
    , m_engine{m_settings.engine}
    , m_venue{m_settings.costs}
    , m_equity{m_settings.capital} {}

void TapeHost::start(Timestamp at) {
    feed(at, engine::StartRequested{});
}

void TapeHost::play(const market::Candle& bar) {
    m_bar = &bar;
    ++m_barNumber;
    m_phase = Phase::InsideBar;
    fillPending();
    if (!m_engine.ledger().position().isFlat())
        feed(bar.openTime, engine::PriceTouched{bar.low});
    m_phase = Phase::AtClose;
    feed(bar.openTime + m_settings.unit, engine::BarClosed{bar, m_settings.unit});
    m_equity = m_engine.ledger().equityAt(bar.close);
    m_lastClose = bar.close;
    if (!m_engine.ledger().position().isFlat())
        ++m_barsHeld;
    m_bar = nullptr;
}

std::optional<OpenPosition> TapeHost::openPosition() const {
    if (!m_entry)
        return std::nullopt;
    return OpenPosition{.entryTime = m_entry->at,
                        .entryPrice = m_entry->price,
                        .volume = m_engine.ledger().position().volume,
                        .unrealisedPnl = m_engine.ledger().unrealisedPnlAt(m_lastClose)};
}

// Commands are carried out in order; the answers may bring further commands, which nest in here.
void TapeHost::feed(Timestamp at, engine::What what) {
    std::vector<engine::Command> commands;
    if (!m_spare.empty()) {
        commands = std::move(m_spare.back());
        m_spare.pop_back();
    }
    m_engine.handle({at, std::move(what)}, commands);
    for (const engine::Command& command : commands)
        std::visit([this, at](const auto& wanted) { carryOut(at, wanted); }, command);
    commands.clear();
    m_spare.push_back(std::move(commands));
}

void TapeHost::carryOut(Timestamp at, const engine::WriteIntent& command) {
    feed(at, engine::IntentWritten{command.row.order.identifier});
}

void TapeHost::carryOut(Timestamp, const exchange::PlaceOrder& command) {
    if (m_phase == Phase::InsideBar)
        fillStop(command);
    else
        m_venue.keep(command);
}

void TapeHost::carryOut(Timestamp at, const exchange::CancelOrder& command) {
    if (m_venue.drop(command.identifier))
        feed(at, engine::OrderNews{{command.identifier, at, order::Ended{order::State::Cancelled, {}}}});
}

void TapeHost::carryOut(Timestamp at, const exchange::ReadAccount& command) {
    exchange::AccountReport report;
    report.at = at;
    report.krw.free = m_engine.ledger().cash();
    if (m_barNumber < 0)
        report.krw.free = m_settings.capital;
    report.base.free = m_engine.ledger().position().volume;
    report.spec.market = command.market;
    report.spec.bidFee = report.spec.askFee = m_settings.costs.fee;
    feed(at, engine::AccountSeen{report});
}

void TapeHost::fillPending() {
    for (const exchange::PlaceOrder& order : m_venue.takePending())
        report(order, m_venue.atOpen(order, *m_bar), ExitReason::Signal);
}

// Inside a bar only the stop orders anything, and only for what is held.
void TapeHost::fillStop(const exchange::PlaceOrder& order) {
    const base::Price stop = risk::stopPrice(m_entry->price, m_settings.engine.limits.stopLoss);
    report(order, sellAtStop(*m_bar, stop, order.amount, m_settings.costs), ExitReason::StopLoss);
}

void TapeHost::report(const exchange::PlaceOrder& order, const BarFill& fill, ExitReason reason) {
    const Timestamp at = m_bar->openTime;
    const portfolio::Ledger before = m_engine.ledger();
    if (fill.volume.isZero()) {
        feed(at, engine::OrderNews{{order.identifier, at, order::Ended{order::State::Cancelled, {}}}});
        return;
    }
    const order::Fill execution{"fill", at, fill.price, fill.volume, fill.fee};
    feed(at, engine::OrderNews{{order.identifier, at, order::Executed{execution}}});
    feed(at, engine::OrderNews{{order.identifier, at, order::Ended{order::State::Filled, fill.volume}}});
    if (order.side == Side::Buy)
        m_entry = Entry{at, fill.price, m_barNumber};
    else
        noteExit(fill, before.position(), m_engine.ledger().realisedPnl() - before.realisedPnl(), reason);
}

void TapeHost::noteExit(const BarFill& fill, const portfolio::Position& before, base::Krw pnl, ExitReason reason) {
    const base::Krw spent = before.cost + before.entryFees;
    const long double share = static_cast<long double>(pnl.units()) / static_cast<long double>(spent.units());
    m_trades.push_back({.entryTime = m_entry->at,
                        .entryPrice = m_entry->price,
                        .exitTime = m_bar->openTime,
                        .exitPrice = fill.price,
                        .volume = fill.volume,
                        .pnl = pnl,
                        .pnlPct = spent.isZero() ? 0 : static_cast<double>(100 * share),
                        .exitReason = reason,
                        .barsHeld = m_barNumber - m_entry->bar});
    m_entry.reset();
}

} // namespace kkachi::backtest
