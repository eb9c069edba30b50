// OpenAI's rate limits: requests and tokens a minute for each key, which fill up again evenly, and the headers that
// tell of them.
#pragma once

#include "http/message.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

struct OpenAiLimits {
    std::int64_t requestsPerMinute = 5'000;
    std::int64_t tokensPerMinute = 4'000'000;
};

struct OpenAiGrant {
    bool isAllowed = true;
    bool lacksRequests = false; // rather than tokens; refused only
    std::chrono::milliseconds wait{0};
    std::vector<http::Header> headers;
};

class OpenAiRates {
  public:
    // A request that will cost about that many tokens. `now` is wall time since any fixed start.
    OpenAiGrant take(std::string_view key, std::int64_t tokens, std::chrono::milliseconds now);

    const OpenAiLimits& limits() const { return m_limits; }
    // All keys start with full allowances again.
    void setLimits(const OpenAiLimits& limits);

  private:
    struct Allowance {
        double requests = 0;
        double tokens = 0;
        std::chrono::milliseconds at{0};
    };

    Allowance& allowanceOf(std::string_view key, std::chrono::milliseconds now);

    OpenAiLimits m_limits;
    std::map<std::string, Allowance, std::less<>> m_allowances;
};

// The way the reset headers spell a time: "12ms", "1s", "6m0s", "1.5s".
std::string goDuration(std::chrono::milliseconds time);

} // namespace kkachi::simulator
