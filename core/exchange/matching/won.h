// Won as the venue itself counts them: unrounded. A fee is funds x rate, which has more digits than the eight of Krw;
// an order's own book-keeping must not cut them, or the identities of its record do not hold.
//
// Counts 1e-16 in 128 bits. A product of a price and a quantity is always exact; a fee on it is exact while the price
// and the rate have at most four digits behind the point together with the eight of the quantity, as every KRW market's
// do (whole won x 1e-8 coins x 0.0005 needs twelve); beyond that it is cut at the sixteenth.
#pragma once

#include "base/fixed_point.h"
#include "base/wide.h"

#include <compare>
#include <string>

namespace kkachi::exchange::matching {

class Won {
  public:
    constexpr Won() = default;
    constexpr Won(base::Krw amount) // NOLINT: every Krw is a Won
        : m_units{base::Wide{amount.units()} * base::kDecimalScale} {}

    static constexpr Won product(base::Price price, base::Quantity volume) {
        return Won{base::Wide{price.units()} * volume.units()};
    }
    constexpr Won times(base::Ratio ratio) const { return Won{m_units * ratio.units() / base::kDecimalScale}; }
    // The volume that this much buys, cut at the eighth digit. price > 0.
    constexpr base::Quantity volumeAt(base::Price price) const {
        return base::Quantity::fromUnits(base::narrow(m_units / price.units()));
    }

    // Cut or raised at the eighth digit.
    constexpr base::Krw toKrw(base::Rounding rounding) const {
        return base::Krw::fromUnits(base::narrow(base::divide(m_units, base::kDecimalScale, rounding)));
    }
    // Every digit, without trailing zeros: "49.99966359", "0.0000000000000001".
    std::string toString() const;

    constexpr bool isZero() const { return m_units == 0; }
    constexpr bool isPositive() const { return m_units > 0; }
    constexpr bool isNegative() const { return m_units < 0; }

    friend constexpr auto operator<=>(Won, Won) = default;
    friend constexpr Won operator+(Won a, Won b) { return Won{a.m_units + b.m_units}; }
    friend constexpr Won operator-(Won a, Won b) { return Won{a.m_units - b.m_units}; }
    constexpr Won& operator+=(Won other) { return *this = *this + other; }
    constexpr Won& operator-=(Won other) { return *this = *this - other; }

  private:
    constexpr explicit Won(base::Wide units)
        : m_units{units} {}
    base::Wide m_units = 0;
};

} // namespace kkachi::exchange::matching
