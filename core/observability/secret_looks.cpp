#include "observability/secret_looks.h"

#include <algorithm>
#include <optional>

namespace kkachi::observability {

namespace {

struct Span {
    std::size_t begin = 0; // of what is masked
    std::size_t end = 0;
};

bool isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool isTokenCharacter(char c) {
    return isAlphanumeric(c) || c == '-' || c == '_';
}
bool isSpace(char c) {
    return c == ' ' || c == '\t';
}
bool endsValue(char c) {
    return isSpace(c) || c == '"' || c == '\'' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == ')' ||
           c == '}' || c == ']' || c == '<';
}

bool startsWithWord(std::string_view text, std::string_view lowerWord) {
    return text.size() >= lowerWord.size() &&
           std::equal(lowerWord.begin(), lowerWord.end(), text.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); });
}

template <class Predicate>
std::size_t skip(std::string_view text, std::size_t at, Predicate predicate) {
    while (at < text.size() && predicate(text[at]))
        ++at;
    return at;
}

std::size_t endOfValue(std::string_view text, std::size_t at) {
    return skip(text, at, [](char c) { return !endsValue(c); });
}

// "Bearer abc", "Bearer: abc", "Bearer%20abc".
std::optional<Span> findBearer(std::string_view text, std::size_t at) {
    constexpr std::string_view kWord = "bearer";
    if (!startsWithWord(text.substr(at), kWord))
        return std::nullopt;
    const std::size_t gap = at + kWord.size();
    std::size_t begin = skip(text, gap, [](char c) { return isSpace(c) || c == ':' || c == '='; });
    if (text.substr(gap, 3) == "%20")
        begin = gap + 3;
    const std::size_t end = endOfValue(text, begin);
    if (begin == gap || begin == end)
        return std::nullopt;
    return Span{begin, end};
}

// "Authorization: anything", to the end of the line or of the quotes.
std::optional<Span> findAuthorization(std::string_view text, std::size_t at) {
    constexpr std::string_view kWord = "authorization";
    if (!startsWithWord(text.substr(at), kWord))
        return std::nullopt;
    const std::size_t gap = at + kWord.size();
    const std::size_t begin =
        skip(text, gap, [](char c) { return isSpace(c) || c == ':' || c == '=' || c == '"' || c == '\''; });
    const std::size_t end =
        skip(text, begin, [](char c) { return c != '"' && c != '\'' && c != '\n' && c != '\r' && c != ','; });
    const bool isHeader = text.substr(gap, begin - gap).find_first_of(":=") != std::string_view::npos;
    if (!isHeader || begin == end)
        return std::nullopt;
    return Span{begin, end};
}

// "sk-" and at least eight more, as OpenAI's keys begin.
std::optional<Span> findPrefixedKey(std::string_view text, std::size_t at) {
    constexpr std::size_t kShortest = 8;
    if (text.substr(at, 3) != "sk-")
        return std::nullopt;
    const std::size_t end = skip(text, at + 3, isTokenCharacter);
    if (end - at < kShortest + 3)
        return std::nullopt;
    return Span{at, end};
}

// A token may begin behind every dash, so the search for its first dot is bounded.
constexpr std::size_t kLongestHeader = 1024;

// Three base64url parts with dots between; the first begins with `{"`, which is "eyJ".
std::optional<Span> findJsonWebToken(std::string_view text, std::size_t at) {
    if (text.substr(at, 3) != "eyJ")
        return std::nullopt;
    const std::size_t header = skip(text.substr(0, at + kLongestHeader), at, isTokenCharacter);
    if (header >= text.size() || text[header] != '.')
        return std::nullopt;
    const std::size_t payload = skip(text, header + 1, isTokenCharacter);
    if (payload == header + 1)
        return std::nullopt;
    const bool hasSignature = payload < text.size() && text[payload] == '.';
    return Span{at, hasSignature ? skip(text, payload + 1, isTokenCharacter) : payload};
}

// The password of scheme://user:password@host.
std::optional<Span> findUrlPassword(std::string_view text, std::size_t at) {
    if (text.substr(at, 3) != "://")
        return std::nullopt;
    const auto isUserPart = [](char c) { return !endsValue(c) && c != '/' && c != '@'; };
    const std::size_t end = skip(text, at + 3, isUserPart);
    const std::size_t colon = text.substr(0, end).find(':', at + 3);
    if (end == text.size() || text[end] != '@' || colon == std::string_view::npos)
        return std::nullopt;
    return Span{colon + 1, end};
}

std::optional<Span> findSecretAt(std::string_view text, std::size_t at) {
    if (text[at] == ':')
        return findUrlPassword(text, at);
    const bool startsWord = at == 0 || !isAlphanumeric(text[at - 1]);
    if (!startsWord)
        return std::nullopt;
    for (const auto find : {findAuthorization, findBearer, findPrefixedKey, findJsonWebToken})
        if (const auto span = find(text, at))
            return span;
    return std::nullopt;
}

} // namespace

std::string maskSecretLooks(std::string_view text, std::string_view mask) {
    std::string masked;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto span = findSecretAt(text, at);
        if (!span) {
            masked += text[at++];
            continue;
        }
        masked += text.substr(at, span->begin - at);
        masked += mask;
        at = span->end;
    }
    return masked;
}

} // namespace kkachi::observability
