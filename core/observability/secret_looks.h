// Masks what looks like a secret, whoever it belongs to.
#pragma once

#include <string>
#include <string_view>

namespace kkachi::observability {

// `Bearer ...`, the value of an `Authorization` header, `sk-...`, JSON Web Tokens, and passwords in URLs. One pass, no
// backtracking: the time is linear in the text.
std::string maskSecretLooks(std::string_view text, std::string_view mask);

} // namespace kkachi::observability
