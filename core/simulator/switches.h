// What Upbit's documentation leaves open, each as a switch with named values, so that a client can be tried against
// every reading. The README of this room has the table.
#pragma once

#include "base/result.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kkachi::simulator {

enum class Switch {
    // limits
    RateLimits,
    LimitBody,
    RetryAfter,
    GroupNames,
    // the token
    Hs256,
    Hs384,
    NonceMemory,
    NullInHash,
    WsNonce,
    ScopeStatus,
    IpError,
    // orders
    SmpDefault,
    PostOnlyCrossing,
    IdentifierAlphabet,
    IdentifierField,
    TestBurnsIdentifier,
    MarketSellMinimum,
    MarketBuyMinimumError,
    Stabilisation,
    CancelDelay,
    CancelEnded,
    CancelAndNewStatus,
    ReadDelay,
    TerminalAmounts,
    ImmediateWait,
    NullFields,
    ListExecutedFunds,
    GetOrders,
    // WebSockets
    WsAuthFailure,
    WsControlFrames,
    WsErrorCloses,
    WsUnknownCode,
    WsBothOnly,
    MyAssetDelay,
};

struct SwitchInfo {
    Switch which;
    std::string_view name;
    std::string_view values; // comma-separated, the default first
    std::string_view about;
};

std::span<const SwitchInfo> allSwitches();

class Switches {
  public:
    // The error names the switch or value that is wrong and what is allowed.
    base::Result<base::Done, std::string> set(std::string_view name, std::string_view value);

    std::string_view value(Switch which) const;
    bool is(Switch which, std::string_view value) const { return this->value(which) == value; }
    // Of a switch whose values are milliseconds.
    std::chrono::milliseconds duration(Switch which) const;

    // [{"name","value","allowed":[...],"about"}]
    std::string toJson() const;

  private:
    static constexpr std::size_t kCount = static_cast<std::size_t>(Switch::MyAssetDelay) + 1;
    std::array<std::size_t, kCount> m_chosen{}; // places in the list of values
};

} // namespace kkachi::simulator
