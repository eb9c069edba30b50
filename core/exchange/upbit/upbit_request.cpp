#include "exchange/upbit/upbit_request.h"

#include <fmt/format.h>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::size_t kUsualLength = 48; // of a member with its punctuation

bool isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

// Everything but the unreserved characters of RFC 3986. Upbit answers 400 to a bare `:` or `+`.
std::string percentEncode(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        if (isUnreserved(c))
            encoded += c;
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

void appendQuoted(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            json += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        else
            json += c;
    }
    json += '"';
}

} // namespace

std::string RequestParameters::hashInput() const {
    std::string text;
    text.reserve(m_members.size() * kUsualLength);
    for (const auto& [name, value] : m_members)
        text.append(text.empty() ? "" : "&").append(name).append("=").append(value);
    return text;
}

std::string RequestParameters::wireQuery() const {
    std::string text;
    for (const auto& [name, value] : m_members)
        text.append(text.empty() ? "" : "&").append(name).append("=").append(percentEncode(value));
    return text;
}

std::string RequestParameters::jsonBody() const {
    std::string json = "{";
    json.reserve(m_members.size() * kUsualLength);
    for (const auto& [name, value] : m_members) {
        if (json.size() > 1)
            json += ',';
        appendQuoted(json, name);
        json += ':';
        appendQuoted(json, value);
    }
    return json += '}';
}

} // namespace kkachi::exchange::upbit
