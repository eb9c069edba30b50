// Checks the tokens of private requests: HS512 or HS256 over the raw bytes of the secret, a nonce that was never seen,
// and the hash of exactly the parameters that came.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kkachi::simulator {

enum class AuthProblem { NoToken, BadSignature, UnknownKey, NonceUsed, QueryMismatch };

// The exchange's error name.
std::string_view errorName(AuthProblem problem);

enum class NonceRule { Once, MayRepeat };

// What the venue takes at the moment of the request.
struct TokenRules {
    NonceRule nonce = NonceRule::Once;
    bool takesHs256 = true;
    bool takesHs384 = false;
    std::chrono::milliseconds now{0};         // wall time since any fixed start
    std::chrono::milliseconds nonceMemory{0}; // 0: for ever
};

class JwtVerifier {
  public:
    JwtVerifier(std::string accessKey, std::string secretKey)
        : m_accessKey{std::move(accessKey)}
        , m_secretKey{std::move(secretKey)} {}

    // `authorization` is the header's value. `spellings` are the texts of the parameters that the hash may be of
    // (decoded, and as sent); empty for a request without parameters.
    base::Result<base::Done, AuthProblem> verify(std::optional<std::string_view> authorization,
                                                 std::span<const std::string> spellings, const TokenRules& rules = {});

    const std::string& accessKey() const { return m_accessKey; }

  private:
    bool useNonce(const std::string& nonce, const TokenRules& rules);

    std::string m_accessKey;
    std::string m_secretKey;
    std::unordered_map<std::string, std::chrono::milliseconds> m_nonces; // and when they were used
    std::deque<std::string> m_nonceOrder; // the oldest is forgotten when there are too many
};

// Lower-case hexadecimal SHA-512 of the bytes.
std::string sha512Hex(std::string_view text);

} // namespace kkachi::simulator
