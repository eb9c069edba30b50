#include "order/order.h"

#include <array>
#include <utility>

namespace kkachi::order {

namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Side, 2> kSides{{{Side::Buy, "Buy"}, {Side::Sell, "Sell"}}};
constexpr Names<Type, 2> kTypes{{{Type::Market, "market"}, {Type::Limit, "limit"}}};
constexpr Names<Origin, 5> kOrigins{{{Origin::Signal, "signal"},
                                     {Origin::StopLoss, "stop_loss"},
                                     {Origin::Flatten, "flatten"},
                                     {Origin::Hand, "hand"},
                                     {Origin::External, "external"}}};
constexpr Names<State, 8> kStates{{{State::Intent, "intent"},
                                   {State::Sent, "sent"},
                                   {State::Acknowledged, "acknowledged"},
                                   {State::PartiallyFilled, "partially_filled"},
                                   {State::Filled, "filled"},
                                   {State::Cancelled, "cancelled"},
                                   {State::Rejected, "rejected"},
                                   {State::Unknown, "unknown"}}};
constexpr Names<Status, 3> kStatuses{
    {{Status::Pending, "Pending"}, {Status::Executed, "Executed"}, {Status::Failed, "Failed"}}};

template <class Enum, std::size_t N>
std::string_view nameOf(const Names<Enum, N>& names, Enum wanted) {
    for (const auto& [value, name] : names)
        if (value == wanted)
            return name;
    return {};
}

template <class Enum, std::size_t N>
std::optional<Enum> valueOf(const Names<Enum, N>& names, std::string_view wanted) {
    for (const auto& [value, name] : names)
        if (name == wanted)
            return value;
    return std::nullopt;
}

} // namespace

Status statusOf(const Order& order) {
    if (!isTerminal(order.state))
        return Status::Pending;
    return order.executedVolume.isPositive() ? Status::Executed : Status::Failed;
}

std::optional<base::Price> executedPrice(const Order& order) {
    if (!order.executedVolume.isPositive())
        return std::nullopt;
    return base::averagePrice(order.executedFunds, order.executedVolume, base::Rounding::HalfEven);
}

base::Krw openValue(const Order& order) {
    if (isTerminal(order.state))
        return {};
    if (order.type == Type::Market && order.side == Side::Buy)
        return order.funds > order.executedFunds ? order.funds - order.executedFunds : base::Krw{};
    return base::notional(order.price, order.amount - order.executedVolume, base::Rounding::Up);
}

std::string_view toString(Side side) {
    return nameOf(kSides, side);
}
std::string_view toString(Type type) {
    return nameOf(kTypes, type);
}
std::string_view toString(Origin origin) {
    return nameOf(kOrigins, origin);
}
std::string_view toString(State state) {
    return nameOf(kStates, state);
}
std::string_view toString(Status status) {
    return nameOf(kStatuses, status);
}
std::optional<Side> parseSide(std::string_view text) {
    return valueOf(kSides, text);
}
std::optional<Type> parseType(std::string_view text) {
    return valueOf(kTypes, text);
}
std::optional<Origin> parseOrigin(std::string_view text) {
    return valueOf(kOrigins, text);
}
std::optional<State> parseState(std::string_view text) {
    return valueOf(kStates, text);
}

} // namespace kkachi::order
