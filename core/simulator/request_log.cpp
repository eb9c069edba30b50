#include "simulator/request_log.h"

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostEndpoints = 500;

} // namespace

void RequestLog::count(const std::string& endpoint) {
    const auto known = m_counts.find(endpoint);
    if (known != m_counts.end())
        ++known->second;
    else
        ++m_counts[m_counts.size() < kMostEndpoints ? endpoint : "other"];
}

} // namespace kkachi::simulator
