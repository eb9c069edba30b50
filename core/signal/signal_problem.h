// Why a question got no opinion: the codes of Signal::problem and a sentence for each.
#pragma once

#include <string_view>

namespace kkachi::signal {

inline constexpr std::string_view kTimeout = "timeout";
inline constexpr std::string_view kUnreachable = "unreachable";
inline constexpr std::string_view kTlsFailed = "tls_failed";
inline constexpr std::string_view kInsecureUrl = "insecure_url";
inline constexpr std::string_view kRefusal = "refusal";
inline constexpr std::string_view kTruncated = "truncated";
inline constexpr std::string_view kFiltered = "filtered";
inline constexpr std::string_view kEmpty = "empty";
inline constexpr std::string_view kToolCalls = "tool_calls";
inline constexpr std::string_view kTooLarge = "too_large";
inline constexpr std::string_view kBusy = "busy";
inline constexpr std::string_view kInvalidApiKey = "invalid_api_key";
inline constexpr std::string_view kNoAccess = "no_access";
inline constexpr std::string_view kModelNotFound = "model_not_found";
inline constexpr std::string_view kInsufficientQuota = "insufficient_quota";
// Followed by a colon and what was wrong: "invalid:not_json".
inline constexpr std::string_view kInvalid = "invalid";
// Followed by the status: "http_429".
inline constexpr std::string_view kHttpPrefix = "http_";

// The sentence for people, an English source text of the translation context "signal". Empty for an empty code.
std::string_view explainProblem(std::string_view problem);

} // namespace kkachi::signal
