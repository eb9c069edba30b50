// The faults that are set now, and what they make of a request or of a frame. Faults are set while the simulator runs;
// which of the matching requests they hit is drawn from the seed.
#pragma once

#include "http/message.h"
#include "simulator/fault.h"
#include "simulator/random.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

// What a key may do now, and from where it is used.
struct KeyCondition {
    bool isExpired = false;
    bool isFromElsewhere = false; // the caller's address is not on the key's list
    Rights rights = traderRights();
    int expiresInDays = 365;
};

// What the faults make of one request.
struct FaultEffect {
    std::chrono::milliseconds delay{0};
    bool isCarriedOut = true;
    std::optional<http::Response> instead; // of the route's answer
    http::Delivery delivery = http::Delivery::Send;
    bool isMalformed = false;
    std::chrono::milliseconds dateOffset{0};
    KeyCondition key;
};

// What the faults make of one frame that is about to be sent to a WebSocket client.
struct FrameEffect {
    bool drops = false;       // the connection ends instead of the frame
    bool stalls = false;      // neither this frame nor any later one is sent; the connection stays open
    bool truncates = false;   // half of the frame, and the connection ends
    bool isMalformed = false; // no JSON
    bool duplicates = false;  // sent twice
    bool reorders = false;    // sent behind the next one
    std::chrono::milliseconds delay{0};
};

class FaultPlan {
  public:
    explicit FaultPlan(std::uint64_t seed)
        : m_random{mix(seed ^ 0x4641554cU)} {}

    // Adds the faults of a JSON object or array; `now` is wall time since the start. Nothing of it is used when it is
    // refused; the text says which member is wrong and what is allowed. Flash crashes are not kept: they come out of
    // takeCrashes().
    base::Result<base::Done, std::string> add(std::string_view json, std::chrono::milliseconds now = {});
    void clear() { m_faults.clear(); }
    std::vector<Fault> takeCrashes() { return std::exchange(m_crashes, {}); }

    FaultEffect effectOn(std::string_view endpoint);
    // Of the WebSockets "public" or "private"; cheap when no such fault is set.
    FrameEffect effectOnFrame(std::string_view which);
    bool hasFrameFaults() const;
    // Whether a Drop or WsDrop hits the open WebSockets "public" or "private" now.
    bool dropsSocket(std::string_view which);
    bool isInMaintenance(std::chrono::milliseconds now);

    std::string toJson() const;

  private:
    bool hits(Fault& fault, std::string_view endpoint);

    Random m_random;
    std::vector<Fault> m_faults;
    std::vector<Fault> m_crashes;
};

} // namespace kkachi::simulator
