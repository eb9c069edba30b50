// One HTTP request as it was received, and one response as it is to be sent. Plain values; the sockets are elsewhere.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kkachi::http {

struct Header {
    std::string name; // as sent; compared without regard to case
    std::string value;
};

struct Request {
    std::string method; // upper case
    std::string path;   // percent-encoded, as sent, without the query
    std::string query;  // percent-encoded, as sent, without the question mark
    std::vector<Header> headers;
    std::string body;
    bool isHttp10 = false;

    // The first header of that name, nothing when there is none.
    std::optional<std::string_view> findHeader(std::string_view name) const;
    // Whether a comma-separated header names the token ("Connection: keep-alive, Upgrade").
    bool headerNames(std::string_view name, std::string_view token) const;
    bool wantsKeepAlive() const;
    bool isWebSocketUpgrade() const;
};

// How the connection treats a finished response. All but Send are for fault injection.
enum class Delivery {
    Send,
    Discard,  // the connection is closed without a byte of it
    Withhold, // nothing is sent and the connection stays open until its idle deadline
    Truncate, // half of the bytes, then the connection is closed
    Stall,    // half of the bytes, and the connection stays open until its idle deadline
};

struct Response {
    int status = 200;
    std::string contentType = "application/json; charset=utf-8";
    std::vector<Header> headers; // beside Content-Type, Content-Length, Date and Connection
    std::string body;
    bool closeAfter = false;
    bool isCompressible = false; // whoever answers may send the body as gzip to a client that accepts it
    Delivery delivery = Delivery::Send;
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds dateOffset{0}; // what the Date header is ahead of the clock
};

Response textResponse(int status, std::string text);
std::string_view reasonPhrase(int status);

// ASCII only, as HTTP compares its names.
bool equalIgnoringCase(std::string_view a, std::string_view b);

} // namespace kkachi::http
