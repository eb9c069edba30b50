#include "portfolio/ledger.h"

#include <stdexcept>

namespace kkachi::portfolio {

using base::Krw;
using base::Rounding;

namespace {

// The part of `whole` that belongs to `part` of `volume`. Selling everything takes everything: no residue stays behind.
Krw share(Krw whole, base::Quantity part, base::Quantity volume) {
    if (part == volume)
        return whole;
    return Krw::fromUnits(
        base::narrow(base::divide(base::Wide{whole.units()} * part.units(), volume.units(), Rounding::HalfEven)));
}

} // namespace

std::optional<base::Price> Position::averageEntry() const {
    if (isFlat())
        return std::nullopt;
    return base::averagePrice(cost, volume, Rounding::HalfEven);
}

Krw Position::valueAt(base::Price price) const {
    return base::notional(price, volume, Rounding::HalfEven);
}

void Ledger::book(order::Side side, const order::Fill& fill) {
    if (side == order::Side::Sell && fill.volume > m_position.volume)
        throw std::logic_error{"sold more than the position holds"};
    const Krw value = base::notional(fill.price, fill.volume, Rounding::HalfEven);
    m_feesPaid += fill.fee;
    if (side == order::Side::Buy) {
        m_cash -= value + fill.fee;
        m_position.volume += fill.volume;
        m_position.cost += value;
        m_position.entryFees += fill.fee;
        return;
    }
    const Krw cost = share(m_position.cost, fill.volume, m_position.volume);
    const Krw entryFees = share(m_position.entryFees, fill.volume, m_position.volume);
    m_cash += value - fill.fee;
    m_realisedPnl += value - fill.fee - cost - entryFees;
    m_position.volume -= fill.volume;
    m_position.cost -= cost;
    m_position.entryFees -= entryFees;
}

void Ledger::restore(const Position& position, Krw realisedPnl, Krw feesPaid) {
    m_position = position;
    m_realisedPnl = realisedPnl;
    m_feesPaid = feesPaid;
}

Krw Ledger::unrealisedPnlAt(base::Price price) const {
    return m_position.valueAt(price) - m_position.cost - m_position.entryFees;
}

} // namespace kkachi::portfolio
