// The body of a chat completion request, as far as the built-in analyst needs it, and the errors of that API.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace kkachi::simulator {

struct ChatRequest {
    std::string model;
    std::string question; // the text of the last user message
    std::size_t promptBytes = 0;
};

struct ChatError {
    int status = 400;
    std::string message;
    std::string type = "invalid_request_error";
    std::string param; // null when empty
    std::string code;  // null when empty
};

base::Result<ChatRequest, ChatError> readChat(std::string_view body);

// {"error":{"message","type","param","code"}}
http::Response chatError(const ChatError& error);

} // namespace kkachi::simulator
