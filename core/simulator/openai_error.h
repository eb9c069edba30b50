// How OpenAI's API says no.
#pragma once

#include "http/message.h"

#include <chrono>
#include <optional>
#include <string>

namespace kkachi::simulator {

struct OpenAiError {
    int status = 400;
    std::string message;
    std::string type = "invalid_request_error";
    std::string param; // null when empty
    std::string code;  // null when empty
    // Sent as Retry-After where the server has computed a wait; absent where a person must act.
    std::optional<std::chrono::milliseconds> retryAfter;
};

// A field that is missing, of the wrong type, or not supported.
OpenAiError invalidField(std::string message, std::string param, std::string code = {});

// {"error":{"message","type","param","code"}}
std::string errorBody(const OpenAiError& error);
http::Response errorResponse(const OpenAiError& error);

} // namespace kkachi::simulator
