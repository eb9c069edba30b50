#include "http/request_parser.h"

#include <algorithm>
#include <charconv>

namespace kkachi::http {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::size_t kChunkOverhead = 64 * 1024; // size lines and trailers of a chunked body

bool isTokenChar(char c) {
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kMarks.find(c) != std::string_view::npos;
}

bool isToken(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isVisible(char c) {
    return c > 0x20 && c < 0x7f;
}

// Tabs and any byte but control characters may stand in a header's value.
bool isValueChar(char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Digits only: "+5", "-1", " 5" and what does not fit are no lengths.
std::optional<std::size_t> parseLength(std::string_view text, int numberBase) {
    if (text.empty() || text.front() == '-' || text.front() == '+')
        return std::nullopt;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, numberBase);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// Returns the status of the refusal, 0 when the line is good.
int parseRequestLine(std::string_view line, const ParseLimits& limits, Request& request) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || last == first)
        return 400;
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!isToken(method) || target.empty() || !std::all_of(target.begin(), target.end(), isVisible))
        return 400;
    if (target.size() > limits.target)
        return 414;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return version.substr(0, 5) == "HTTP/" ? 505 : 400;
    if (target.front() != '/' && target != "*")
        return 400;
    request.method = std::string{method};
    request.isHttp10 = version == "HTTP/1.0";
    const auto question = target.find('?');
    request.path = std::string{target.substr(0, question)};
    if (question != std::string_view::npos)
        request.query = std::string{target.substr(question + 1)};
    return 0;
}

int parseHeaderLine(std::string_view line, Request& request) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return 400; // a folded line or a space before the colon ends up here too
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!std::all_of(value.begin(), value.end(), isValueChar))
        return 400;
    request.headers.push_back({std::string{line.substr(0, colon)}, std::string{value}});
    return 0;
}

// `head` is everything before the empty line.
int parseHead(std::string_view head, const ParseLimits& limits, Request& request) {
    bool isFirst = true;
    while (true) {
        const auto end = head.find(kLineEnd);
        const std::string_view line = head.substr(0, end);
        const int refused = isFirst ? parseRequestLine(line, limits, request) : parseHeaderLine(line, request);
        if (refused != 0)
            return refused;
        if (request.headers.size() > limits.headerCount)
            return 431;
        isFirst = false;
        if (end == std::string_view::npos)
            return 0;
        head.remove_prefix(end + kLineEnd.size());
    }
}

enum class Framing { None, Length, Chunked };

struct BodyPlan {
    Framing framing = Framing::None;
    std::size_t length = 0;
    int refused = 0;
};

BodyPlan planBody(const Request& request, const ParseLimits& limits) {
    BodyPlan plan;
    bool haveLength = false;
    int hosts = 0;
    for (const Header& header : request.headers) {
        if (equalIgnoringCase(header.name, "Host"))
            ++hosts;
        if (equalIgnoringCase(header.name, "Transfer-Encoding")) {
            if (plan.framing == Framing::Chunked || request.isHttp10)
                return {.refused = 400};
            if (!equalIgnoringCase(header.value, "chunked"))
                return {.refused = 501};
            plan.framing = Framing::Chunked;
        }
        if (equalIgnoringCase(header.name, "Content-Length")) {
            const auto length = parseLength(header.value, 10);
            if (!length || haveLength)
                return {.refused = 400};
            haveLength = true;
            plan.length = *length;
        }
    }
    if (hosts > 1 || (hosts == 0 && !request.isHttp10))
        return {.refused = 400};
    if (haveLength && plan.framing == Framing::Chunked)
        return {.refused = 400};
    if (plan.length > limits.body)
        return {.refused = 413};
    if (haveLength && plan.length > 0)
        plan.framing = Framing::Length;
    return plan;
}

struct Chunked {
    enum class State { NeedsMore, Complete, Malformed, TooLarge } state = State::NeedsMore;
    std::string body;
    std::size_t consumed = 0;
};

// Reads one "size[;extension]" line at `at`; nothing while it is not complete.
std::optional<std::string_view> lineAt(std::string_view bytes, std::size_t at) {
    const auto end = bytes.find(kLineEnd, at);
    if (end == std::string_view::npos)
        return std::nullopt;
    return bytes.substr(at, end - at);
}

Chunked skipTrailers(std::string_view bytes, std::size_t at, Chunked chunked) {
    while (true) {
        const auto line = lineAt(bytes, at);
        if (!line)
            return chunked;
        at += line->size() + kLineEnd.size();
        if (line->empty()) {
            chunked.state = Chunked::State::Complete;
            chunked.consumed = at;
            return chunked;
        }
    }
}

Chunked decodeChunked(std::string_view bytes, const ParseLimits& limits) {
    Chunked chunked;
    std::size_t at = 0;
    while (true) {
        const auto line = lineAt(bytes, at);
        if (!line)
            return chunked;
        const auto size = parseLength(trimmed(line->substr(0, line->find(';'))), 16);
        if (!size) {
            chunked.state = Chunked::State::Malformed;
            return chunked;
        }
        at += line->size() + kLineEnd.size();
        if (*size == 0)
            return skipTrailers(bytes, at, std::move(chunked));
        if (*size > limits.body - chunked.body.size()) {
            chunked.state = Chunked::State::TooLarge;
            return chunked;
        }
        if (bytes.size() < at + *size + kLineEnd.size())
            return chunked;
        chunked.body.append(bytes.substr(at, *size));
        at += *size;
        if (bytes.substr(at, kLineEnd.size()) != kLineEnd) {
            chunked.state = Chunked::State::Malformed;
            return chunked;
        }
        at += kLineEnd.size();
    }
}

ParseResult takeChunkedBody(std::string_view rest, std::size_t headSize, const ParseLimits& limits, Request&& request) {
    Chunked chunked = decodeChunked(rest, limits);
    switch (chunked.state) {
    case Chunked::State::Complete:
        request.body = std::move(chunked.body);
        return Complete{std::move(request), headSize + chunked.consumed};
    case Chunked::State::Malformed:
        return Malformed{400};
    case Chunked::State::TooLarge:
        return Malformed{413};
    case Chunked::State::NeedsMore:
        break;
    }
    if (rest.size() > limits.body + kChunkOverhead)
        return Malformed{413};
    return NeedsMore{.awaitsContinue = rest.empty() && request.headerNames("Expect", "100-continue")};
}

} // namespace

ParseResult parseRequest(std::string_view bytes, const ParseLimits& limits) {
    // An empty line before a request is tolerated, as RFC 9112 asks of servers.
    std::size_t skipped = 0;
    while (bytes.substr(0, kLineEnd.size()) == kLineEnd && skipped < 2 * kLineEnd.size()) {
        bytes.remove_prefix(kLineEnd.size());
        skipped += kLineEnd.size();
    }
    const auto headEnd = bytes.find("\r\n\r\n");
    if (headEnd == std::string_view::npos)
        return bytes.size() > limits.head ? ParseResult{Malformed{431}} : ParseResult{NeedsMore{}};
    Request request;
    const std::size_t lineLength = bytes.find(kLineEnd);
    if (headEnd > limits.head)
        return Malformed{lineLength > limits.head ? 414 : 431};
    if (const int refused = parseHead(bytes.substr(0, headEnd), limits, request); refused != 0)
        return Malformed{refused};
    const BodyPlan plan = planBody(request, limits);
    if (plan.refused != 0)
        return Malformed{plan.refused};
    const std::size_t headSize = headEnd + 4;
    const std::string_view rest = bytes.substr(headSize);
    if (plan.framing == Framing::Chunked)
        return takeChunkedBody(rest, skipped + headSize, limits, std::move(request));
    if (rest.size() < plan.length)
        return NeedsMore{.awaitsContinue = rest.empty() && request.headerNames("Expect", "100-continue"),
                         .wanted = skipped + headSize + plan.length};
    request.body = std::string{rest.substr(0, plan.length)};
    return Complete{std::move(request), skipped + headSize + plan.length};
}

std::size_t largestRequest(const ParseLimits& limits) {
    return limits.head + limits.body + kChunkOverhead + 16;
}

} // namespace kkachi::http
