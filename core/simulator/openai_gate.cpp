#include "simulator/openai_gate.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

constexpr std::string_view kScheme = "Bearer ";
constexpr std::size_t kLongestClientId = 512;

OpenAiError wrongKey(bool hasKey) {
    OpenAiError error;
    error.status = 401;
    error.message = hasKey ? "Incorrect API key provided." : "You didn't provide an API key.";
    error.code = "invalid_api_key";
    return error;
}

} // namespace

std::string_view OpenAiGate::keyOf(const http::Request& request) {
    const std::string_view header = request.findHeader("Authorization").value_or("");
    return header.substr(0, kScheme.size()) == kScheme ? header.substr(kScheme.size()) : std::string_view{};
}

std::optional<OpenAiError> OpenAiGate::check(const http::Request& request) const {
    const std::string_view key = keyOf(request);
    if (key.empty() || (!m_key.empty() && key != m_key))
        return wrongKey(!key.empty());
    const std::string_view clientId = request.findHeader("X-Client-Request-Id").value_or("");
    const bool isAscii = std::all_of(clientId.begin(), clientId.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (clientId.size() > kLongestClientId || !isAscii)
        return invalidField("X-Client-Request-Id must be ASCII and at most 512 characters.", {});
    return std::nullopt;
}

http::Handler OpenAiGate::guarded(http::Handler handler) {
    return [this, handler = std::move(handler)](const http::Request& request) {
        const auto begun = m_clock.sinceStart();
        const auto refusal = check(request);
        http::Response response = refusal ? errorResponse(*refusal) : handler(request);
        response.headers.push_back({"x-request-id", "req_" + m_ids.next()});
        response.headers.push_back({"openai-version", "2020-10-01"});
        response.headers.push_back({"openai-organization", "kkachi-simulator"});
        const auto spent = m_clock.sinceStart() - begun + response.delay;
        response.headers.push_back({"openai-processing-ms", std::to_string(spent.count() + 1)});
        return response;
    };
}

std::optional<OpenAiError> OpenAiGate::charge(const http::Request& request, std::int64_t tokens,
                                              std::vector<http::Header>& headers) {
    OpenAiGrant grant = m_rates.take(keyOf(request), tokens, m_clock.sinceStart());
    headers = std::move(grant.headers);
    if (grant.isAllowed)
        return std::nullopt;
    const std::string what = grant.lacksRequests ? "requests" : "tokens";
    OpenAiError error;
    error.status = 429;
    error.message = "Rate limit reached for " + what + " per min. Please try again in " + goDuration(grant.wait) + ".";
    error.type = what;
    error.code = "rate_limit_exceeded";
    error.retryAfter = grant.wait;
    return error;
}

} // namespace kkachi::simulator
