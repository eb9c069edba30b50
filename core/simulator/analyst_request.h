// What both request forms of OpenAI's API, chat completions and responses, have in common, and how each is read.
#pragma once

#include "base/result.h"
#include "base/timestamp.h"
#include "simulator/openai_error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::simulator {

struct AnswerFormat {
    enum class Kind { Text, JsonObject, JsonSchema } kind = Kind::Text;
    std::string name;
    std::string schema; // JSON text, keys in the client's order
    bool isStrict = false;
};

struct AnalystRequest {
    std::string model;
    std::string question; // the text of the last user message
    std::size_t promptBytes = 0;
    AnswerFormat format;
    std::string formatJson; // as it was sent, "null" when absent
    std::optional<std::int64_t> mostTokens;
    std::string effort; // never empty: the model's default when the request names none
    bool streams = false;
    bool streamsUsage = false;
    int choices = 1;
    bool isStored = true;         // Responses only
    std::string instructionsJson; // Responses only; "null" when absent
    std::string metadataJson = "{}";
};

// Everything that OpenAI would refuse is refused with its error. `now` decides which models are shut down.
base::Result<AnalystRequest, OpenAiError> readChatRequest(std::string_view body, base::Timestamp now);
base::Result<AnalystRequest, OpenAiError> readResponsesRequest(std::string_view body, base::Timestamp now);

// The 404 of a model that is unknown or shut down.
OpenAiError unknownModel(std::string_view model);

} // namespace kkachi::simulator
