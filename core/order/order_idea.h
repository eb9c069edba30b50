// What a signal, a stop or a hand asks of risk: a side and its reason. No size: risk sizes.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "order/order.h"

#include <cstdint>
#include <optional>

namespace kkachi::order {

struct OrderIdea {
    Side side = Side::Buy;
    Origin origin = Origin::Signal;
    std::optional<std::int64_t> signalId;
    std::optional<base::Ratio> confidence; // of a signal; none for stops and hands
    base::Timestamp freshUntil;            // an idea acted on later is stale; ignored for exits
    Type type = Type::Market;
    base::Price reference;  // last price at the decision
    base::Price limitPrice; // limit orders only, on the tick
};

} // namespace kkachi::order
