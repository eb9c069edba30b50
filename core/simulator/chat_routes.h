// The OpenAI half: chat completions answered by the built-in analyst, and the list of models.
#pragma once

#include "http/router.h"
#include "simulator/analyst_rule.h"
#include "simulator/simulator_clock.h"
#include "simulator/uuid_source.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kkachi::simulator {

class ChatRoutes {
  public:
    // With an empty `key` any bearer key is accepted.
    ChatRoutes(const SimulatorClock& clock, std::string key, std::uint64_t seed)
        : m_clock{clock}
        , m_key{std::move(key)}
        , m_ids{mix(seed ^ 0x43484154U)} {}

    void addTo(http::Router& router);

    http::Response complete(const http::Request& request);
    http::Response models(const http::Request& request) const;
    http::Response model(const http::Request& request) const;

  private:
    std::optional<http::Response> checkKey(const http::Request& request) const;
    AnalystRule& analystOf(std::string_view key);

    const SimulatorClock& m_clock;
    std::string m_key;
    UuidSource m_ids;
    std::map<std::string, AnalystRule, std::less<>> m_analysts; // by key: clients do not disturb one another
};

} // namespace kkachi::simulator
