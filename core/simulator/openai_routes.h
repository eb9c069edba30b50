// The OpenAI half: chat completions and responses answered by the built-in analyst, and the list of models.
#pragma once

#include "http/router.h"
#include "simulator/analyst_desk.h"
#include "simulator/openai_answers.h"
#include "simulator/openai_gate.h"
#include "simulator/simulator_clock.h"

#include <deque>
#include <string>
#include <utility>

namespace kkachi::simulator {

class OpenAiRoutes {
  public:
    OpenAiRoutes(const SimulatorClock& clock, OpenAiGate& gate, AnalystDesk& desk)
        : m_clock{clock}
        , m_gate{gate}
        , m_desk{desk} {}

    void addTo(http::Router& router);

  private:
    http::Response chat(const http::Request& request);
    http::Response respond(const http::Request& request);
    http::Response stored(const http::Request& request);
    http::Response forgetStored(const http::Request& request);
    http::Response countTokens(const http::Request& request) const;
    http::Response models() const;
    http::Response model(const http::Request& request) const;

    using Read = base::Result<AnalystRequest, OpenAiError>;
    // Charges, answers, and gives the reply to `write` to be put into its wire form.
    template <class Write>
    http::Response answer(const http::Request& http, const Read& request, const Write& write);
    AnswerStamp stamp(const char* prefix);

    const SimulatorClock& m_clock;
    OpenAiGate& m_gate;
    AnalystDesk& m_desk;
    std::deque<std::pair<std::string, std::string>> m_stored; // responses by id, the newest few hundred
};

} // namespace kkachi::simulator
