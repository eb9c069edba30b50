#include "simulator/multipart.h"

#include "http/message.h"

namespace kkachi::simulator {

namespace {

constexpr std::size_t kLongestBoundary = 70; // RFC 2046
constexpr std::size_t kMostParts = 50;

// `name="value"` or `name=value` behind a semicolon.
std::string parameter(std::string_view header, std::string_view name) {
    const std::string wanted = std::string{name} + "=";
    std::size_t at = header.find(';');
    while (at != std::string_view::npos) {
        auto start = header.find_first_not_of("; \t", at);
        if (start == std::string_view::npos)
            return {};
        if (http::equalIgnoringCase(header.substr(start, wanted.size()), wanted)) {
            start += wanted.size();
            const bool isQuoted = start < header.size() && header[start] == '"';
            const auto end = header.find(isQuoted ? '"' : ';', start + (isQuoted ? 1 : 0));
            return std::string{header.substr(start + (isQuoted ? 1 : 0), end - start - (isQuoted ? 1 : 0))};
        }
        at = header.find(';', start);
    }
    return {};
}

std::optional<FormPart> readPart(std::string_view part) {
    const auto headEnd = part.find("\r\n\r\n");
    if (headEnd == std::string_view::npos)
        return std::nullopt;
    FormPart read;
    read.content = part.substr(headEnd + 4);
    std::string_view head = part.substr(0, headEnd);
    while (!head.empty()) {
        const auto end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        constexpr std::string_view kDisposition = "content-disposition:";
        if (!http::equalIgnoringCase(line.substr(0, kDisposition.size()), kDisposition))
            continue;
        read.name = parameter(line, "name");
        read.filename = parameter(line, "filename");
    }
    return read.name.empty() ? std::nullopt : std::optional{std::move(read)};
}

} // namespace

std::optional<std::vector<FormPart>> readForm(std::string_view contentType, std::string_view body) {
    constexpr std::string_view kType = "multipart/form-data";
    const std::string boundary = parameter(contentType, "boundary");
    if (!http::equalIgnoringCase(contentType.substr(0, kType.size()), kType) || boundary.empty() ||
        boundary.size() > kLongestBoundary)
        return std::nullopt;
    const std::string first = "--" + boundary;
    const std::string next = "\r\n" + first;
    if (body.substr(0, first.size()) != first)
        return std::nullopt;
    body.remove_prefix(first.size());
    std::vector<FormPart> parts;
    while (body.substr(0, 2) == "\r\n" && parts.size() < kMostParts) {
        const auto end = body.find(next, 2);
        if (end == std::string_view::npos)
            return std::nullopt;
        auto part = readPart(body.substr(2, end - 2));
        if (!part)
            return std::nullopt;
        parts.push_back(*std::move(part));
        body.remove_prefix(end + next.size());
    }
    return body.substr(0, 2) == "--" ? std::optional{std::move(parts)} : std::nullopt;
}

} // namespace kkachi::simulator
