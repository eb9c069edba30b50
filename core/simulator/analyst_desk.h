// Answers requests of either form: by the rule over the prompt's own numbers, or as the script says.
#pragma once

#include "http/message.h"
#include "simulator/analyst_request.h"
#include "simulator/analyst_rule.h"
#include "simulator/analyst_script.h"
#include "simulator/openai_error.h"
#include "simulator/simulator_clock.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::simulator {

struct TokenUsage {
    std::int64_t prompt = 0;
    std::int64_t completion = 0; // with the reasoning
    std::int64_t reasoning = 0;
};

enum class Finish { Stop, Length, ContentFilter, Failed };

struct AnalystReply {
    std::optional<std::string> content;
    std::optional<std::string> refusal;
    Finish finish = Finish::Stop;
    TokenUsage usage;
};

// An answer or an error, and how long it takes.
struct AnalystOutcome {
    base::Result<AnalystReply, OpenAiError> reply;
    std::chrono::milliseconds delay{0};
};

class AnalystDesk {
  public:
    explicit AnalystDesk(const SimulatorClock& clock)
        : m_clock{clock} {}

    AnalystScript& script() { return m_script; }

    // `caller` keeps the rules of several clients apart.
    AnalystOutcome answer(const AnalystRequest& request, std::string_view caller);
    // Forgets what a caller was told so far.
    void forget(std::string_view caller);

  private:
    AnalystRule& ruleOf(std::string_view caller);
    AnalystReply replyFor(const AnalystRequest& request, const AnalystAnswer& answer) const;

    const SimulatorClock& m_clock;
    AnalystScript m_script;
    std::map<std::string, AnalystRule, std::less<>> m_rules;
};

// A rough count: four bytes a token.
std::int64_t tokensOf(std::size_t bytes);
// The first `bytes` of UTF-8 text, or a little less so that no letter is torn.
std::string_view firstBytes(std::string_view text, std::size_t bytes);

} // namespace kkachi::simulator
