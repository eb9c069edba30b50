// Bytes to one HTTP/1.1 request (RFC 9112). Pure: it keeps no state and is asked again when more bytes have come.
// Whatever is ambiguous is refused, since a guess about where a request ends is how requests are smuggled.
#pragma once

#include "http/message.h"

#include <cstddef>
#include <string_view>
#include <variant>

namespace kkachi::http {

struct ParseLimits {
    std::size_t target = 8 * 1024;  // over it: 414
    std::size_t head = 32 * 1024;   // request line and headers together; over it: 431
    std::size_t headerCount = 100;  // over it: 431
    std::size_t body = 1024 * 1024; // after decoding; over it: 413
};

struct NeedsMore {
    bool awaitsContinue = false; // the head is complete and the client waits for "100 Continue"
    std::size_t wanted = 0;      // bytes of the whole request where the head tells; until then asking again is idle
};

struct Complete {
    Request request;
    std::size_t consumed = 0; // bytes of the request; what follows belongs to the next one
};

// Not a request that can be answered by a route; the connection ends after the answer.
struct Malformed {
    int status = 400;
};

using ParseResult = std::variant<NeedsMore, Complete, Malformed>;

ParseResult parseRequest(std::string_view bytes, const ParseLimits& limits);

// Bytes that a connection must be able to hold for the largest acceptable request.
std::size_t largestRequest(const ParseLimits& limits);

} // namespace kkachi::http
