#include "exchange/matching/won.h"

namespace kkachi::exchange::matching {

std::string Won::toString() const {
    constexpr int kDigits = 16;
    base::Wide left = m_units < 0 ? -m_units : m_units;
    std::string reversed;
    for (int digit = 0; digit < kDigits || left > 0 || digit == kDigits; ++digit) {
        if (digit == kDigits && !reversed.empty())
            reversed += '.';
        const char letter = static_cast<char>('0' + static_cast<int>(left % 10));
        left /= 10;
        if (digit >= kDigits || letter != '0' || !reversed.empty())
            reversed += letter;
    }
    if (m_units < 0)
        reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

} // namespace kkachi::exchange::matching
