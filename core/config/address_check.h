// Shapes of addresses, without resolving any name.
#pragma once

#include <optional>
#include <string_view>

namespace kkachi::config {

struct UrlParts {
    std::string_view scheme;
    std::string_view host; // IPv6 without its brackets
};

// scheme://host[:port][/path]. Nothing for user names, queries, fragments, spaces or odd letters in the host.
std::optional<UrlParts> splitUrl(std::string_view url);

bool isIpv4(std::string_view text); // four plain decimal numbers
bool isIpv6(std::string_view text); // letters and colons that could be one
// "localhost", 127.x.x.x or ::1.
bool isLoopback(std::string_view host);

enum class DatabaseUrl { Fine, HasPassword, Malformed };
DatabaseUrl checkDatabaseUrl(std::string_view url);

} // namespace kkachi::config
