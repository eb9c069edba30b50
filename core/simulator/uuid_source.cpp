#include "simulator/uuid_source.h"

#include <fmt/format.h>

#include <string_view>

namespace kkachi::simulator {

std::string UuidSource::next() {
    const std::uint64_t high = m_random.next();
    const std::uint64_t low = m_random.next();
    return fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffffU, high & 0xfffU,
                       0x8000U | ((low >> 48) & 0x3fffU), low & 0xffffffffffffU);
}

std::string drawKey(std::uint64_t seed, std::uint64_t purpose) {
    constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    Random random{mix(mix(seed) ^ purpose)};
    std::string key;
    for (int i = 0; i < 40; ++i)
        key += kLetters[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(kLetters.size())))];
    return key;
}

} // namespace kkachi::simulator
