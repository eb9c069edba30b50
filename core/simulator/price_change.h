// The change of a price against the close of the day before, in the words of the venue.
#pragma once

#include "base/fixed_point.h"

#include <cmath>
#include <string_view>

namespace kkachi::simulator {

class PriceChange {
  public:
    PriceChange(base::Price now, base::Price before)
        : m_signed{now - before}
        , m_before{before} {}

    std::string_view word() const {
        if (m_signed.isZero())
            return "EVEN";
        return m_signed.isPositive() ? "RISE" : "FALL";
    }
    base::Price signedSize() const { return m_signed; }
    base::Price size() const { return m_signed.isNegative() ? -m_signed : m_signed; }
    double signedRate() const { return m_before.isPositive() ? m_signed.toDouble() / m_before.toDouble() : 0; }
    double rate() const { return std::abs(signedRate()); }

  private:
    base::Price m_signed;
    base::Price m_before;
};

} // namespace kkachi::simulator
