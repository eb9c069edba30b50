// Eight characters of a number at a time, in one 64-bit word.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace kkachi::base {

inline constexpr int kDigitBlock = 8;

// Where a word's lowest byte is the first character; elsewhere callers go character by character.
inline constexpr bool kHasDigitBlocks = std::endian::native == std::endian::little;

// The eight characters from `at` on, digits as their values, everything else as something above nine.
inline std::uint64_t loadDigits(const char* at) {
    std::uint64_t block = 0;
    std::memcpy(&block, at, sizeof block);
    return block ^ 0x3030303030303030;
}

// How many of them are digits before the first that is none.
inline int leadingDigits(std::uint64_t digits) {
    constexpr std::uint64_t kLow = 0x7f7f7f7f7f7f7f7f;
    const std::uint64_t marks = (((digits & kLow) + 0x7676767676767676) | digits) & ~kLow;
    return marks == 0 ? kDigitBlock : std::countr_zero(marks) / 8;
}

// The number that the first `count` (1 to 8) of them make. Pairs, then fours, then all eight are joined.
inline std::uint64_t joinDigits(std::uint64_t digits, int count) {
    digits <<= (kDigitBlock - count) * 8; // the last digit to the top; zeros come in before the first
    digits = (digits & 0x0f0f0f0f0f0f0f0f) * (256 * 10 + 1) >> 8;
    digits = (digits & 0x00ff00ff00ff00ff) * (65'536 * 100 + 1) >> 16;
    return (digits & 0x0000ffff0000ffff) * (4'294'967'296 * 10'000 + 1) >> 32;
}

} // namespace kkachi::base
