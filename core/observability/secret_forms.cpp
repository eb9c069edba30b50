#include "observability/secret_forms.h"

#include <algorithm>

namespace kkachi::observability {

namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kLowerHex = "0123456789abcdef";
constexpr std::string_view kUpperHex = "0123456789ABCDEF";

// The characters of base64 that only the secret decides, when `offset` (0 to 2) other bytes stand before it.
std::string base64At(std::string_view secret, std::size_t offset, std::string_view alphabet) {
    const std::size_t firstBit = offset * 8;
    const std::size_t lastBit = firstBit + secret.size() * 8;
    std::string text;
    for (std::size_t bit = (firstBit + 5) / 6 * 6; bit + 6 <= lastBit; bit += 6) {
        const std::size_t at = (bit - firstBit) / 8;
        const std::size_t shift = (bit - firstBit) % 8;
        const unsigned high = static_cast<unsigned char>(secret[at]);
        const unsigned low = at + 1 < secret.size() ? static_cast<unsigned char>(secret[at + 1]) : 0U;
        text += alphabet[((high << 8U | low) >> (10U - shift)) & 0x3FU];
    }
    return text;
}

std::string hex(std::string_view secret, std::string_view digits, std::string_view before) {
    std::string text;
    for (const char c : secret) {
        const auto byte = static_cast<unsigned char>(c);
        text += before;
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

bool isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

std::string percentEncoded(std::string_view secret, std::string_view digits) {
    std::string text;
    for (const char c : secret)
        text += isUnreserved(c) ? std::string(1, c) : hex({&c, 1}, digits, "%");
    return text;
}

// Keys are ASCII; other bytes are widened as they are.
std::string utf16(std::string_view secret, bool bigEndian) {
    std::string text;
    for (const char c : secret)
        text += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    return text;
}

void addEncodings(std::string_view bytes, std::vector<std::string>& forms) {
    forms.emplace_back(bytes);
    for (const auto digits : {kLowerHex, kUpperHex}) {
        forms.push_back(hex(bytes, digits, ""));
        forms.push_back(hex(bytes, digits, "%"));
        forms.push_back(percentEncoded(bytes, digits));
    }
    for (const auto alphabet : {kBase64, kBase64Url})
        for (const std::size_t offset : {0U, 1U, 2U})
            forms.push_back(base64At(bytes, offset, alphabet));
}

} // namespace

std::vector<std::string> secretForms(std::string_view secret) {
    std::vector<std::string> forms;
    addEncodings(secret, forms);
    addEncodings(utf16(secret, false), forms);
    addEncodings(utf16(secret, true), forms);
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    return forms;
}

} // namespace kkachi::observability
