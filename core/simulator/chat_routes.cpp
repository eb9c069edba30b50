#include "simulator/chat_routes.h"

#include "simulator/api_error.h"
#include "simulator/chat_request.h"
#include "simulator/json_text.h"

#include <algorithm>
#include <array>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostAnalysts = 64;
constexpr std::int64_t kModelsSince = 1'790'000'000;
constexpr std::array kModels{"gpt-6-luna", "gpt-6-sol", "gpt-6.1-terra", "gpt-6.1-sol", "gpt-5.6-luna"};
// Shut down at OpenAI since 2026-10-23.
constexpr std::array kRetired{"gpt-4", "gpt-4-turbo", "gpt-3.5-turbo", "gpt-4.1-nano", "gpt-4o-2024-05-13",
                              "o1",    "o3-mini",     "o4-mini"};

constexpr std::string_view kScheme = "Bearer ";

std::int64_t tokensOf(std::size_t bytes) {
    return static_cast<std::int64_t>(bytes / 4 + 1);
}

std::string answerJson(const AnalystAnswer& answer) {
    JsonText json;
    json.beginObject().member("reasoning", answer.reasoning).member("signal", answer.signal);
    json.member("confidence", answer.confidence).endObject();
    return json.take();
}

void writeUsage(JsonText& json, std::int64_t prompt, std::int64_t completion) {
    json.key("usage").beginObject().member("prompt_tokens", prompt).member("completion_tokens", completion);
    json.member("total_tokens", prompt + completion);
    json.key("prompt_tokens_details").beginObject().member("cached_tokens", 0).member("cache_write_tokens", 0);
    json.member("audio_tokens", 0).endObject();
    json.key("completion_tokens_details").beginObject().member("reasoning_tokens", 0).member("audio_tokens", 0);
    json.member("accepted_prediction_tokens", 0).member("rejected_prediction_tokens", 0).endObject();
    json.endObject();
}

void writeModel(JsonText& json, std::string_view id) {
    json.beginObject().member("id", id).member("object", "model").member("created", kModelsSince);
    json.member("owned_by", "kkachi-simulator").member("shutdown_date", nullptr).endObject();
}

http::Response unknownModel(std::string_view model) {
    return chatError({404, "The model `" + std::string{model} + "` does not exist or you do not have access to it.",
                      "invalid_request_error", "model", "model_not_found"});
}

} // namespace

void ChatRoutes::addTo(http::Router& router) {
    router.add("POST", "/v1/chat/completions", [this](const http::Request& request) { return complete(request); });
    router.add("GET", "/v1/models", [this](const http::Request& request) { return models(request); });
    router.add("GET", "/v1/models/*", [this](const http::Request& request) { return model(request); });
}

std::optional<http::Response> ChatRoutes::checkKey(const http::Request& request) const {
    const std::string_view header = request.findHeader("Authorization").value_or("");
    const bool hasKey = header.substr(0, kScheme.size()) == kScheme && header.size() > kScheme.size();
    if (hasKey && (m_key.empty() || header.substr(kScheme.size()) == m_key))
        return std::nullopt;
    return chatError({401,
                      hasKey ? "Incorrect API key provided." : "You didn't provide an API key.",
                      "invalid_request_error",
                      {},
                      "invalid_api_key"});
}

AnalystRule& ChatRoutes::analystOf(std::string_view key) {
    if (m_analysts.size() >= kMostAnalysts && m_analysts.find(key) == m_analysts.end())
        m_analysts.clear();
    return m_analysts[std::string{key}];
}

http::Response ChatRoutes::complete(const http::Request& request) {
    if (const auto refused = checkKey(request))
        return *refused;
    const auto chat = readChat(request.body);
    if (!chat)
        return chatError(chat.error());
    if (std::find(kRetired.begin(), kRetired.end(), chat->model) != kRetired.end())
        return unknownModel(chat->model);
    const auto now = m_clock.sinceStart();
    AnalystRule& analyst = analystOf(request.findHeader("Authorization").value_or(""));
    const std::string content = answerJson(analyst.answer(readPrompt(chat->question), now));
    JsonText json;
    json.beginObject().member("id", "chatcmpl-" + m_ids.next()).member("object", "chat.completion");
    json.member("created", base::toEpochMs(m_clock.now()) / 1000).member("model", chat->model);
    json.key("choices").beginArray().beginObject().member("index", 0).member("finish_reason", "stop");
    json.member("logprobs", nullptr).key("message").beginObject().member("role", "assistant");
    json.member("content", content).member("refusal", nullptr).key("annotations").beginArray().endArray();
    json.endObject().endObject().endArray();
    writeUsage(json, tokensOf(chat->promptBytes), tokensOf(content.size()));
    json.member("service_tier", "default").endObject();
    http::Response response = jsonResponse(json.take());
    response.headers.push_back({"x-request-id", "req_" + m_ids.next()});
    response.headers.push_back({"openai-version", "2020-10-01"});
    response.headers.push_back({"openai-processing-ms", std::to_string((m_clock.sinceStart() - now).count() + 1)});
    return response;
}

http::Response ChatRoutes::models(const http::Request& request) const {
    if (const auto refused = checkKey(request))
        return *refused;
    JsonText json;
    json.beginObject().member("object", "list").key("data").beginArray();
    for (const char* id : kModels)
        writeModel(json, id);
    json.endArray().endObject();
    return jsonResponse(json.take());
}

http::Response ChatRoutes::model(const http::Request& request) const {
    if (const auto refused = checkKey(request))
        return *refused;
    const std::string id = http::splitPath(request.path).back();
    if (std::find(kModels.begin(), kModels.end(), id) == kModels.end())
        return unknownModel(id);
    JsonText json;
    writeModel(json, id);
    return jsonResponse(json.take());
}

} // namespace kkachi::simulator
