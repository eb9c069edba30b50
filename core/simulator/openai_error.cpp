#include "simulator/openai_error.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"

#include <algorithm>

namespace kkachi::simulator {

OpenAiError invalidField(std::string message, std::string param, std::string code) {
    OpenAiError error;
    error.message = std::move(message);
    error.param = std::move(param);
    error.code = std::move(code);
    return error;
}

std::string errorBody(const OpenAiError& error) {
    const auto orNull = [](JsonText& json, std::string_view name, const std::string& text) {
        json.key(name);
        text.empty() ? json.value(nullptr) : json.value(text);
    };
    JsonText json;
    json.beginObject().key("error").beginObject().member("message", error.message).member("type", error.type);
    orNull(json, "param", error.param);
    orNull(json, "code", error.code);
    json.endObject().endObject();
    return json.take();
}

http::Response errorResponse(const OpenAiError& error) {
    http::Response response = jsonResponse(errorBody(error), error.status);
    if (error.retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
        response.headers.push_back({"retry-after", std::to_string(std::max<std::int64_t>(seconds, 1))});
        response.headers.push_back({"retry-after-ms", std::to_string(error.retryAfter->count())});
    }
    return response;
}

} // namespace kkachi::simulator
