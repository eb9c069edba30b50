// How the exchange says no.
#pragma once

#include "http/message.h"

#include <string>

namespace kkachi::simulator {

struct ApiError {
    int status = 400;
    std::string name;
    std::string message;
};

// {"error":{"name":"...","message":"..."}}
http::Response exchangeError(const ApiError& error);
// {"error":{"name":400,"message":"..."}}: quotation endpoints have a number for a name.
http::Response quotationError(int status, std::string_view message);

http::Response jsonResponse(std::string json, int status = 200);

} // namespace kkachi::simulator
