// Where the executor puts what it wants done and what has become of its orders; the engine implements it.
#pragma once

#include "exchange/venue_requests.h"
#include "order/order.h"

#include <string>
#include <string_view>

namespace kkachi::execution {

class ExecutorSink {
  public:
    virtual ~ExecutorSink() = default;

    // Durably, before anything is sent; answered by OrderExecutor::onIntentWritten or onIntentLost.
    virtual void writeIntent(const order::Order& order) = 0;
    virtual void place(const exchange::PlaceOrder& request) = 0;
    virtual void cancel(const exchange::CancelOrder& request) = 0;
    virtual void query(const exchange::QueryOrder& request) = 0;
    // An order changed; called after every change.
    virtual void changed(const order::Order& order) = 0;
    // A fill was counted for the first time; called before changed().
    virtual void filled(const order::Order& order, const order::Fill& fill) = 0;
    // An order needs a person's eyes: its outcome is unknown, or news about it contradict each other.
    virtual void alarm(std::string_view code, const order::Order& order, const std::string& detail) = 0;
};

} // namespace kkachi::execution
