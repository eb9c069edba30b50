// What can be learnt of an order, from whatever channel: the journal, the send, the private stream, a REST query.
#pragma once

#include "order/order.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kkachi::order {

struct HandedToWire {}; // the request is about to leave
struct NeverLeft {      // proved: not one byte of the request was written
    std::string reason;
};
struct Acknowledged {
    std::string exchangeUuid;
};
struct Refused {      // a definitive statement of the exchange about the first and only transmission
    std::string name; // error.name, for instance insufficient_funds_bid
    std::string message;
    bool mayRetry = false; // a rate limit refused it: the same order may be sent again
};
struct OutcomeLost { // anything that is neither proof of acceptance nor of refusal
    std::string reason;
};
struct Executed {
    Fill fill;
};
struct Ended {                 // the exchange says the order is done or cancelled
    State end = State::Filled; // Filled or Cancelled
    base::Quantity executedVolume;
};
struct Reported { // the exchange's own record of the order (REST)
    std::string exchangeUuid;
    std::optional<State> end; // Filled or Cancelled when terminal there
    base::Quantity executedVolume;
    base::Krw paidFee;       // of all fills together
    std::vector<Fill> fills; // their fee fields are not set: REST has no fee per fill
};
struct NotFound {}; // a query by identifier met no order (yet)

struct OrderEvent {
    std::string identifier;
    base::Timestamp at;
    std::variant<HandedToWire, NeverLeft, Acknowledged, Refused, OutcomeLost, Executed, Ended, Reported, NotFound> what;
};

struct Applied {
    bool changed = false;       // the order is not as it was
    std::vector<Fill> newFills; // fills counted for the first time by this event
    bool fillsMissing = false;  // the exchange states more executed volume than the fills we have: query it
};

enum class TransitionError {
    AfterTheEnd, // a terminal order cannot change any more
    Overfilled,  // more executed than ordered
    WrongIdentifier,
};

// The only place where an order changes. Idempotent: the same news twice changes nothing the second time, and executed
// volume never falls. Late news of fills that are already counted is no error, terminal or not.
base::Result<Applied, TransitionError> apply(Order& order, const OrderEvent& event);

} // namespace kkachi::order
