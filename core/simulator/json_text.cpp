#include "simulator/json_text.h"

#include "base/decimal_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kkachi::simulator {

namespace {

void appendEscaped(std::string& out, char c) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4];
        out += kHex[static_cast<unsigned char>(c) & 15U];
        return;
    }
    out += c;
}

bool needsEscape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

template <class Number>
void appendNumber(std::string& out, Number number) {
    std::array<char, 24> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    out.append(buffer.data(), end);
}

constexpr std::uint64_t kUnitsPerOne = 100'000'000;

} // namespace

void JsonText::separate() {
    if (m_needsComma)
        m_text += ',';
    m_needsComma = true;
}

JsonText& JsonText::open(char bracket) {
    separate();
    m_text += bracket;
    m_needsComma = false;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    m_text += bracket;
    m_needsComma = true;
    return *this;
}

JsonText& JsonText::key(std::string_view name) {
    value(name);
    m_text += ':';
    m_needsComma = false;
    return *this;
}

JsonText& JsonText::value(std::string_view text) {
    separate();
    m_text += '"';
    if (std::none_of(text.begin(), text.end(), needsEscape))
        m_text += text;
    else
        for (const char c : text)
            appendEscaped(m_text, c);
    m_text += '"';
    return *this;
}

JsonText& JsonText::value(std::int64_t number) {
    separate();
    appendNumber(m_text, number);
    return *this;
}

JsonText& JsonText::decimalValue(std::int64_t units) {
    separate();
    auto magnitude = static_cast<std::uint64_t>(units);
    if (units < 0) {
        m_text += '-';
        magnitude = 0 - magnitude;
    }
    appendNumber(m_text, magnitude / kUnitsPerOne);
    std::uint64_t fraction = magnitude % kUnitsPerOne;
    if (fraction == 0)
        return *this;
    std::array<char, base::kDecimalDigits> digits{};
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, fraction /= 10)
        *digit = static_cast<char>('0' + fraction % 10);
    const auto last = std::find_if(digits.rbegin(), digits.rend(), [](char digit) { return digit != '0'; });
    m_text += '.';
    m_text.append(digits.data(), static_cast<std::size_t>(digits.rend() - last));
    return *this;
}

JsonText& JsonText::value(double number) {
    if (!std::isfinite(number))
        return value(nullptr);
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    return raw(std::string_view{buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

JsonText& JsonText::raw(std::string_view json) {
    separate();
    m_text += json;
    return *this;
}

} // namespace kkachi::simulator
