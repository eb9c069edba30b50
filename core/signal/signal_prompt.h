// The two messages that ask a model for a signal, and the JSON schema of the answer.
#pragma once

#include "signal/question.h"

#include <string>
#include <string_view>

namespace kkachi::signal {

// Static instructions; first in the request, so that providers can cache them.
std::string_view systemPrompt();

// The facts of one question as `name: value` lines and a table of bars, prices in plain decimals, times in UTC.
std::string userPrompt(const Question& question);

// Strict JSON schema of the answer: reasoning, signal (Buy | Hold | Sell), confidence (0 to 1), all required.
std::string_view answerSchema();
inline constexpr std::string_view kAnswerSchemaName = "trading_signal";

} // namespace kkachi::signal
