// Exact decimals for money: 64-bit integers counting 1e-8. A Price, a Quantity and an amount of won are different types
// and never mix; nothing converts from or to a double by accident. The range is about 92 billion, ample for an account.
// Market statistics that exceed it (the turnover of a day) are doubles and say so.
//
// Overflow is a bug or a hostile number that passed a parser: the operators throw ArithmeticOverflow, which the
// engine's host turns into a halt. Every rounding is named by the caller.
#pragma once

#include "base/decimal_text.h"
#include "base/wide.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kkachi::base {

class ArithmeticOverflow : public std::overflow_error {
  public:
    ArithmeticOverflow()
        : std::overflow_error{"a money amount left its range"} {}
};

enum class Rounding {
    Down,     // towards zero
    Up,       // away from zero
    HalfEven, // nearest, ties to the even neighbour
};

constexpr std::int64_t narrow(Wide value) {
    if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min())
        throw ArithmeticOverflow{};
    return static_cast<std::int64_t>(value);
}

// numerator / denominator rounded as named. denominator > 0.
constexpr Wide divide(Wide numerator, Wide denominator, Rounding rounding) {
    const Wide quotient = numerator / denominator;
    const Wide rest = numerator % denominator;
    if (rest == 0)
        return quotient;
    const Wide away = numerator < 0 ? quotient - 1 : quotient + 1;
    switch (rounding) {
    case Rounding::Down:
        return quotient;
    case Rounding::Up:
        return away;
    case Rounding::HalfEven: {
        const Wide twice = 2 * (rest < 0 ? -rest : rest);
        if (twice != denominator)
            return twice > denominator ? away : quotient;
        return quotient % 2 == 0 ? quotient : away;
    }
    }
    return quotient;
}

template <class Tag>
class Fixed {
  public:
    constexpr Fixed() = default;

    // Whole units: Krw::whole(5000) is 5,000 won.
    static constexpr Fixed whole(std::int64_t value) { return Fixed{narrow(static_cast<Wide>(value) * kDecimalScale)}; }
    // Units of 1e-8, for stores and codecs.
    static constexpr Fixed fromUnits(std::int64_t units) { return Fixed{units}; }
    static Result<Fixed, DecimalError> parse(std::string_view text, ExcessDigits excess = ExcessDigits::Refuse) {
        const auto units = parseDecimal(text, excess);
        if (!units)
            return Unexpected{units.error()};
        return Fixed{*units};
    }

    constexpr std::int64_t units() const { return m_units; }
    std::string toString() const { return formatDecimal(m_units); }
    // For charts, indicators and statistics only; never back into money.
    constexpr double toDouble() const { return static_cast<double>(m_units) / static_cast<double>(kDecimalScale); }

    constexpr bool isZero() const { return m_units == 0; }
    constexpr bool isPositive() const { return m_units > 0; }
    constexpr bool isNegative() const { return m_units < 0; }

    friend constexpr auto operator<=>(Fixed, Fixed) = default;
    friend constexpr Fixed operator+(Fixed a, Fixed b) { return Fixed{narrow(Wide{a.m_units} + b.m_units)}; }
    friend constexpr Fixed operator-(Fixed a, Fixed b) { return Fixed{narrow(Wide{a.m_units} - b.m_units)}; }
    constexpr Fixed operator-() const { return Fixed{narrow(-Wide{m_units})}; }
    constexpr Fixed& operator+=(Fixed other) { return *this = *this + other; }
    constexpr Fixed& operator-=(Fixed other) { return *this = *this - other; }

  private:
    constexpr explicit Fixed(std::int64_t units)
        : m_units{units} {}
    std::int64_t m_units = 0;
};

using Price = Fixed<struct PriceTag>;       // quote currency (won) per bitcoin
using Quantity = Fixed<struct QuantityTag>; // bitcoin
using Krw = Fixed<struct KrwTag>;           // quote currency (won)
using Ratio = Fixed<struct RatioTag>;       // 0.0005 is five basis points

// What `volume` is worth at `price`. Exact for whole-won prices, otherwise rounded at the eighth decimal as named.
constexpr Krw notional(Price price, Quantity volume, Rounding rounding) {
    return Krw::fromUnits(narrow(divide(Wide{price.units()} * volume.units(), kDecimalScale, rounding)));
}

// The volume that `funds` buys at `price`, rounded down to eight decimals, as Upbit does for a market buy. price > 0.
constexpr Quantity volumeFor(Krw funds, Price price) {
    return Quantity::fromUnits(narrow(divide(Wide{funds.units()} * kDecimalScale, price.units(), Rounding::Down)));
}

// Won per bitcoin of a trade of `volume` for `funds`: the volume-weighted average. volume > 0.
constexpr Price averagePrice(Krw funds, Quantity volume, Rounding rounding) {
    return Price::fromUnits(narrow(divide(Wide{funds.units()} * kDecimalScale, volume.units(), rounding)));
}

template <class Tag>
constexpr Fixed<Tag> scale(Fixed<Tag> amount, Ratio ratio, Rounding rounding) {
    return Fixed<Tag>::fromUnits(narrow(divide(Wide{amount.units()} * ratio.units(), kDecimalScale, rounding)));
}

// amount / (1 + ratio): what may be spent so that a fee of `ratio` on top still fits. 1 + ratio > 0.
template <class Tag>
constexpr Fixed<Tag> withoutSurcharge(Fixed<Tag> amount, Ratio ratio, Rounding rounding) {
    return Fixed<Tag>::fromUnits(
        narrow(divide(Wide{amount.units()} * kDecimalScale, Wide{kDecimalScale} + ratio.units(), rounding)));
}

// 3 % as a Ratio from a percent value of up to six decimals (percent are Ratios too, scaled by a hundred).
constexpr Ratio percent(Ratio value) {
    return Ratio::fromUnits(narrow(divide(value.units(), 100, Rounding::HalfEven)));
}

// Rounds a price onto the venue's tick. tick > 0.
constexpr Price floorToTick(Price price, Price tick) {
    return Price::fromUnits(price.units() / tick.units() * tick.units());
}
constexpr Price ceilToTick(Price price, Price tick) {
    return Price::fromUnits(narrow(divide(price.units(), tick.units(), Rounding::Up) * tick.units()));
}
// Whole won, downwards: what a market buy may spend.
constexpr Krw floorToWon(Krw amount) {
    return Krw::fromUnits(amount.units() / kDecimalScale * kDecimalScale);
}

} // namespace kkachi::base
