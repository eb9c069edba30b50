#include "exchange/matching/account.h"

namespace kkachi::exchange::matching {

std::optional<base::Price> Account::averageBuyPrice() const {
    if (!m_coins.isPositive())
        return std::nullopt;
    return base::averagePrice(m_cost, m_coins, base::Rounding::Down);
}

void Account::bookBuy(base::Quantity volume, Won funds, Won fee) {
    m_cash -= funds + fee;
    deposit(volume, funds.toKrw(base::Rounding::HalfEven));
}

void Account::deposit(base::Quantity volume, base::Krw cost) {
    m_coins += volume;
    m_cost += cost;
    m_everHeldCoins = true;
}

void Account::bookSale(base::Quantity volume, Won funds, Won fee) {
    m_cash += funds - fee;
    // The average price of what stays is that of what was there.
    const base::Wide left = base::Wide{m_cost.units()} * (m_coins - volume).units();
    m_cost = base::Krw::fromUnits(base::narrow(base::divide(left, m_coins.units(), base::Rounding::Down)));
    m_coins -= volume;
}

} // namespace kkachi::exchange::matching
