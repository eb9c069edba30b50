#include "tests/support/plain_json.h"

#include <algorithm>
#include <regex>

namespace kkachi::tests {

namespace {

class Reader {
  public:
    Reader(std::string_view bytes, int deepest)
        : m_bytes{bytes}
        , m_deepest{deepest} {}

    std::optional<PlainJson> readAll() {
        auto value = readValue(0);
        skipSpace();
        return value && m_at == m_bytes.size() ? value : std::nullopt;
    }

  private:
    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    bool take(std::string_view word) {
        if (m_bytes.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }
    void skipSpace() {
        while (m_at < m_bytes.size() && std::string_view{" \t\n\r"}.find(m_bytes[m_at]) != std::string_view::npos)
            ++m_at;
    }

    std::optional<PlainJson> readValue(int depth) {
        skipSpace();
        if (depth > m_deepest)
            return std::nullopt;
        if (take("null"))
            return PlainJson{};
        for (const char* word : {"true", "false"})
            if (take(word))
                return PlainJson{.kind = PlainJson::Kind::Bool, .text = word, .items = {}, .members = {}};
        if (peek() == '"') {
            auto text = readText();
            return text ? std::optional{PlainJson{PlainJson::Kind::Text, *text, {}, {}}} : std::nullopt;
        }
        if (peek() == '[')
            return readArray(depth);
        return peek() == '{' ? readObject(depth) : readNumber();
    }

    std::optional<PlainJson> readNumber() {
        static const std::regex kNumber{R"(-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?)"};
        std::cmatch match;
        const char* begin = m_bytes.data() + m_at;
        if (!std::regex_search(begin, m_bytes.data() + m_bytes.size(), match, kNumber,
                               std::regex_constants::match_continuous))
            return std::nullopt;
        m_at += static_cast<std::size_t>(match.length());
        return PlainJson{PlainJson::Kind::Number, match.str(), {}, {}};
    }

    std::optional<PlainJson> readArray(int depth) {
        PlainJson array{PlainJson::Kind::Array, {}, {}, {}};
        ++m_at;
        skipSpace();
        if (take("]"))
            return array;
        do {
            auto item = readValue(depth + 1);
            if (!item)
                return std::nullopt;
            array.items.push_back(*std::move(item));
            skipSpace();
        } while (take(","));
        return take("]") ? std::optional{array} : std::nullopt;
    }

    std::optional<PlainJson> readObject(int depth) {
        PlainJson object{PlainJson::Kind::Object, {}, {}, {}};
        ++m_at;
        skipSpace();
        if (take("}"))
            return object;
        do {
            skipSpace();
            if (peek() != '"')
                return std::nullopt;
            auto name = readText();
            skipSpace();
            if (!name || !take(":"))
                return std::nullopt;
            auto value = readValue(depth + 1);
            if (!value)
                return std::nullopt;
            object.members.emplace_back(*std::move(name), *std::move(value));
            skipSpace();
        } while (take(","));
        return take("}") ? std::optional{object} : std::nullopt;
    }

    std::optional<std::uint32_t> readHex() {
        const std::string digits{m_bytes.substr(m_at, 4)};
        if (digits.size() != 4 || digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
            return std::nullopt;
        m_at += 4;
        return static_cast<std::uint32_t>(std::stoul(digits, nullptr, 16));
    }

    static void append(std::string& text, std::uint32_t point) {
        if (point < 0x80) {
            text += static_cast<char>(point);
            return;
        }
        std::string tail;
        std::uint32_t first = 0x3f;
        while (point > first) {
            tail.insert(tail.begin(), static_cast<char>(0x80 | (point & 0x3f)));
            point >>= 6;
            first >>= 1;
        }
        text += static_cast<char>((~(first * 2 + 1) & 0xff) | point);
        text += tail;
    }

    bool readEscape(std::string& text) {
        static constexpr std::string_view kLetters = "\"\\/bfnrt";
        static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        ++m_at;
        const auto known = m_at < m_bytes.size() ? kLetters.find(m_bytes[m_at]) : std::string_view::npos;
        if (known != std::string_view::npos) {
            text += kMeanings[known];
            ++m_at;
            return true;
        }
        if (!take("u"))
            return false;
        auto point = readHex();
        if (!point || (*point >= 0xdc00 && *point <= 0xdfff))
            return false;
        if (*point >= 0xd800 && *point <= 0xdbff) {
            if (!take("\\u"))
                return false;
            const auto low = readHex();
            if (!low || *low < 0xdc00 || *low > 0xdfff)
                return false;
            point = 0x10000 + (*point - 0xd800) * 0x400 + (*low - 0xdc00);
        }
        append(text, *point);
        return true;
    }

    // Decodes one character and encodes it again: only the shortest form of a legal one comes out unchanged.
    bool readMultibyte(std::string& text) {
        const auto byteAt = [this](std::size_t i) {
            return m_at + i < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at + i]) : 0U;
        };
        const unsigned first = byteAt(0);
        const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
        if (length == 0 || first >= 0xf8)
            return false;
        std::uint32_t point = first & (0xffU >> (length + 1));
        for (std::size_t i = 1; i < length; ++i) {
            if (byteAt(i) >> 6 != 2)
                return false;
            point = point << 6 | (byteAt(i) & 0x3f);
        }
        std::string again;
        append(again, point);
        if (again != m_bytes.substr(m_at, length) || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        m_at += length;
        text += again;
        return true;
    }

    std::optional<std::string> readText() {
        std::string text;
        ++m_at;
        while (m_at < m_bytes.size()) {
            const auto c = static_cast<unsigned char>(m_bytes[m_at]);
            if (c == '"') {
                ++m_at;
                return text;
            }
            if (c < 0x20)
                return std::nullopt;
            if (c == '\\') {
                if (!readEscape(text))
                    return std::nullopt;
            } else if (c < 0x80) {
                text += m_bytes[m_at++];
            } else if (!readMultibyte(text)) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    int m_deepest;
};

} // namespace

const PlainJson* PlainJson::find(std::string_view name) const {
    if (count(name) != 1)
        return nullptr;
    return &std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.first == name; })->second;
}

int PlainJson::count(std::string_view name) const {
    return static_cast<int>(
        std::count_if(members.begin(), members.end(), [&](const auto& member) { return member.first == name; }));
}

std::optional<PlainJson> readPlainJson(std::string_view bytes, int deepest) {
    return Reader{bytes, deepest}.readAll();
}

std::optional<std::int64_t> plainUnits(const std::string& number, bool cut) {
    static const std::regex kNumber{R"(([-+]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]+))?)"};
    std::smatch parts;
    if (number.size() > 64 || !std::regex_match(number, parts, kNumber))
        return std::nullopt;
    const std::string exponent = parts[4].matched ? parts[4].str() : "0";
    if (exponent.size() > 20 || std::abs(std::stod(exponent)) > 30)
        return std::nullopt;
    const int shift = std::stoi(exponent) + 8;
    // The point moves through the digits; zeros stand wherever none were written.
    std::string whole = std::string(100, '0') + parts[2].str();
    std::string fraction = parts[3].str() + std::string(100, '0');
    for (int i = 0; i < shift; ++i) {
        whole += fraction.front();
        fraction.erase(0, 1);
    }
    for (int i = 0; i > shift; --i) {
        fraction.insert(0, 1, whole.back());
        whole.pop_back();
    }
    if (!cut && fraction.find_first_not_of('0') != std::string::npos)
        return std::nullopt;
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    const bool isNegative = parts[1] == "-";
    const std::string largest = isNegative ? "9223372036854775808" : "9223372036854775807";
    if (whole.size() > largest.size() || (whole.size() == largest.size() && whole > largest))
        return std::nullopt;
    return static_cast<std::int64_t>(isNegative ? 0 - std::stoull(whole) : std::stoull(whole));
}

} // namespace kkachi::tests
