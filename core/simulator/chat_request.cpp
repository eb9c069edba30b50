#include "simulator/analyst_request_fields.h"

#include <array>

namespace kkachi::simulator {

namespace {

constexpr std::array kKnown{std::string_view{"audio"},
                            std::string_view{"frequency_penalty"},
                            std::string_view{"function_call"},
                            std::string_view{"functions"},
                            std::string_view{"logit_bias"},
                            std::string_view{"logprobs"},
                            std::string_view{"max_completion_tokens"},
                            std::string_view{"max_tokens"},
                            std::string_view{"messages"},
                            std::string_view{"metadata"},
                            std::string_view{"modalities"},
                            std::string_view{"model"},
                            std::string_view{"n"},
                            std::string_view{"parallel_tool_calls"},
                            std::string_view{"prediction"},
                            std::string_view{"presence_penalty"},
                            std::string_view{"prompt_cache_key"},
                            std::string_view{"prompt_cache_options"},
                            std::string_view{"prompt_cache_retention"},
                            std::string_view{"reasoning_effort"},
                            std::string_view{"response_format"},
                            std::string_view{"safety_identifier"},
                            std::string_view{"seed"},
                            std::string_view{"service_tier"},
                            std::string_view{"stop"},
                            std::string_view{"store"},
                            std::string_view{"stream"},
                            std::string_view{"stream_options"},
                            std::string_view{"temperature"},
                            std::string_view{"tool_choice"},
                            std::string_view{"tools"},
                            std::string_view{"top_logprobs"},
                            std::string_view{"top_p"},
                            std::string_view{"user"},
                            std::string_view{"verbosity"},
                            std::string_view{"web_search_options"}};

Complaint readCap(const RequestFields& fields, AnalystRequest& request) {
    if (fields.find("max_tokens") && request.model.front() == 'o')
        return invalidField("Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                            "'max_completion_tokens' instead.",
                            "max_tokens", "unsupported_parameter");
    if (auto complaint = fields.readCap("max_tokens", 1, request))
        return complaint;
    return fields.readCap("max_completion_tokens", 1, request);
}

Complaint readChatFormat(const RequestFields& fields, bool mentionsJson, AnalystRequest& request) {
    const auto format = fields.find("response_format");
    if (!format)
        return std::nullopt;
    const std::string_view type = valueOr((*format)["type"], std::string_view{});
    dom::element holder;
    const bool hasHolder = (*format)["json_schema"].get(holder) == simdjson::SUCCESS;
    if (auto complaint = readFormat(type, hasHolder ? std::optional{holder} : std::nullopt, "response_format", request))
        return complaint;
    if (request.format.kind == AnswerFormat::Kind::JsonObject && !mentionsJson)
        return invalidField("'messages' must contain the word 'json' in some form, to use 'response_format' of type "
                            "'json_object'.",
                            "messages");
    return std::nullopt;
}

Complaint readChoices(const RequestFields& fields, AnalystRequest& request) {
    const auto wanted = fields.find("n");
    std::int64_t count = 1;
    if (wanted && (wanted->get(count) != simdjson::SUCCESS || count < 1 || count > 128))
        return invalidField("Invalid 'n': expected an integer from 1 to 128.", "n");
    request.choices = static_cast<int>(count);
    return std::nullopt;
}

Complaint readChat(std::string_view body, base::Timestamp now, AnalystRequest& request) {
    RequestFields fields;
    if (auto complaint = fields.parse(body))
        return complaint;
    if (fields.textOr("model", {}).empty())
        return invalidField("you must provide a model parameter", "model");
    dom::array messages;
    const auto sent = fields.find("messages");
    if (!sent || sent->get(messages) != simdjson::SUCCESS || messages.size() == 0)
        return invalidField("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
    bool mentionsJson = false;
    if (auto complaint = fields.refuseUnknown(kKnown))
        return complaint;
    if (auto complaint = fields.readModel(now, request))
        return complaint;
    if (auto complaint = readMessages(messages, "messages", mentionsJson, request))
        return complaint;
    if (auto complaint = readEffort(fields.find("reasoning_effort"), "reasoning_effort", now, request))
        return complaint;
    if (auto complaint = fields.checkSampling(now, request))
        return complaint;
    if (auto complaint = readCap(fields, request))
        return complaint;
    if (auto complaint = readChatFormat(fields, mentionsJson, request))
        return complaint;
    if (auto complaint = readChoices(fields, request))
        return complaint;
    request.streams = fields.flag("stream");
    if (const auto options = fields.find("stream_options"))
        request.streamsUsage = valueOr((*options)["include_usage"], false);
    return fields.readMetadata(request);
}

} // namespace

base::Result<AnalystRequest, OpenAiError> readChatRequest(std::string_view body, base::Timestamp now) {
    AnalystRequest request;
    if (auto complaint = readChat(body, now, request))
        return base::Unexpected{*std::move(complaint)};
    return request;
}

} // namespace kkachi::simulator
