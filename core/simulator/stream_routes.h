// The admin pages of the WebSockets: who listens to what, and bursts of trades for benchmarks.
#pragma once

#include "http/router.h"
#include "simulator/simulator_clock.h"
#include "simulator/trade_burst.h"
#include "simulator/websocket_sessions.h"

#include <functional>

namespace kkachi::simulator {

class StreamRoutes {
  public:
    using StartBurst = std::function<void(const TradeBurst&)>;

    // A new burst takes the place of one that is under way.
    StreamRoutes(const WebSocketSessions& sessions, const SimulatorClock& clock, const TradeBurst& burst,
                 StartBurst startBurst)
        : m_sessions{sessions}
        , m_clock{clock}
        , m_burst{burst}
        , m_startBurst{std::move(startBurst)} {}

    void addTo(http::Router& router);

    http::Response streams() const;
    http::Response burst() const;
    http::Response startBurst(const http::Request& request);

  private:
    const WebSocketSessions& m_sessions;
    const SimulatorClock& m_clock;
    const TradeBurst& m_burst;
    StartBurst m_startBurst;
};

} // namespace kkachi::simulator
