// Looks at a block of characters at a time, for the ends of texts and numbers.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kkachi::exchange::upbit {

#ifdef __SSE2__

inline constexpr int kTextBlock = 16;
inline constexpr bool kHasTextBlocks = true;

// How many characters are plain before the first that is not: a quote, a backslash, a control character, a byte beyond
// ASCII. Signed, the last two are both below the space.
inline int plainCharacters(const char* at) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i ends = _mm_or_si128(
        _mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
        _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\\')), _mm_cmplt_epi8(block, _mm_set1_epi8(' '))));
    return std::countr_zero(static_cast<unsigned>(_mm_movemask_epi8(ends)) | 0x10000U);
}

// Which of sixteen characters are no digits, the first in the lowest bit; the seventeenth bit is always set.
inline unsigned nonDigits(const char* at) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i values = _mm_sub_epi8(block, _mm_set1_epi8('0'));
    const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(values, _mm_set1_epi8(9)), values);
    return ~static_cast<unsigned>(_mm_movemask_epi8(digits)) | 0x10000U;
}

// The length of a plain number at the front: digits, and perhaps a point and digits behind it. 0 when it is not that,
// begins with a zero that more digits follow, goes on with an exponent, or is not over within the `room` characters
// that may be looked at.
inline int plainNumberLength(const char* at, std::ptrdiff_t room) {
    if (room < kTextBlock)
        return 0;
    const unsigned others = nonDigits(at);
    const int whole = std::countr_zero(others);
    const bool hasPoint = whole < kTextBlock && at[whole] == '.';
    if (whole == 0 || (whole > 1 && *at == '0'))
        return 0;
    int length = hasPoint ? std::countr_zero(others & (others - 1)) : whole;
    if (length == kTextBlock) {
        if (room < 2 * kTextBlock || at[kTextBlock - 1] == '.')
            return 0;
        length += std::countr_zero(nonDigits(at + kTextBlock));
        if (length == 2 * kTextBlock)
            return 0;
    }
    const bool isOver = at[length] != '.' && (at[length] | 0x20) != 'e';
    return isOver && (!hasPoint || length > whole + 1) ? length : 0;
}

#else

inline int plainNumberLength(const char*, std::ptrdiff_t) {
    return 0;
}

inline constexpr int kTextBlock = 8;
inline constexpr bool kHasTextBlocks = std::endian::native == std::endian::little;

// The marks above the first may be wrong by a borrow, so only the lowest is looked at.
inline int plainCharacters(const char* at) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = 0x8080808080808080;
    std::uint64_t block = 0;
    std::memcpy(&block, at, sizeof block);
    const auto below = [](std::uint64_t bytes, unsigned limit) { return (bytes - kOnes * limit) & ~bytes & kHighs; };
    const std::uint64_t marks =
        below(block ^ (kOnes * '"'), 1) | below(block ^ (kOnes * '\\'), 1) | below(block, 0x20) | (block & kHighs);
    return marks == 0 ? kTextBlock : std::countr_zero(marks) / 8;
}

#endif

} // namespace kkachi::exchange::upbit
