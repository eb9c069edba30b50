// Decimal text to scaled integers and back, exactly. Money enters and leaves text only through these functions.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kkachi::base {

// Every decimal of the house has eight digits behind the point: Upbit's volumes have eight, its prices fewer.
inline constexpr int kDecimalDigits = 8;
inline constexpr std::int64_t kDecimalScale = 100'000'000;

enum class DecimalError {
    Empty,
    Malformed,     // not a decimal number in plain or exponent form
    TooManyDigits, // more than eight digits behind the point, where the caller wants the exact number
    OutOfRange,    // does not fit 92 billion
};

// What becomes of digits behind the eighth.
enum class ExcessDigits { Refuse, RoundDown };

// Parses "-12.5", "0.00000001", "9.101e-05" into units of 1e-8. Leading and trailing space, hexadecimal, "inf" and
// "nan" are malformed. RoundDown cuts towards zero.
Result<std::int64_t, DecimalError> parseDecimal(std::string_view text, ExcessDigits excess = ExcessDigits::Refuse);

// Plain form without exponent, thousands separators or trailing zeros: "110000000", "0.00090906", "-1.5".
std::string formatDecimal(std::int64_t units);

// The same with exactly `digits` (0 to 8) behind the point, rounded half away from zero. For display.
std::string formatDecimalFixed(std::int64_t units, int digits);

const char* toString(DecimalError error);

} // namespace kkachi::base
