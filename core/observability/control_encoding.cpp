#include "observability/redactor.h"

#include <cstdint>

namespace kkachi::observability {

namespace {

struct Character {
    std::uint32_t code = 0;
    std::size_t length = 0; // 0: not UTF-8
};

std::size_t expectedLength(unsigned char lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

Character firstCharacter(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = expectedLength(lead);
    if (length == 0 || length > text.size())
        return {};
    if (length == 1)
        return {lead, 1};
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U)
            return {};
        code = code << 6U | (next & 0x3FU);
    }
    const bool isOverlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool isImpossible = code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    return isOverlong || isImpossible ? Character{} : Character{code, length};
}

// Controls, line and paragraph separators, and characters without a width or that turn the direction of writing.
bool isUnwelcome(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

void appendEscaped(std::string& line, std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        line += "\\x";
        line += kDigits[byte >> 4U];
        line += kDigits[byte & 0xFU];
    }
}

} // namespace

std::string encodeControls(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const Character character = firstCharacter(text);
        const std::size_t length = character.length == 0 ? 1 : character.length;
        if (character.length == 0 || isUnwelcome(character.code))
            appendEscaped(line, text.substr(0, length));
        else if (character.code == '\\')
            line += "\\\\";
        else
            line += text.substr(0, length);
        text.remove_prefix(length);
    }
    return line;
}

} // namespace kkachi::observability
