// Bytes that must not be swapped out, dumped or left behind: libsodium's locked memory, wiped when it goes.
#pragma once

#include <sodium.h>

#include <cstddef>
#include <memory>
#include <new>
#include <span>

namespace kkachi::storage::vault {

class GuardedBytes {
  public:
    // Throws std::bad_alloc when the system grants no locked memory at all.
    explicit GuardedBytes(std::size_t size)
        : m_bytes{static_cast<unsigned char*>(sodium_malloc(size == 0 ? 1 : size))}
        , m_size{size} {
        if (!m_bytes)
            throw std::bad_alloc{};
    }

    unsigned char* data() { return m_bytes.get(); }
    const unsigned char* data() const { return m_bytes.get(); }
    std::size_t size() const { return m_size; }
    std::span<const unsigned char> span() const { return {m_bytes.get(), m_size}; }

  private:
    struct Free {
        void operator()(unsigned char* bytes) const { sodium_free(bytes); }
    };
    std::unique_ptr<unsigned char, Free> m_bytes;
    std::size_t m_size;
};

} // namespace kkachi::storage::vault
