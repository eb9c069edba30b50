// Masks secrets in text: registered values in every usual encoding, and whatever looks like a key.
#pragma once

#include "base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace kkachi::observability {

class Redactor {
  public:
    ~Redactor();
    Redactor() = default;
    Redactor(const Redactor&) = delete;
    Redactor& operator=(const Redactor&) = delete;

    // Values of fewer than kShortestSecret bytes are left alone: masking them would mask ordinary words.
    void add(const base::Secret& secret);
    // Registered values raw, in base64 and base64url (at any alignment inside a longer text), in hexadecimal and
    // percent-encoded, each also of their UTF-16; `Bearer ...`, `sk-...`, JSON Web Tokens and passwords in URLs by
    // their looks.
    std::string mask(std::string_view text) const;

    static constexpr std::size_t kShortestSecret = 8;
    static constexpr std::string_view kMask = "***";

  private:
    std::vector<std::string> m_forms; // longest first
};

// Control characters, line separators, marks that turn the direction of text and broken UTF-8 as \xNN, and a backslash
// as two, so that one message is one line and cannot pretend to be two.
std::string encodeControls(std::string_view text);

} // namespace kkachi::observability
