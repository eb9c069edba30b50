// The model's text to an opinion. It is hostile input: bounded, strict in shape, ranges checked.
#pragma once

#include "base/result.h"
#include "signal/signal.h"

#include <string>
#include <string_view>

namespace kkachi::signal {

inline constexpr std::size_t kLongestAnswer = 64 * 1024;
inline constexpr std::size_t kLongestReasoning = 2000; // bytes kept of the reasoning text, cut at a character

struct Opinion {
    Action action = Action::Hold;
    double confidence = 0;
    std::string reasoning;
};

enum class ReplyProblem {
    TooLong,
    NotJson,
    NotAnObject,
    UnknownMember,
    MissingMember,
    WrongType,
    UnknownSignal,
    ConfidenceOutOfRange
};

// `text` must be one JSON object with exactly the members of answerSchema(). Duplicate members are refused.
base::Result<Opinion, ReplyProblem> parseReply(std::string_view text);

std::string_view toString(ReplyProblem problem);

} // namespace kkachi::signal
