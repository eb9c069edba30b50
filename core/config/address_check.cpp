#include "config/address_check.h"

#include <algorithm>
#include <charconv>

namespace kkachi::config {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHostLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
constexpr std::string_view kUserLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";

bool consistsOf(std::string_view text, std::string_view letters) {
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

bool isPrintable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

bool isPort(std::string_view text) {
    int port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return consistsOf(text, kDigits) && error == std::errc{} && end == text.data() + text.size() && port >= 1 &&
           port <= 65535;
}

// The host of "host", "host:port", "[::1]" and "[::1]:port".
std::optional<std::string_view> hostOf(std::string_view authority) {
    const bool isBracketed = authority.substr(0, 1) == "[";
    const auto hostEnd = isBracketed ? authority.find(']') : authority.find(':');
    if (isBracketed && hostEnd == std::string_view::npos)
        return std::nullopt;
    const auto host = isBracketed ? authority.substr(1, hostEnd - 1) : authority.substr(0, hostEnd);
    auto rest = hostEnd == std::string_view::npos ? std::string_view{} : authority.substr(hostEnd);
    if (isBracketed)
        rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() != ':' || !isPort(rest.substr(1))))
        return std::nullopt;
    if (!(isBracketed ? isIpv6(host) : consistsOf(host, kHostLetters)))
        return std::nullopt;
    return host;
}

} // namespace

std::optional<UrlParts> splitUrl(std::string_view url) {
    const auto schemeEnd = url.find("://");
    if (schemeEnd == std::string_view::npos || !isPrintable(url) ||
        url.find_first_of("?#\\@") != std::string_view::npos)
        return std::nullopt;
    const auto rest = url.substr(schemeEnd + 3);
    const auto host = hostOf(rest.substr(0, rest.find('/')));
    if (!host)
        return std::nullopt;
    return UrlParts{url.substr(0, schemeEnd), *host};
}

bool isIpv4(std::string_view text) {
    int parts = 0;
    while (true) {
        const auto part = text.substr(0, text.find('.'));
        int value = 0;
        std::from_chars(part.data(), part.data() + part.size(), value);
        if (!consistsOf(part, kDigits) || part.size() > 3 || value > 255 || (part.size() > 1 && part.front() == '0'))
            return false;
        ++parts;
        if (part.size() == text.size())
            return parts == 4;
        text.remove_prefix(part.size() + 1);
    }
}

bool isIpv6(std::string_view text) {
    const auto colons = std::count(text.begin(), text.end(), ':');
    return colons >= 2 && colons <= 7 && text.size() <= 45 &&
           text.find_first_not_of(":0123456789abcdefABCDEF.") == std::string_view::npos;
}

bool isLoopback(std::string_view host) {
    return host == "localhost" || host == "::1" || (isIpv4(host) && host.substr(0, 4) == "127.");
}

DatabaseUrl checkDatabaseUrl(std::string_view url) {
    constexpr std::string_view kFile = "sqlite:///";
    constexpr std::string_view kServer = "postgresql://";
    if (url == "sqlite:" || (url.starts_with(kFile) && url.size() > kFile.size()))
        return DatabaseUrl::Fine;
    if (!url.starts_with(kServer) || !isPrintable(url))
        return DatabaseUrl::Malformed;
    const auto rest = url.substr(kServer.size());
    const auto slash = rest.rfind('/');
    const auto at = rest.rfind('@', slash);
    if (slash == std::string_view::npos || at == std::string_view::npos)
        return DatabaseUrl::Malformed;
    const auto user = rest.substr(0, at);
    if (user.find(':') != std::string_view::npos)
        return DatabaseUrl::HasPassword;
    const bool isFine = consistsOf(user, kUserLetters) && hostOf(rest.substr(at + 1, slash - at - 1)) &&
                        consistsOf(rest.substr(slash + 1), kUserLetters);
    return isFine ? DatabaseUrl::Fine : DatabaseUrl::Malformed;
}

} // namespace kkachi::config
