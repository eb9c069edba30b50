#include "simulator/analyst_request_fields.h"

#include "simulator/answer_schema.h"
#include "simulator/openai_models.h"

#include <algorithm>
#include <cctype>

namespace kkachi::simulator {

namespace {

bool isSchemaName(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-';
    });
}

bool mentions(std::string text, std::string_view word) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text.find(word) != std::string::npos;
}

std::string quoted(std::string_view text) {
    return "'" + std::string{text} + "'";
}

} // namespace

Complaint RequestFields::parse(std::string_view body) {
    dom::element root;
    if (m_parser.parse(simdjson::padded_string{body}).get(root) != simdjson::SUCCESS ||
        root.get(m_object) != simdjson::SUCCESS)
        return invalidField("We could not parse the JSON body of your request. (HINT: This likely means you aren't "
                            "using your HTTP library correctly. The OpenAI API expects a JSON payload.)",
                            {});
    return std::nullopt;
}

std::optional<dom::element> RequestFields::find(std::string_view name) const {
    dom::element element;
    if (m_object[name].get(element) != simdjson::SUCCESS || element.is_null())
        return std::nullopt;
    return element;
}

std::string RequestFields::textOr(std::string_view name, std::string_view fallback) const {
    std::string_view text = fallback;
    if (const auto element = find(name); element && element->get(text) != simdjson::SUCCESS)
        text = fallback;
    return std::string{text};
}

bool RequestFields::flag(std::string_view name) const {
    const auto element = find(name);
    return element && valueOr(*element, false);
}

Complaint RequestFields::refuseUnknown(std::span<const std::string_view> known) const {
    for (const auto& [name, value] : m_object)
        if (std::find(known.begin(), known.end(), name) == known.end())
            return invalidField("Unknown parameter: " + quoted(name) + ".", std::string{name}, "unknown_parameter");
    return std::nullopt;
}

Complaint RequestFields::readCap(std::string_view name, std::int64_t least, AnalystRequest& request) const {
    const auto element = find(name);
    if (!element)
        return std::nullopt;
    std::int64_t cap = 0;
    if (element->get(cap) != simdjson::SUCCESS)
        return invalidField("Invalid type for " + quoted(name) + ": expected an integer.", std::string{name},
                            "invalid_type");
    if (cap < least)
        return invalidField("Invalid " + quoted(name) + ": integer below minimum value. Expected a value >= " +
                                std::to_string(least) + ", but got " + std::to_string(cap) + " instead.",
                            std::string{name}, "integer_below_min_value");
    request.mostTokens = cap;
    return std::nullopt;
}

Complaint RequestFields::readModel(base::Timestamp now, AnalystRequest& request) const {
    request.model = textOr("model", {});
    if (request.model.empty())
        return invalidField("you must provide a model parameter", "model");
    if (!findModel(request.model, now))
        return unknownModel(request.model);
    return std::nullopt;
}

Complaint RequestFields::readMetadata(AnalystRequest& request) const {
    const auto element = find("metadata");
    if (!element)
        return std::nullopt;
    dom::object pairs;
    if (element->get(pairs) != simdjson::SUCCESS)
        return invalidField("Invalid type for 'metadata': expected an object.", "metadata", "invalid_type");
    if (pairs.size() > 16)
        return invalidField("Invalid 'metadata': too many properties. Expected at most 16.", "metadata");
    for (const auto& [key, value] : pairs) {
        std::string_view text;
        if (key.size() > 64 || value.get(text) != simdjson::SUCCESS || text.size() > 512)
            return invalidField("Invalid 'metadata." + std::string{key} + "': expected a string of at most 512.",
                                "metadata." + std::string{key});
    }
    request.metadataJson = simdjson::minify(*element);
    return std::nullopt;
}

Complaint RequestFields::checkSampling(base::Timestamp now, const AnalystRequest& request) const {
    const auto model = findModel(request.model, now);
    if (!model || !model->reasons() || request.effort == "none")
        return std::nullopt;
    for (const char* name : {"temperature", "top_p"}) {
        const auto element = find(name);
        double value = 1;
        if (element && (element->get(value) != simdjson::SUCCESS || value != 1))
            return invalidField("Unsupported value: " + quoted(name) + " does not support " +
                                    std::string{simdjson::minify(*element)} +
                                    " with this model. Only the default (1) value is supported.",
                                name, "unsupported_value");
    }
    return std::nullopt;
}

Complaint readEffort(std::optional<dom::element> effort, const char* param, base::Timestamp now,
                     AnalystRequest& request) {
    const auto model = findModel(request.model, now);
    request.effort = model ? std::string{model->defaultEffort()} : "none";
    if (!effort)
        return std::nullopt;
    std::string_view wanted;
    if (effort->get(wanted) != simdjson::SUCCESS)
        return invalidField("Invalid type for " + quoted(param) + ": expected a string.", param, "invalid_type");
    if (model && !model->reasons())
        return invalidField("Unsupported parameter: " + quoted(param) + " is not supported with this model.", param,
                            "unsupported_parameter");
    if (model && !model->acceptsEffort(wanted))
        return invalidField("Unsupported value: " + quoted(param) + " does not support " + quoted(wanted) +
                                " with this model. Supported values are: " + quoted(model->efforts) + ".",
                            param, "unsupported_value");
    request.effort = std::string{wanted};
    return std::nullopt;
}

Complaint readFormat(std::string_view type, std::optional<dom::element> schemaHolder, const char* param,
                     AnalystRequest& request) {
    if (type == "text")
        return std::nullopt;
    if (type == "json_object") {
        request.format.kind = AnswerFormat::Kind::JsonObject;
        return std::nullopt;
    }
    if (type != "json_schema")
        return invalidField("Invalid value: " + quoted(type) +
                                ". Supported values are: 'json_object', 'json_schema', and 'text'.",
                            std::string{param} + ".type", "invalid_value");
    dom::object holder;
    if (!schemaHolder || schemaHolder->get(holder) != simdjson::SUCCESS)
        return invalidField("Missing required parameter: '" + std::string{param} + ".json_schema'.",
                            std::string{param} + ".json_schema", "missing_required_parameter");
    const std::string_view name = valueOr(holder["name"], std::string_view{});
    if (!isSchemaName(name))
        return invalidField("Invalid '" + std::string{param} +
                                ".name': string does not match pattern. Expected a string that matches the pattern "
                                "'^[a-zA-Z0-9_-]+$', at most 64 characters.",
                            std::string{param} + ".name", "invalid_value");
    request.format.kind = AnswerFormat::Kind::JsonSchema;
    request.format.name = std::string{name};
    request.format.isStrict = valueOr(holder["strict"], false);
    if (dom::element schema; holder["schema"].get(schema) == simdjson::SUCCESS)
        request.format.schema = simdjson::minify(schema);
    if (!request.format.isStrict)
        return std::nullopt;
    if (const auto problem = strictSchemaProblem(request.format.schema))
        return invalidField("Invalid schema for response_format " + quoted(name) + ": " + *problem, param);
    return std::nullopt;
}

std::string contentText(const dom::element& content) {
    if (std::string_view text; content.get(text) == simdjson::SUCCESS)
        return std::string{text};
    std::string whole;
    if (dom::array parts; content.get(parts) == simdjson::SUCCESS)
        for (const dom::element part : parts)
            if (std::string_view text; part["text"].get(text) == simdjson::SUCCESS)
                whole += text;
    return whole;
}

Complaint readMessages(const dom::array& messages, const char* param, bool& mentionsJson, AnalystRequest& request) {
    for (const dom::element message : messages) {
        dom::object item;
        if (message.get(item) != simdjson::SUCCESS)
            return invalidField("Invalid type for '" + std::string{param} + "[0]': expected an object.", param,
                                "invalid_type");
        dom::element content;
        if (item["content"].get(content) != simdjson::SUCCESS)
            continue;
        const std::string text = contentText(content);
        request.promptBytes += text.size();
        mentionsJson |= mentions(text, "json");
        if (std::string_view role; item["role"].get(role) == simdjson::SUCCESS && role == "user")
            request.question = text;
    }
    return std::nullopt;
}

OpenAiError unknownModel(std::string_view model) {
    OpenAiError error =
        invalidField("The model `" + std::string{model} + "` does not exist or you do not have access to it.", "model",
                     "model_not_found");
    error.status = 404;
    return error;
}

} // namespace kkachi::simulator
