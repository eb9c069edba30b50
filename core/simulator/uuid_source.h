// Ids and keys drawn from the seed.
#pragma once

#include "simulator/random.h"

#include <cstdint>
#include <string>

namespace kkachi::simulator {

class UuidSource {
  public:
    explicit UuidSource(std::uint64_t seed)
        : m_random{mix(seed ^ 0x55554944U)} {}
    // A version 4 UUID, "5f0c2a7e-0000-4b1d-9c55-7a0d4f1e0001".
    std::string next();

  private:
    Random m_random;
};

// Forty letters and digits, the form of Upbit's keys. `purpose` keeps the keys of one seed apart.
std::string drawKey(std::uint64_t seed, std::uint64_t purpose);

} // namespace kkachi::simulator
