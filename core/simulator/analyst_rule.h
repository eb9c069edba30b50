// The built-in analyst: a simple, documented rule over the numbers of the prompt. It shows the whole way of a signal;
// it knows no secret.
//
// First round trip (so that a newcomer sees one): without a position it says Buy as soon as the last closes do not
// fall, at latest on its second question; with one it says Sell as soon as the position gains or the closes fall, at
// latest on the second question that tells of it; whoever starts with a position sees the Sell first. Asked every five
// seconds that is a Buy and a Sell within twenty-five seconds. Afterwards it is calm: it waits ten answers, then buys
// when the short average of the closes is above the long one (at latest after twenty), and holds ten answers before it
// sells on the mirror (at latest after twenty-four), so that the fees of a day stay far below the daily loss limit. A
// long silence, by the rhythm of the questions, starts it afresh.
#pragma once

#include "simulator/analyst_words.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

// What the analyst reads out of a user message: "name: value" lines and a table whose header names `close`.
struct PromptFacts {
    std::optional<double> price;
    bool holding = false;
    double unrealisedPct = 0;
    std::vector<double> closes; // oldest first
    bool wantsKorean = false;   // `answer_language: Korean`
};

PromptFacts readPrompt(std::string_view text);

struct AnalystAnswer {
    std::string signal; // "Buy", "Hold", "Sell"
    double confidence = 0;
    std::string reasoning;
};

class AnalystRule {
  public:
    // `now` is wall time since any fixed start.
    AnalystAnswer answer(const PromptFacts& facts, std::chrono::milliseconds now);

  private:
    // Precondition: the facts name a price.
    static AnalystFigures figuresOf(const PromptFacts& facts);
    void notice(const PromptFacts& facts, std::chrono::milliseconds now);
    AnalystAnswer answerFlat(const AnalystFigures& figures, const AnalystWords& words);
    AnalystAnswer answerHolding(const AnalystFigures& figures, const AnalystWords& words);

    bool m_roundTripDone = false;
    bool m_saidBuy = false;
    bool m_saidSell = false;
    bool m_wasHolding = false;
    int m_answersInState = 0; // since the position came or went
    std::optional<std::chrono::milliseconds> m_askedAt;
    std::chrono::milliseconds m_rhythm{0};
};

} // namespace kkachi::simulator
