// What every request of the exchange passes before its route: the limit of its group, and for private ones the token.
#pragma once

#include "http/query_string.h"
#include "http/router.h"
#include "simulator/api_error.h"
#include "simulator/body_members.h"
#include "simulator/fault_plan.h"
#include "simulator/jwt_verifier.h"
#include "simulator/rate_groups.h"
#include "simulator/simulator_clock.h"
#include "simulator/switches.h"

#include <functional>

namespace kkachi::simulator {

// Parameters of a request, from the query or from the JSON body, decoded and in order.
using Call = http::QueryString;
using CallHandler = std::function<http::Response(const Call&)>;

class ApiGate {
  public:
    ApiGate(const SimulatorClock& clock, RateGroups& rates, JwtVerifier& verifier, const Switches& switches)
        : m_clock{clock}
        , m_rates{rates}
        , m_verifier{verifier}
        , m_switches{switches} {}

    // The handlers keep a reference to this gate.
    http::Handler quotation(RateGroup group, CallHandler handler);
    http::Handler exchange(RateGroup group, Right right, CallHandler handler);
    // What the key may do, for the requests that follow.
    void setKey(const KeyCondition& key) { m_key = key; }
    const KeyCondition& key() const { return m_key; }
    // The limit and the token of a WebSocket upgrade; nothing when it may pass.
    std::optional<http::Response> checkUpgrade(const http::Request& request, bool isPrivate);

  private:
    http::Response enter(const http::Request& request, Right right, const CallHandler& handler);
    std::optional<http::Response> checkKey(Right right) const;
    TokenRules tokenRules(NonceRule nonce) const;
    Grant take(RateGroup group);
    http::Response refusal(const Grant& grant) const;
    // What was hashed for a body, by the switch on nulls.
    std::string hashedText(const http::Request& request, const Members& members) const;
    http::Response limited(RateGroup group, const std::function<http::Response()>& inside);

    const SimulatorClock& m_clock;
    RateGroups& m_rates;
    JwtVerifier& m_verifier;
    const Switches& m_switches;
    KeyCondition m_key;
};

} // namespace kkachi::simulator
