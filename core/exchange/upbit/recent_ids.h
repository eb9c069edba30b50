// Memory of what was seen lately, bounded: the oldest is forgotten first.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace kkachi::exchange::upbit {

// A ring of the ids in order of arrival, and a table (open addressing, linear probing, at most half full) to find them.
class RecentIds {
  public:
    explicit RecentIds(std::size_t capacity = 8192)
        : m_ring(std::bit_ceil(std::max<std::size_t>(capacity, 1)))
        , m_table(m_ring.size() * 2) {}

    // False when the id is remembered already.
    bool insert(std::int64_t id) {
        if (m_table[slotOf(id)].isUsed)
            return false;
        if (m_size == m_ring.size())
            erase(m_ring[m_next]);
        else
            ++m_size;
        m_table[slotOf(id)] = {id, true};
        m_ring[m_next] = id;
        m_next = (m_next + 1) & (m_ring.size() - 1);
        return true;
    }
    bool contains(std::int64_t id) const { return m_table[slotOf(id)].isUsed; }

  private:
    struct Slot {
        std::int64_t id = 0;
        bool isUsed = false;
    };

    std::size_t homeOf(std::int64_t id) const {
        // Fibonacci hashing spreads ids that differ in few digits.
        const auto mixed = static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15U;
        return (mixed >> 32U) & (m_table.size() - 1);
    }
    // Where the id is, or where it would be put.
    std::size_t slotOf(std::int64_t id) const {
        std::size_t slot = homeOf(id);
        while (m_table[slot].isUsed && m_table[slot].id != id)
            slot = (slot + 1) & (m_table.size() - 1);
        return slot;
    }
    // Closes the hole by moving back what had to step aside for the one that goes.
    void erase(std::int64_t id) {
        const std::size_t mask = m_table.size() - 1;
        std::size_t hole = slotOf(id);
        for (std::size_t slot = (hole + 1) & mask; m_table[slot].isUsed; slot = (slot + 1) & mask)
            if (((slot - homeOf(m_table[slot].id)) & mask) >= ((slot - hole) & mask)) {
                m_table[hole] = m_table[slot];
                hole = slot;
            }
        m_table[hole].isUsed = false;
    }

    std::vector<std::int64_t> m_ring;
    std::vector<Slot> m_table;
    std::size_t m_next = 0;
    std::size_t m_size = 0;
};

class BoundedMap {
  public:
    explicit BoundedMap(std::size_t capacity = 4096)
        : m_capacity{capacity} {}

    // False when the key is remembered already; its value stays.
    bool insert(const std::string& key, const std::string& value) {
        if (!m_values.emplace(key, value).second)
            return false;
        m_order.push_back(key);
        if (m_order.size() > m_capacity) {
            m_values.erase(m_order.front());
            m_order.pop_front();
        }
        return true;
    }
    // Empty when the key is not remembered.
    std::string find(const std::string& key) const {
        const auto found = m_values.find(key);
        return found == m_values.end() ? std::string{} : found->second;
    }
    bool contains(const std::string& key) const { return m_values.count(key) > 0; }

  private:
    std::size_t m_capacity;
    std::unordered_map<std::string, std::string> m_values;
    std::deque<std::string> m_order;
};

} // namespace kkachi::exchange::upbit
