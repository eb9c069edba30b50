#include "signal/openai/chat_request.h"

#include "signal/signal_prompt.h"

#include <fmt/format.h>

#include <iterator>
#include <string>

namespace kkachi::signal::openai {

namespace {

// Enough for two sentences and two numbers; a model that would think aloud is cut off rather than paid for.
constexpr int kTokenCap = 500;

std::string jsonString(std::string_view text) {
    std::string json{'"'};
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            json.append({'\\', c});
        else if (byte < 0x20)
            fmt::format_to(std::back_inserter(json), "\\u{:04x}", byte);
        else
            json += c;
    }
    return json + '"';
}

} // namespace

bool OptionalFields::drop(std::string_view param) {
    struct Row {
        std::string_view name;
        bool OptionalFields::*isSent;
    };
    for (const Row& row :
         {Row{"reasoning_effort", &OptionalFields::reasoningEffort}, Row{"verbosity", &OptionalFields::verbosity},
          Row{"store", &OptionalFields::store}, Row{"max_completion_tokens", &OptionalFields::maxCompletionTokens}}) {
        if (row.name != param)
            continue;
        const bool wasSent = this->*row.isSent;
        this->*row.isSent = false;
        return wasSent;
    }
    return false;
}

OptionalFields inBoth(const OptionalFields& a, const OptionalFields& b) {
    return {a.reasoningEffort && b.reasoningEffort, a.verbosity && b.verbosity, a.store && b.store,
            a.maxCompletionTokens && b.maxCompletionTokens};
}

// Written by hand, not through a JSON object: that would sort the members, and the order of the schema's members is the
// order in which the model answers.
QByteArray chatRequestBody(const Question& question, std::string_view model, const OptionalFields& fields) {
    std::string body = fmt::format(
        R"({{"model":{},"messages":[{{"role":"system","content":{}}},{{"role":"user","content":{}}}],)"
        R"("response_format":{{"type":"json_schema","json_schema":{{"name":{},"strict":true,"schema":{}}}}})",
        jsonString(model), jsonString(systemPrompt()), jsonString(userPrompt(question)), jsonString(kAnswerSchemaName),
        answerSchema());
    if (fields.reasoningEffort)
        body += R"(,"reasoning_effort":"none")";
    if (fields.verbosity)
        body += R"(,"verbosity":"low")";
    if (fields.store)
        body += R"(,"store":false)";
    fmt::format_to(std::back_inserter(body), R"(,"{}":{}}})",
                   fields.maxCompletionTokens ? "max_completion_tokens" : "max_tokens", kTokenCap);
    return QByteArray::fromStdString(body);
}

} // namespace kkachi::signal::openai
