// What the analyst is told to do instead of answering by its rule: steps that are used up in the order they were given.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

enum class StepKind {
    Answer,            // `signal`, `confidence`, `reasoning` instead of the rule's
    Refusal,           // declines, with `text`
    CutOff,            // half of the answer, finish reason "length"
    ContentFilter,     // nothing, finish reason "content_filter"
    Empty,             // the cap was spent on thinking: no answer, finish reason "length"
    Garbage,           // `text` that is no JSON
    WrongSchema,       // JSON, but of another shape
    Slow,              // the rule's answer, `ms` later
    Failed,            // Responses: status "failed" with error code server_error; Chat: 500
    InsufficientQuota, // 429, no Retry-After
    RateLimit,         // 429 with Retry-After of `ms`
    Error,             // `status` with `text` and `code`
};

struct ScriptStep {
    StepKind kind = StepKind::Answer;
    std::int64_t left = 1; // requests that it is for; -1 is for ever
    std::chrono::milliseconds delay{0};
    int status = 500;
    std::string text;
    std::string code;
    std::string signal = "Hold";
    double confidence = 0.5;
    std::string reasoning = "As scripted.";
};

class AnalystScript {
  public:
    // Replaces the steps by those of a JSON array [{"kind","count","ms","status","text","code","signal","confidence",
    // "reasoning"}, ...]; an empty one ends the script. The error names the member that is wrong and what is allowed.
    base::Result<base::Done, std::string> set(std::string_view jsonArray);
    // The same from the command line: JSON, or words such as "refusal*2,slow=3000,error=503,insufficient_quota".
    base::Result<base::Done, std::string> setFromCommandLine(std::string_view spec);

    // The step for the next request; nothing when it is to be answered by the rule.
    std::optional<ScriptStep> take();
    std::string toJson() const;

  private:
    std::deque<ScriptStep> m_steps;
};

} // namespace kkachi::simulator
