// Memory of what was seen lately, bounded: the oldest is forgotten first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace kkachi::exchange::upbit {

class RecentIds {
  public:
    explicit RecentIds(std::size_t capacity = 8192)
        : m_capacity{capacity} {}

    // False when the id is remembered already.
    bool insert(std::int64_t id) {
        if (!m_ids.insert(id).second)
            return false;
        m_order.push_back(id);
        if (m_order.size() > m_capacity) {
            m_ids.erase(m_order.front());
            m_order.pop_front();
        }
        return true;
    }
    bool contains(std::int64_t id) const { return m_ids.count(id) > 0; }

  private:
    std::size_t m_capacity;
    std::unordered_set<std::int64_t> m_ids;
    std::deque<std::int64_t> m_order;
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
