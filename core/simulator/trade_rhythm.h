// How trades follow one another in a market made up: in bursts, and with steps that are large together. Integers only.
#pragma once

#include "simulator/random.h"

#include <algorithm>
#include <cstdint>

namespace kkachi::simulator {

// What a trade is worth on the average.
inline constexpr std::int64_t kMeanTradeWon = 900'000;

// The time from a trade to the next one: calm stretches, and bursts of a few dozen trades.
class TradeRhythm {
  public:
    // Milliseconds, at least one. About eight trades a second.
    constexpr std::int64_t nextGap(Random& random) {
        if (m_burstLeft > 0)
            --m_burstLeft;
        else if (random.oneIn(40))
            m_burstLeft = 5 + random.below(25);
        return 1 + random.below(2 * (m_burstLeft > 0 ? kBurstGapMs : kCalmGapMs));
    }

  private:
    static constexpr std::int64_t kCalmGapMs = 160;
    static constexpr std::int64_t kBurstGapMs = 25;

    std::int64_t m_burstLeft = 0; // trades
};

// Steps around 0: big ones raise the size of the next ones, small ones let it fall back to the usual.
class ClusteredSteps {
  public:
    // `usual`: the standard deviation of a step, in whatever unit the steps are to be.
    explicit constexpr ClusteredSteps(std::int64_t usual)
        : m_usual{usual}
        , m_size{usual} {}

    constexpr std::int64_t next(Random& random) {
        const std::int64_t step = random.bell(m_size);
        // 4/5 is the mean of |bell|.
        m_size += (m_usual - m_size) / 150 + ((step < 0 ? -step : step) - m_size * 4 / 5) / 24;
        m_size = std::clamp(m_size, m_usual / 3, m_usual * 2);
        return step;
    }

  private:
    std::int64_t m_usual;
    std::int64_t m_size;
};

// The square root, rounded down; value >= 0.
constexpr std::int64_t rootOf(std::int64_t value) {
    std::int64_t root = value;
    for (std::int64_t better = (value + 1) / 2; better < root; better = (root + value / root) / 2)
        root = better;
    return root;
}

} // namespace kkachi::simulator
