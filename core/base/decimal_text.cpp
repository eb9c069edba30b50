#include "base/decimal_text.h"

#include "base/digit_block.h"
#include "base/wide.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace kkachi::base {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr std::size_t kLongestText = 64; // longer than any number a venue sends; bounds the work
constexpr int kLargestExponent = 30;

struct Scanned {
    bool negative = false;
    std::string digits; // all digits, without the point
    int pointAt = 0;    // how many of them stand before the point, exponent applied
};

Result<Scanned, DecimalError> scan(std::string_view text) {
    if (text.empty())
        return Unexpected{DecimalError::Empty};
    if (text.size() > kLongestText)
        return Unexpected{DecimalError::Malformed};
    Scanned scanned;
    std::size_t i = 0;
    if (text[i] == '-' || text[i] == '+')
        scanned.negative = text[i++] == '-';
    const std::size_t integerStart = i;
    while (i < text.size() && isDigit(text[i]))
        scanned.digits += text[i++];
    if (i == integerStart)
        return Unexpected{DecimalError::Malformed};
    scanned.pointAt = static_cast<int>(scanned.digits.size());
    if (i < text.size() && text[i] == '.') {
        const std::size_t fractionStart = ++i;
        while (i < text.size() && isDigit(text[i]))
            scanned.digits += text[i++];
        if (i == fractionStart)
            return Unexpected{DecimalError::Malformed};
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        bool negativeExponent = false;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            negativeExponent = text[i++] == '-';
        const std::size_t exponentStart = i;
        int exponent = 0;
        while (i < text.size() && isDigit(text[i]) && exponent <= 1000)
            exponent = exponent * 10 + (text[i++] - '0');
        if (i == exponentStart)
            return Unexpected{DecimalError::Malformed};
        if (exponent > kLargestExponent)
            return Unexpected{DecimalError::OutOfRange};
        scanned.pointAt += negativeExponent ? -exponent : exponent;
    }
    if (i != text.size())
        return Unexpected{DecimalError::Malformed};
    return scanned;
}

// Any number, digit by digit.
Result<std::int64_t, DecimalError> parseAny(std::string_view text, ExcessDigits excess) {
    const auto scanned = scan(text);
    if (!scanned)
        return Unexpected{scanned.error()};
    const int wanted = scanned->pointAt + kDecimalDigits; // digits that make the scaled integer
    // The lowest number has no positive counterpart.
    const Wide most = Wide{std::numeric_limits<std::int64_t>::max()} + (scanned->negative ? 1 : 0);
    Wide units = 0;
    const int have = static_cast<int>(scanned->digits.size());
    for (int i = 0; i < std::max(wanted, have); ++i) {
        const int digit = i < have ? scanned->digits[static_cast<std::size_t>(i)] - '0' : 0;
        if (i < wanted) {
            units = units * 10 + digit;
            if (units > most)
                return Unexpected{DecimalError::OutOfRange};
        } else if (digit != 0 && excess == ExcessDigits::Refuse) {
            return Unexpected{DecimalError::TooManyDigits};
        }
    }
    return static_cast<std::int64_t>(scanned->negative ? -units : units);
}

constexpr std::ptrdiff_t kShortDigits = 18; // so many fit 64 bits

constexpr auto kPowersOfTen = [] {
    std::array<std::int64_t, kShortDigits + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();

// Takes the digits at the front, eighteen at most, into `value`; how many there were.
std::ptrdiff_t takeDigits(const char*& at, const char* end, std::int64_t& value) {
    const char* const begin = at;
    while (kHasDigitBlocks && end - at >= kDigitBlock && at - begin <= kShortDigits - kDigitBlock) {
        const std::uint64_t digits = loadDigits(at);
        const int count = leadingDigits(digits);
        if (count == 0)
            return at - begin;
        value = value * kPowersOfTen[static_cast<std::size_t>(count)] +
                static_cast<std::int64_t>(joinDigits(digits, count));
        at += count;
        if (count < kDigitBlock)
            return at - begin;
    }
    for (; at != end && isDigit(*at) && at - begin < kShortDigits; ++at)
        value = value * 10 + (*at - '0');
    return at - begin;
}

// What nearly every number of a venue is: up to eighteen digits and no exponent. Nothing for any other text, which
// parseAny judges.
std::optional<Result<std::int64_t, DecimalError>> parseShort(std::string_view text, ExcessDigits excess) {
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool isNegative = at != end && *at == '-';
    at += isNegative ? 1 : 0;
    std::int64_t digits = 0;
    std::ptrdiff_t fraction = 0;
    const std::ptrdiff_t whole = takeDigits(at, end, digits);
    if (whole == 0)
        return std::nullopt;
    if (at != end) {
        if (*at != '.' || end - at - 1 > kShortDigits - whole)
            return std::nullopt;
        ++at;
        fraction = takeDigits(at, end, digits);
        if (fraction == 0 || at != end)
            return std::nullopt;
    }
    if (fraction > kDecimalDigits) {
        const std::int64_t step = kPowersOfTen[static_cast<std::size_t>(fraction - kDecimalDigits)];
        if (digits % step != 0 && excess == ExcessDigits::Refuse)
            return Unexpected{DecimalError::TooManyDigits};
        digits /= step;
    } else {
        const Wide units = Wide{digits} * kPowersOfTen[static_cast<std::size_t>(kDecimalDigits - fraction)];
        if (units > std::numeric_limits<std::int64_t>::max())
            return Unexpected{DecimalError::OutOfRange};
        digits = static_cast<std::int64_t>(units);
    }
    return isNegative ? -digits : digits;
}

} // namespace

Result<std::int64_t, DecimalError> parseDecimal(std::string_view text, ExcessDigits excess) {
    const auto quickly = parseShort(text, excess);
    return quickly ? *quickly : parseAny(text, excess);
}

std::string formatDecimal(std::int64_t units) {
    std::string text = formatDecimalFixed(units, kDecimalDigits);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string formatDecimalFixed(std::int64_t units, int digits) {
    digits = std::clamp(digits, 0, kDecimalDigits);
    Wide magnitude = units < 0 ? -static_cast<Wide>(units) : static_cast<Wide>(units);
    Wide step = 1;
    for (int i = digits; i < kDecimalDigits; ++i)
        step *= 10;
    magnitude = (magnitude + step / 2) / step;
    std::string reversed;
    int written = 0;
    while (magnitude > 0 || written <= digits) {
        if (written == digits && digits > 0)
            reversed += '.';
        reversed += static_cast<char>('0' + static_cast<int>(magnitude % 10));
        magnitude /= 10;
        ++written;
    }
    const bool isZero = reversed.find_first_not_of("0.") == std::string::npos;
    if (units < 0 && !isZero)
        reversed += '-';
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

const char* toString(DecimalError error) {
    switch (error) {
    case DecimalError::Empty:
        return "empty";
    case DecimalError::Malformed:
        return "not a decimal number";
    case DecimalError::TooManyDigits:
        return "more than 8 digits behind the point";
    case DecimalError::OutOfRange:
        return "out of range";
    }
    return "";
}

} // namespace kkachi::base
