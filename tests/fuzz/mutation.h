// Random damage and recombination of inputs, the same for the same seed.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kkachi::fuzz {

class Mutator {
  public:
    static constexpr std::size_t kLongest = 16 * 1024;

    explicit Mutator(std::uint64_t seed)
        : m_random{seed} {}

    // One of the inputs, changed in one or a few places. There is at least one.
    std::string next(const std::vector<std::string>& inputs);

  private:
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }
    std::size_t placeIn(const std::string& input) { return below(input.size() + 1); }
    std::string pieceOf(const std::string& input);
    void changeOnce(std::string& input, const std::vector<std::string>& inputs);
    void changeBytes(std::string& input);
    void changeNumber(std::string& input);

    std::mt19937_64 m_random;
};

} // namespace kkachi::fuzz
