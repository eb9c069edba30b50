#include "simulator/openai_rates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostKeys = 256;
constexpr double kMinuteMs = 60'000;

std::chrono::milliseconds untilFilled(double have, double wanted, double perMinute) {
    return std::chrono::milliseconds{
        static_cast<std::int64_t>(std::ceil(std::max(0.0, wanted - have) * kMinuteMs / perMinute))};
}

} // namespace

void OpenAiRates::setLimits(const OpenAiLimits& limits) {
    m_limits = limits;
    m_allowances.clear();
}

OpenAiRates::Allowance& OpenAiRates::allowanceOf(std::string_view key, std::chrono::milliseconds now) {
    const auto requests = static_cast<double>(m_limits.requestsPerMinute);
    const auto tokens = static_cast<double>(m_limits.tokensPerMinute);
    auto found = m_allowances.find(key);
    if (found == m_allowances.end()) {
        if (m_allowances.size() >= kMostKeys)
            m_allowances.clear();
        found = m_allowances.emplace(std::string{key}, Allowance{requests, tokens, now}).first;
    }
    Allowance& allowance = found->second;
    const double passed = static_cast<double>((now - allowance.at).count()) / kMinuteMs;
    allowance.at = now;
    allowance.requests = std::min(requests, allowance.requests + passed * requests);
    allowance.tokens = std::min(tokens, allowance.tokens + passed * tokens);
    return allowance;
}

// A request that is refused counts, too.
OpenAiGrant OpenAiRates::take(std::string_view key, std::int64_t tokens, std::chrono::milliseconds now) {
    Allowance& allowance = allowanceOf(key, now);
    const auto requestsEach = static_cast<double>(m_limits.requestsPerMinute);
    const auto tokensEach = static_cast<double>(m_limits.tokensPerMinute);
    const double wanted = std::min(static_cast<double>(tokens), tokensEach);
    OpenAiGrant grant;
    grant.lacksRequests = allowance.requests < 1;
    grant.isAllowed = !grant.lacksRequests && allowance.tokens >= wanted;
    if (!grant.isAllowed)
        grant.wait = std::max(untilFilled(allowance.requests, 1, requestsEach),
                              untilFilled(allowance.tokens, wanted, tokensEach));
    allowance.requests = std::max(0.0, allowance.requests - 1);
    if (grant.isAllowed)
        allowance.tokens -= wanted;
    const auto add = [&grant](const char* name, std::string value) {
        grant.headers.push_back({name, std::move(value)});
    };
    add("x-ratelimit-limit-requests", std::to_string(m_limits.requestsPerMinute));
    add("x-ratelimit-remaining-requests", std::to_string(static_cast<std::int64_t>(allowance.requests)));
    add("x-ratelimit-reset-requests", goDuration(untilFilled(allowance.requests, requestsEach, requestsEach)));
    add("x-ratelimit-limit-tokens", std::to_string(m_limits.tokensPerMinute));
    add("x-ratelimit-remaining-tokens", std::to_string(static_cast<std::int64_t>(allowance.tokens)));
    add("x-ratelimit-reset-tokens", goDuration(untilFilled(allowance.tokens, tokensEach, tokensEach)));
    return grant;
}

std::string goDuration(std::chrono::milliseconds time) {
    if (time < std::chrono::seconds{1})
        return fmt::format("{}ms", time.count());
    const auto minutes = time.count() / 60'000;
    const auto rest = static_cast<double>(time.count() % 60'000) / 1000;
    const std::string hours = minutes >= 60 ? fmt::format("{}h", minutes / 60) : std::string{};
    return minutes > 0 ? fmt::format("{}{}m{}s", hours, minutes % 60, rest) : fmt::format("{}s", rest);
}

} // namespace kkachi::simulator
