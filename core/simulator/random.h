// A seeded generator whose numbers are the same on every platform and library: integers only, no std::distribution.
#pragma once

#include <array>
#include <cstdint>

namespace kkachi::simulator {

// Mixes a number into a well spread one (splitmix64's finaliser). For values that hang on a place, not on a sequence.
constexpr std::uint64_t mix(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

// xoshiro256** 1.0 by Blackman and Vigna, seeded through splitmix64.
class Random {
  public:
    explicit constexpr Random(std::uint64_t seed) {
        for (auto& word : m_state) {
            word = mix(seed);
            seed += 0x9e3779b97f4a7c15U;
        }
    }

    constexpr std::uint64_t next() {
        const std::uint64_t result = rotate(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    // 0 to limit - 1; limit > 0 and small against 2^64, so that the slight bias does not matter.
    constexpr std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }
    constexpr bool oneIn(std::int64_t chances) { return below(chances) == 0; }

    // Bell-shaped around 0 with the standard deviation `deviation`: the sum of eight uniform numbers.
    constexpr std::int64_t bell(std::int64_t deviation) {
        std::int64_t sum = 0;
        for (int i = 0; i < 2; ++i) {
            std::uint64_t bits = next();
            for (int part = 0; part < 4; ++part, bits >>= 16)
                sum += static_cast<std::int64_t>(bits & 0xffffU);
        }
        return (sum - kBellMean) * deviation / kBellDeviation;
    }

    // Positive with a long tail: mostly small, up to four times the mean.
    constexpr std::int64_t heavy(std::int64_t mean) {
        const std::int64_t u = below(1024) + 1;
        return mean * ((u * u * u) >> 20) / 256 + 1;
    }

  private:
    static constexpr std::int64_t kBellMean = 8 * 65535 / 2;
    static constexpr std::int64_t kBellDeviation = 53510; // 65536 x sqrt(8 / 12)

    static constexpr std::uint64_t rotate(std::uint64_t value, int bits) {
        return (value << bits) | (value >> (64 - bits));
    }

    std::array<std::uint64_t, 4> m_state{};
};

} // namespace kkachi::simulator
