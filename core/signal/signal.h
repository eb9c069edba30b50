// The analyst's opinion. It may suggest a side; it never sizes, and risk decides.
#pragma once

#include "base/timestamp.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kkachi::signal {

enum class Action { Buy, Hold, Sell };

// Who answered.
enum class Source { Gpt, Rules, Replay };

struct Signal {
    std::int64_t id = 0;     // given when the question is asked, before any answer
    base::Timestamp askedAt; // Kkachi's clock
    base::Timestamp at;      // when the answer was there
    Action action = Action::Hold;
    std::optional<double> confidence; // 0 to 1; none when the answer was missing, late or invalid
    std::string reasoning;
    Source source = Source::Gpt;
    std::string model;                   // model or strategy name
    std::string rawResponse;             // what came, to the byte; the rule's inputs as JSON for Rules
    std::chrono::milliseconds latency{}; // wall time from question to answer
    std::string problem; // why the answer is no opinion: "timeout", "refusal", ...; empty for a usable answer
};

std::string_view toString(Action action); // "Buy", "Hold", "Sell"
std::string_view toString(Source source); // "gpt", "rules", "replay"
std::optional<Action> parseAction(std::string_view text);

// The Hold that stands for an answer that did not come or cannot be used.
Signal holdBecause(std::int64_t id, base::Timestamp askedAt, base::Timestamp at, std::string problem,
                   std::string rawResponse);

} // namespace kkachi::signal
