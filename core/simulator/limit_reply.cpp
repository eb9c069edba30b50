#include "simulator/limit_reply.h"

#include "simulator/api_error.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace kkachi::simulator {

namespace {

constexpr std::array<std::pair<LimitForm, std::string_view>, 4> kForms{{
    {LimitForm::Plain, "plain"},
    {LimitForm::Json, "json"},
    {LimitForm::Html, "html"},
    {LimitForm::Empty, "empty"},
}};

http::Response reply(int status, const char* name, const std::string& text, LimitForm form, int retryAfter) {
    http::Response response;
    switch (form) {
    case LimitForm::Plain:
        response = http::textResponse(status, text);
        break;
    case LimitForm::Json:
        response = exchangeError({status, name, text});
        break;
    case LimitForm::Html:
        response = http::textResponse(status, "<html><body><h1>" + text + "</h1></body></html>");
        response.contentType = "text/html; charset=utf-8";
        break;
    case LimitForm::Empty:
        response = http::textResponse(status, {});
        break;
    }
    if (retryAfter > 0)
        response.headers.push_back({"Retry-After", std::to_string(retryAfter)});
    return response;
}

} // namespace

std::optional<LimitForm> parseLimitForm(std::string_view text) {
    for (const auto& [form, name] : kForms)
        if (name == text)
            return form;
    return std::nullopt;
}

std::string_view toString(LimitForm form) {
    for (const auto& [each, name] : kForms)
        if (each == form)
            return name;
    return {};
}

http::Response tooManyReply(LimitForm form, bool withRetryAfter) {
    return reply(429, "too_many_requests", "Too many API requests.", form, withRetryAfter ? 1 : 0);
}

http::Response bannedReply(LimitForm form, bool withRetryAfter, int seconds) {
    return reply(418, "banned", fmt::format("Banned for {} seconds.", seconds), form, withRetryAfter ? seconds : 0);
}

} // namespace kkachi::simulator
