// A response as bytes.
#pragma once

#include "base/timestamp.h"
#include "http/message.h"

#include <string>

namespace kkachi::http {

// `withBody` is false for the answer to a HEAD: its length is told, its body is not sent.
std::string writeResponse(const Response& response, base::Timestamp now, bool keepAlive, bool withBody);

// "Sun, 22 Nov 2026 01:02:03 GMT", the form of the Date header.
std::string httpDate(base::Timestamp at);

} // namespace kkachi::http
