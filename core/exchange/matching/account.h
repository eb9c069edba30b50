// The balances of the one owner of the engine's orders.
#pragma once

#include "base/fixed_point.h"
#include "exchange/matching/won.h"

#include <optional>

namespace kkachi::exchange::matching {

class Account {
  public:
    explicit Account(Won cash)
        : m_cash{cash} {}

    Won cash() const { return m_cash; } // free and locked together
    Won lockedCash() const { return m_lockedCash; }
    Won freeCash() const { return m_cash - m_lockedCash; }
    base::Quantity coins() const { return m_coins; }
    base::Quantity lockedCoins() const { return m_lockedCoins; }
    base::Quantity freeCoins() const { return m_coins - m_lockedCoins; }
    // What the coins held have cost on average, without fees, rounded down to eight decimals; nothing without coins.
    std::optional<base::Price> averageBuyPrice() const;
    // Whether coins have ever been held: an asset that never was is not listed.
    bool everHeldCoins() const { return m_everHeldCoins; }

    // Preconditions: what is locked is free, what is released is locked. The engine checks before it asks.
    void lockCash(Won amount) { m_lockedCash += amount; }
    void releaseCash(Won amount) { m_lockedCash -= amount; }
    void lockCoins(base::Quantity amount) { m_lockedCoins += amount; }
    void releaseCoins(base::Quantity amount) { m_lockedCoins -= amount; }

    void bookBuy(base::Quantity volume, Won funds, Won fee);
    void bookSale(base::Quantity volume, Won funds, Won fee);
    // Coins that came from elsewhere, at a cost that the owner states.
    void deposit(base::Quantity volume, base::Krw cost);

  private:
    Won m_cash;
    Won m_lockedCash;
    base::Quantity m_coins;
    base::Quantity m_lockedCoins;
    base::Krw m_cost; // of the coins held
    bool m_everHeldCoins = false;
};

} // namespace kkachi::exchange::matching
