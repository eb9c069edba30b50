// One thing that goes wrong on purpose, and its spelling in JSON (see the README of this room).
#pragma once

#include "base/fixed_point.h"
#include "base/result.h"
#include "simulator/key_rights.h"
#include "simulator/limit_reply.h"

#include <QRegularExpression>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

enum class FaultKind {
    // of a request
    Latency,           // the answer comes `ms` later
    Error,             // `status` (and error name) instead of an answer; the request is not carried out
    UnlistedError,     // as Error, with a status and a name that no documentation lists
    Drop,              // the connection is closed, the request is not carried out
    AcceptThenDrop,    // carried out, and the connection closed without an answer
    AcceptThenTimeout, // carried out, and never answered
    Truncate,          // carried out, half of the answer arrives, then the connection is closed
    Stall,             // carried out, half of the answer arrives, and the connection stays open
    Malformed,         // carried out, the answer is no JSON
    RateLimit,         // 429 in the chosen form
    Ban,               // 418 in the chosen form
    // of the key and where it is used
    KeyExpired,
    KeyRights,    // the key has the named rights only
    KeyExpires,   // GET /v1/api_keys says `in_days`
    IpNotAllowed, // the caller's address is not on the key's list
    // of the exchange
    ClockOffset, // the Date header is `ms` ahead
    Maintenance, // no trades, orders refused as market_offline
    FlashCrash,  // the price falls by `pct` and comes back within `seconds` of market time
    // of a WebSocket
    WsDrop,
    WsStall,
    WsTruncate,
    WsMalformed,
    WsDuplicate,
    WsReorder,
    WsDelay,
};

struct Fault {
    FaultKind kind = FaultKind::Latency;
    QRegularExpression endpoint; // searched in "POST /v1/orders", or "public" and "private" for the WebSockets
    double probability = 1;
    std::int64_t left = -1; // hits until it is used up; -1 is for ever
    std::int64_t after = 0; // matching requests that pass before the first hit
    std::chrono::milliseconds delay{0};
    int status = 500;
    std::string name;
    LimitForm form = LimitForm::Plain;
    bool withRetryAfter = false;
    double seconds = 0; // Maintenance: wall time, 0 until it is cleared; FlashCrash: market time; Ban: what it says
    Rights rights;
    int inDays = 0;
    base::Ratio depth; // FlashCrash; negative is a spike
    // Maintenance: when it began, wall time since the start.
    std::chrono::milliseconds begunAt{0};
};

// What the fault is, as GET /simulator/faults lists it.
std::string_view toString(FaultKind kind);

// The faults that a JSON object, or an array of them, describes. All or none: the error names the member that is wrong
// and what is allowed.
base::Result<std::vector<Fault>, std::string> readFaults(std::string_view json);

} // namespace kkachi::simulator
