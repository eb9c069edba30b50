// How often which request arrived whole, whatever became of it: a client that may send a thing once can be held to it.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace kkachi::simulator {

class RequestLog {
  public:
    // `endpoint` is method and path. After a few hundred different ones the rest is counted together.
    void count(const std::string& endpoint);
    const std::map<std::string, std::int64_t>& counts() const { return m_counts; }

  private:
    std::map<std::string, std::int64_t> m_counts;
};

} // namespace kkachi::simulator
