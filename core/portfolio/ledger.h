// The account as our own fills make it: cash, the position Kkachi bought, and the profit of it. Bitcoin that Kkachi did
// not buy is external and not in here.
#pragma once

#include "base/fixed_point.h"
#include "order/order.h"

#include <optional>

namespace kkachi::portfolio {

struct Position {
    base::Quantity volume;
    base::Krw cost;      // price x volume of the entries still held, without fees
    base::Krw entryFees; // fees of those entries

    bool isFlat() const { return volume.isZero(); }
    // Volume-weighted entry price without fees; nothing when flat.
    std::optional<base::Price> averageEntry() const;
    base::Krw valueAt(base::Price price) const;
};

class Ledger {
  public:
    Ledger() = default;
    explicit Ledger(base::Krw cash)
        : m_cash{cash} {}

    // Books one fill of one of our orders: the fee comes on top of a buy and out of a sale. Selling more than is held
    // is a caller's bug and throws std::logic_error.
    void book(order::Side side, const order::Fill& fill);
    // Cash that moved for another reason (deposit, withdrawal, the exchange's figure after a reconciliation).
    void setCash(base::Krw cash) { m_cash = cash; }
    void restore(const Position& position, base::Krw realisedPnl, base::Krw feesPaid);

    base::Krw cash() const { return m_cash; }
    const Position& position() const { return m_position; }
    base::Krw realisedPnl() const { return m_realisedPnl; } // net of both fees
    base::Krw feesPaid() const { return m_feesPaid; }
    base::Krw equityAt(base::Price price) const { return m_cash + m_position.valueAt(price); }
    // Value of the position less its cost and entry fees; no exit fee, which is not paid yet.
    base::Krw unrealisedPnlAt(base::Price price) const;

  private:
    base::Krw m_cash;
    Position m_position;
    base::Krw m_realisedPnl;
    base::Krw m_feesPaid;
};

} // namespace kkachi::portfolio
