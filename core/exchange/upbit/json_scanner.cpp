#include "exchange/upbit/json_scanner.h"

#include "exchange/upbit/utf8.h"

namespace kkachi::exchange::upbit {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int hexDigit(char c) {
    if (isDigit(c))
        return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// Four hexadecimal digits; below zero when they are not.
int codeUnit(const char* at, const char* end) {
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        if (at + i == end || hexDigit(at[i]) < 0)
            return -1;
        unit = unit * 16 + hexDigit(at[i]);
    }
    return unit;
}

bool isHighSurrogate(int unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}
bool isLowSurrogate(int unit) {
    return unit >= 0xdc00 && unit <= 0xdfff;
}

char escaped(char letter) {
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter; // quote, backslash, slash
    }
}

} // namespace

const char* JsonScanner::otherValueEnd(const char* at, JsonToken& token, int depth) const {
    if (at == m_end)
        return nullptr;
    const auto finish = [&token, at](JsonKind kind, const char* end) {
        token = {at, static_cast<std::uint32_t>(end == nullptr ? 0 : end - at), kind, false};
        return end;
    };
    const auto skipMember = [](const JsonToken&, const JsonToken&) { return true; };
    const auto skipElement = [this, depth](const char* element) {
        JsonToken skipped;
        return valueEnd(element, skipped, depth + 1);
    };
    switch (*at) {
    case '{':
        return finish(JsonKind::Object, objectEnd(at, skipMember, depth));
    case '[':
        return finish(JsonKind::Array, depth > kDeepest ? nullptr : arrayEnd(at, skipElement));
    case 't':
        return wordEnd(at, token, "true", JsonKind::True);
    case 'f':
        return wordEnd(at, token, "false", JsonKind::False);
    case 'n':
        return wordEnd(at, token, "null", JsonKind::Null);
    default:
        return numberEnd(at, token);
    }
}

const char* JsonScanner::wordEnd(const char* at, JsonToken& token, std::string_view word, JsonKind kind) const {
    if (!std::string_view{at, static_cast<std::size_t>(m_end - at)}.starts_with(word))
        return nullptr;
    token = {at, static_cast<std::uint32_t>(word.size()), kind, false};
    return at + word.size();
}

// From the first character of a text that is special, or near the end of the bytes.
const char* JsonScanner::unusualTextEnd(const char* at, JsonToken& token, const char* begin) const {
    bool hasEscapes = false;
    while (at != m_end) {
        const auto c = static_cast<unsigned char>(*at);
        if (c == '"') {
            token = {begin, static_cast<std::uint32_t>(at - begin), JsonKind::Text, hasEscapes};
            return at + 1;
        }
        if (c < 0x20)
            return nullptr;
        if (c == '\\') {
            hasEscapes = true;
            at = escapeEnd(at + 1);
            if (at == nullptr)
                return nullptr;
        } else {
            const std::size_t length = utf8SequenceLength({at, static_cast<std::size_t>(m_end - at)});
            if (length == 0)
                return nullptr;
            at += length;
        }
    }
    return nullptr;
}

// Behind the backslash.
const char* JsonScanner::escapeEnd(const char* at) const {
    if (at == m_end)
        return nullptr;
    if (*at != 'u')
        return std::string_view{"\"\\/bfnrt"}.find(*at) == std::string_view::npos ? nullptr : at + 1;
    const int unit = codeUnit(at + 1, m_end);
    if (unit < 0 || isLowSurrogate(unit))
        return nullptr;
    at += 5;
    if (!isHighSurrogate(unit))
        return at;
    // Half a pair is no character; the other half must follow.
    const bool hasOther = m_end - at >= 6 && at[0] == '\\' && at[1] == 'u' && isLowSurrogate(codeUnit(at + 2, m_end));
    return hasOther ? at + 6 : nullptr;
}

// Null when there is not a single digit.
const char* JsonScanner::digitsEnd(const char* at) const {
    const char* const begin = at;
    while (at != m_end && isDigit(*at))
        ++at;
    return at == begin ? nullptr : at;
}

const char* JsonScanner::numberEnd(const char* at, JsonToken& token) const {
    const char* const begin = at;
    if (isAt(at, '-'))
        ++at;
    const bool startsWithZero = isAt(at, '0');
    const char* const whole = at;
    at = digitsEnd(at);
    if (at == nullptr || (startsWithZero && at - whole > 1))
        return nullptr;
    if (isAt(at, '.')) {
        at = digitsEnd(at + 1);
        if (at == nullptr)
            return nullptr;
    }
    if (isAt(at, 'e') || isAt(at, 'E')) {
        ++at;
        at = digitsEnd(isAt(at, '-') || isAt(at, '+') ? at + 1 : at);
        if (at == nullptr)
            return nullptr;
    }
    token = {begin, static_cast<std::uint32_t>(at - begin), JsonKind::Number, false};
    return at;
}

std::string plainText(const JsonToken& text) {
    std::string plain;
    const std::string_view raw = text.text();
    plain.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            plain += raw[i];
            continue;
        }
        ++i;
        if (raw[i] != 'u') {
            plain += escaped(raw[i]);
            continue;
        }
        const char* end = raw.data() + raw.size();
        auto point = static_cast<char32_t>(codeUnit(raw.data() + i + 1, end));
        i += 4;
        if (isHighSurrogate(static_cast<int>(point))) {
            const auto low = static_cast<char32_t>(codeUnit(raw.data() + i + 3, end));
            point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
            i += 6;
        }
        appendUtf8(plain, point);
    }
    return plain;
}

} // namespace kkachi::exchange::upbit
