// What goes wrong on purpose, and where. Faults are set while the simulator runs; which of the matching requests they
// hit is drawn from the seed.
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "simulator/random.h"

#include <QRegularExpression>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

enum class FaultKind {
    Latency,           // the answer comes `ms` later
    Error,             // `status` (and error name) instead of an answer; the request is not carried out
    Drop,              // the connection is closed, the request is not carried out
    AcceptThenDrop,    // carried out, and the connection closed without an answer
    AcceptThenTimeout, // carried out, and never answered
    Truncate,          // carried out, half of the answer arrives
    Malformed,         // carried out, the answer is no JSON
};

struct Fault {
    FaultKind kind = FaultKind::Latency;
    QRegularExpression endpoint; // searched in "POST /v1/orders", or "public" and "private" for the WebSockets
    double probability = 1;
    std::int64_t left = -1; // hits until it is used up; -1 is for ever
    std::chrono::milliseconds delay{0};
    int status = 500;
    std::string name;
};

// What the faults make of one request.
struct FaultEffect {
    std::chrono::milliseconds delay{0};
    bool isCarriedOut = true;
    std::optional<http::Response> instead; // of the route's answer
    http::Delivery delivery = http::Delivery::Send;
    bool isMalformed = false;
};

class FaultPlan {
  public:
    explicit FaultPlan(std::uint64_t seed)
        : m_random{mix(seed ^ 0x4641554cU)} {}

    // Adds the fault that a JSON object describes: {"kind", "endpoint", "probability", "count", "ms", "status",
    // "name"}. Nothing of it is used when it is refused; the text says which member is wrong.
    base::Result<base::Done, std::string> add(std::string_view json);
    void clear() { m_faults.clear(); }

    FaultEffect effectOn(std::string_view endpoint);
    // Whether a Drop hits a WebSocket "public" or "private" now.
    bool dropsSocket(std::string_view which);

    std::string toJson() const;

  private:
    bool hits(Fault& fault, std::string_view endpoint);

    Random m_random;
    std::vector<Fault> m_faults;
};

} // namespace kkachi::simulator
