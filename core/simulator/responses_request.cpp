#include "simulator/analyst_request_fields.h"

#include <array>

namespace kkachi::simulator {

namespace {

constexpr std::int64_t kLeastCap = 16;
constexpr std::array kKnown{std::string_view{"background"},
                            std::string_view{"context_management"},
                            std::string_view{"conversation"},
                            std::string_view{"include"},
                            std::string_view{"input"},
                            std::string_view{"instructions"},
                            std::string_view{"max_output_tokens"},
                            std::string_view{"max_tool_calls"},
                            std::string_view{"metadata"},
                            std::string_view{"model"},
                            std::string_view{"parallel_tool_calls"},
                            std::string_view{"previous_response_id"},
                            std::string_view{"prompt"},
                            std::string_view{"prompt_cache_key"},
                            std::string_view{"prompt_cache_options"},
                            std::string_view{"prompt_cache_retention"},
                            std::string_view{"reasoning"},
                            std::string_view{"safety_identifier"},
                            std::string_view{"service_tier"},
                            std::string_view{"store"},
                            std::string_view{"stream"},
                            std::string_view{"stream_options"},
                            std::string_view{"temperature"},
                            std::string_view{"text"},
                            std::string_view{"tool_choice"},
                            std::string_view{"tools"},
                            std::string_view{"top_logprobs"},
                            std::string_view{"top_p"},
                            std::string_view{"truncation"},
                            std::string_view{"user"}};

Complaint readInput(const RequestFields& fields, bool& mentionsJson, AnalystRequest& request) {
    const auto input = fields.find("input");
    if (!input)
        return invalidField("Missing required parameter: 'input'.", "input", "missing_required_parameter");
    const std::string instructions = fields.textOr("instructions", {});
    request.promptBytes = instructions.size();
    mentionsJson = instructions.find("JSON") != std::string::npos || instructions.find("json") != std::string::npos;
    if (const auto sent = fields.find("instructions"))
        request.instructionsJson = simdjson::minify(*sent);
    else
        request.instructionsJson = "null";
    if (std::string_view text; input->get(text) == simdjson::SUCCESS) {
        request.question = std::string{text};
        request.promptBytes += text.size();
        mentionsJson |= text.find("JSON") != std::string_view::npos || text.find("json") != std::string_view::npos;
        return std::nullopt;
    }
    dom::array items;
    if (input->get(items) != simdjson::SUCCESS || items.size() == 0)
        return invalidField("Invalid type for 'input': expected a string or an array of items.", "input",
                            "invalid_type");
    return readMessages(items, "input", mentionsJson, request);
}

Complaint readText(const RequestFields& fields, bool mentionsJson, AnalystRequest& request) {
    request.formatJson = R"({"type":"text"})";
    const auto text = fields.find("text");
    dom::element format;
    if (!text || (*text)["format"].get(format) != simdjson::SUCCESS || format.is_null())
        return std::nullopt;
    const std::string_view type = valueOr(format["type"], std::string_view{});
    request.formatJson = simdjson::minify(format);
    if (auto complaint = readFormat(type, format, "text.format", request))
        return complaint;
    if (request.format.kind == AnswerFormat::Kind::JsonObject && !mentionsJson)
        return invalidField("Response input messages must contain the word 'json' in some form to use 'text.format' of "
                            "type 'json_object'.",
                            "input");
    return std::nullopt;
}

std::optional<dom::element> effortOf(const RequestFields& fields) {
    const auto reasoning = fields.find("reasoning");
    dom::element effort;
    if (!reasoning || (*reasoning)["effort"].get(effort) != simdjson::SUCCESS || effort.is_null())
        return std::nullopt;
    return effort;
}

Complaint readResponses(std::string_view body, base::Timestamp now, AnalystRequest& request) {
    RequestFields fields;
    if (auto complaint = fields.parse(body))
        return complaint;
    if (auto complaint = fields.refuseUnknown(kKnown))
        return complaint;
    bool mentionsJson = false;
    if (auto complaint = fields.readModel(now, request))
        return complaint;
    if (auto complaint = readInput(fields, mentionsJson, request))
        return complaint;
    if (auto complaint = readEffort(effortOf(fields), "reasoning.effort", now, request))
        return complaint;
    if (auto complaint = fields.checkSampling(now, request))
        return complaint;
    if (auto complaint = fields.readCap("max_output_tokens", kLeastCap, request))
        return complaint;
    if (auto complaint = readText(fields, mentionsJson, request))
        return complaint;
    if (fields.flag("background"))
        return invalidField("Background responses are not served here.", "background", "unsupported_value");
    request.streams = fields.flag("stream");
    request.isStored = !fields.find("store") || fields.flag("store");
    return fields.readMetadata(request);
}

} // namespace

base::Result<AnalystRequest, OpenAiError> readResponsesRequest(std::string_view body, base::Timestamp now) {
    AnalystRequest request;
    if (auto complaint = readResponses(body, now, request))
        return base::Unexpected{*std::move(complaint)};
    return request;
}

} // namespace kkachi::simulator
