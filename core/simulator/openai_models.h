// The models that the built-in analyst answers for, as OpenAI offered them in November 2026.
#pragma once

#include "base/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

struct OpenAiModel {
    const char* id;
    const char* efforts;      // those it accepts, separated by blanks; empty for a model that does not reason
    const char* shutdownDate; // "YYYY-MM-DD", null when none is announced
    std::int64_t created;     // seconds since 1970

    bool reasons() const { return *efforts != '\0'; }
    bool acceptsEffort(std::string_view effort) const;
    // What it does when the request does not say: medium, none for a model that does not reason.
    std::string_view defaultEffort() const { return reasons() ? "medium" : "none"; }
};

// All that are not shut down at that time.
std::vector<OpenAiModel> modelsAt(base::Timestamp now);
// Nothing for a model that is unknown or shut down.
std::optional<OpenAiModel> findModel(std::string_view id, base::Timestamp now);

// Tokens of hidden thinking that an answer with this effort costs here. Not OpenAI's figures: they only rise with the
// effort.
std::int64_t reasoningTokens(std::string_view effort);

std::string modelJson(const OpenAiModel& model);
std::string modelListJson(base::Timestamp now);

} // namespace kkachi::simulator
