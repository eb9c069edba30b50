// The bodies of 429 and 418. Upbit documents neither, so their form can be chosen.
#pragma once

#include "http/message.h"

#include <optional>
#include <string_view>

namespace kkachi::simulator {

enum class LimitForm { Plain, Json, Html, Empty };
std::optional<LimitForm> parseLimitForm(std::string_view text); // "plain", "json", "html", "empty"
std::string_view toString(LimitForm form);
inline constexpr std::string_view kLimitForms = "plain, json, html, empty";

// 429; `withRetryAfter` adds "Retry-After: 1".
http::Response tooManyReply(LimitForm form, bool withRetryAfter);
// 418: banned for so many seconds.
http::Response bannedReply(LimitForm form, bool withRetryAfter, int seconds);

} // namespace kkachi::simulator
