// The request body of a Chat Completions question.
#pragma once

#include "signal/question.h"

#include <QByteArray>

#include <string_view>

namespace kkachi::signal::openai {

// Members a server may refuse by name (HTTP 400 with `param`); the question works without them.
struct OptionalFields {
    bool reasoningEffort = true;
    bool verbosity = true;
    bool store = true;
    bool maxCompletionTokens = true; // refused: the older `max_tokens` is sent in its place

    friend bool operator==(const OptionalFields&, const OptionalFields&) = default;

    // Takes out the member that `param` names; false when it names none that is left.
    bool drop(std::string_view param);
};

// What neither of two questions, asked at the same time, has seen refused.
OptionalFields inBoth(const OptionalFields& a, const OptionalFields& b);

QByteArray chatRequestBody(const Question& question, std::string_view model, const OptionalFields& fields);

} // namespace kkachi::signal::openai
