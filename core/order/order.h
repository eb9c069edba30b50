// An order of ours, from the intent that risk approved to its end.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::order {

enum class Side { Buy, Sell };
enum class Type { Market, Limit };

// Why the order exists. Only Signal orders have a signal_id.
enum class Origin { Signal, StopLoss, Flatten, Hand, External };

enum class State {
    Intent,          // approved and journalled, nothing has left
    Sent,            // handed to the wire
    Acknowledged,    // the exchange has it
    PartiallyFilled, // and has executed a part
    Filled,          // terminal: executed in whole
    Cancelled,       // terminal: ended by a cancel, with or without fills (a market buy usually ends so)
    Rejected,        // terminal: refused for certain, by the exchange or before anything left
    Unknown,         // may or may not exist at the exchange; counts at its worst case until proved
};

// What the database column `status` shows.
enum class Status { Pending, Executed, Failed };

struct Fill {
    std::string tradeUuid; // the exchange's id of the execution; counted once, whatever channel brought it
    base::Timestamp at;
    base::Price price;
    base::Quantity volume;
    base::Krw fee;

    friend bool operator==(const Fill&, const Fill&) = default;
};

struct Order {
    std::string identifier; // our id, given before anything is sent and never used again
    std::string exchangeUuid;
    std::optional<std::int64_t> signalId;
    Side side = Side::Buy;
    Type type = Type::Market;
    Origin origin = Origin::Signal;
    base::Quantity amount; // bitcoin; for a market buy the expected volume
    base::Krw funds;       // won to spend; market buys only
    base::Price price;     // limit price, or the reference price of the decision
    base::Timestamp createdAt;
    State state = State::Intent;
    std::vector<Fill> fills;
    base::Quantity executedVolume; // sum of fills
    base::Krw executedFunds;       // sum of price x volume of fills
    base::Krw fee;                 // sum of the fills' fees
    // The end as the exchange stated it, kept until every fill it speaks of has arrived.
    std::optional<State> statedEnd;
    base::Quantity statedExecutedVolume;
    std::string error; // the exchange's error name and text, or why nothing was sent
    int attempts = 0;  // how often it was handed to the wire

    friend bool operator==(const Order&, const Order&) = default;
};

constexpr bool isTerminal(State state) {
    return state == State::Filled || state == State::Cancelled || state == State::Rejected;
}
constexpr bool isOpen(const Order& order) {
    return !isTerminal(order.state);
}

// Terminal is not the same as unfilled: what counts is the executed volume.
Status statusOf(const Order& order);
// Volume-weighted average of the fills, rounded half-even at eight decimals; nothing without a fill.
std::optional<base::Price> executedPrice(const Order& order);
// What the order may still cost or sell at worst, in won at its price. Zero when terminal.
base::Krw openValue(const Order& order);

std::string_view toString(Side side);     // "Buy", "Sell"
std::string_view toString(Type type);     // "market", "limit"
std::string_view toString(Origin origin); // "signal", "stop_loss", "flatten", "hand", "external"
std::string_view toString(State state);   // "intent" ... "unknown"
std::string_view toString(Status status); // "Pending", "Executed", "Failed"
std::optional<Side> parseSide(std::string_view text);
std::optional<Type> parseType(std::string_view text);
std::optional<Origin> parseOrigin(std::string_view text);
std::optional<State> parseState(std::string_view text);

} // namespace kkachi::order
