// What every request of the OpenAI half passes: the key, the limits, and the headers that every answer carries.
#pragma once

#include "http/router.h"
#include "simulator/openai_error.h"
#include "simulator/openai_rates.h"
#include "simulator/simulator_clock.h"
#include "simulator/uuid_source.h"

#include <functional>
#include <optional>
#include <string>

namespace kkachi::simulator {

class OpenAiGate {
  public:
    // With an empty `key` any bearer key is accepted.
    OpenAiGate(const SimulatorClock& clock, std::string key, UuidSource ids)
        : m_clock{clock}
        , m_key{std::move(key)}
        , m_ids{std::move(ids)} {}

    // The handlers keep a reference to this gate.
    http::Handler guarded(http::Handler handler);
    OpenAiRates& rates() { return m_rates; }
    UuidSource& ids() { return m_ids; }

    // The key as it was sent, or an empty text.
    static std::string_view keyOf(const http::Request& request);
    // The limits of an inference; a refusal counts, too. The headers go into `headers`.
    std::optional<OpenAiError> charge(const http::Request& request, std::int64_t tokens,
                                      std::vector<http::Header>& headers);

  private:
    std::optional<OpenAiError> check(const http::Request& request) const;

    const SimulatorClock& m_clock;
    std::string m_key;
    UuidSource m_ids;
    OpenAiRates m_rates;
};

} // namespace kkachi::simulator
