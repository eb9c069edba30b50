#include "exchange/upbit/order_calls.h"

#include <algorithm>

namespace kkachi::exchange::upbit {

namespace {

using order::Side;

constexpr std::size_t kLongestIdentifier = 64;
constexpr std::size_t kMostQueried = 100;
constexpr std::size_t kMostCancelled = 20;
constexpr std::size_t kMostMarkets = 20;
constexpr int kMostOpenCancelled = 300;
constexpr std::string_view kRemains = "remain_only";

// What an order is made of, whether it is new or stands in for another one.
struct Terms {
    Side side;
    OrderKind kind;
    std::optional<base::Quantity> volume;
    std::optional<base::Price> price;
    std::optional<base::Krw> funds;
    TimeInForce timeInForce;
    SelfTrade selfTrade;
    bool mayKeepVolume; // no volume: what remains of another order
};

bool spends(const Terms& terms) {
    return terms.kind != OrderKind::Limit && terms.side == Side::Buy;
}

std::optional<CallProblem> checkAmounts(const Terms& terms) {
    if (spends(terms)) {
        if (!terms.funds || !terms.funds->isPositive())
            return CallProblem{"funds", "a buy of this kind spends an amount of won"};
        return terms.volume || terms.price ? std::optional{CallProblem{"volume", "must be absent"}} : std::nullopt;
    }
    if (terms.funds)
        return CallProblem{"funds", "must be absent"};
    const bool hasVolume = terms.volume ? terms.volume->isPositive() : terms.mayKeepVolume;
    if (!hasVolume)
        return CallProblem{"volume", "must be more than 0"};
    if (terms.kind == OrderKind::Limit)
        return terms.price && terms.price->isPositive() ? std::nullopt
                                                        : std::optional{CallProblem{"price", "must be more than 0"}};
    return terms.price ? std::optional{CallProblem{"price", "must be absent"}} : std::nullopt;
}

std::optional<CallProblem> checkTimeInForce(const Terms& terms) {
    const bool isAtOnce = terms.timeInForce == TimeInForce::Ioc || terms.timeInForce == TimeInForce::Fok;
    if (terms.kind == OrderKind::Best && !isAtOnce)
        return CallProblem{"time_in_force", "must be ioc or fok"};
    if (terms.kind == OrderKind::Market && terms.timeInForce != TimeInForce::Unset)
        return CallProblem{"time_in_force", "must be absent"};
    if (terms.timeInForce == TimeInForce::PostOnly && terms.selfTrade != SelfTrade::None)
        return CallProblem{"smp_type", "must be none with post_only"};
    return std::nullopt;
}

std::optional<CallProblem> check(const Terms& terms) {
    if (auto problem = checkAmounts(terms))
        return problem;
    return checkTimeInForce(terms);
}

std::optional<CallProblem> checkIdentifier(const std::string& identifier) {
    if (isIdentifier(identifier))
        return std::nullopt;
    return CallProblem{"identifier", "must be 1 to 64 of the characters A-Z, a-z, 0-9, _ and -"};
}

std::string orderType(const Terms& terms) {
    if (terms.kind == OrderKind::Best)
        return "best";
    if (terms.kind == OrderKind::Limit)
        return "limit";
    return spends(terms) ? "price" : "market";
}

std::string nameOf(TimeInForce timeInForce) {
    switch (timeInForce) {
    case TimeInForce::Unset:
        return {};
    case TimeInForce::Ioc:
        return "ioc";
    case TimeInForce::Fok:
        return "fok";
    case TimeInForce::PostOnly:
        return "post_only";
    }
    return {};
}

std::string nameOf(SelfTrade selfTrade) {
    switch (selfTrade) {
    case SelfTrade::CancelMaker:
        return "cancel_maker";
    case SelfTrade::CancelTaker:
        return "cancel_taker";
    case SelfTrade::Reduce:
        return "reduce";
    case SelfTrade::None:
        return "none";
    }
    return {};
}

void addTerms(RequestParameters& parameters, const Terms& terms, const std::string& prefix) {
    parameters.add(prefix + "ord_type", orderType(terms));
    if (!spends(terms))
        parameters.add(prefix + "volume", terms.volume ? terms.volume->toString() : std::string{kRemains});
    if (terms.funds)
        parameters.add(prefix + "price", terms.funds->toString());
    else if (terms.price)
        parameters.add(prefix + "price", terms.price->toString());
    if (terms.timeInForce != TimeInForce::Unset)
        parameters.add(prefix + "time_in_force", nameOf(terms.timeInForce));
}

Terms termsOf(const NewOrder& order) {
    return {order.side, order.kind, order.volume, order.price, order.funds, order.timeInForce, order.selfTrade, false};
}

RequestParameters parametersOf(const NewOrder& order) {
    RequestParameters parameters;
    parameters.add("market", order.market).add("side", order.side == Side::Buy ? "bid" : "ask");
    addTerms(parameters, termsOf(order), {});
    return parameters;
}

RestCall keyed(Method method, const OrderKey& key) {
    RestCall call;
    call.method = method;
    call.path = "/v1/order";
    call.parameters.add(key.uuid.empty() ? "identifier" : "uuid", key.uuid.empty() ? key.identifier : key.uuid);
    return call;
}

std::vector<RestCall> inChunks(RestCall pattern, IdKind kind, std::span<const std::string> ids, std::size_t size) {
    pattern.path = "/v1/orders/uuids";
    std::vector<RestCall> calls;
    for (std::size_t first = 0; first < ids.size(); first += size) {
        RestCall call = pattern;
        for (const std::string& id : ids.subspan(first, std::min(size, ids.size() - first)))
            call.parameters.add(kind == IdKind::Uuid ? "uuids[]" : "identifiers[]", id);
        calls.push_back(std::move(call));
    }
    return calls;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : ",").append(word);
    return text;
}

} // namespace

bool isIdentifier(std::string_view text) {
    const auto isFine = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= kLongestIdentifier && std::all_of(text.begin(), text.end(), isFine);
}

Call<RestCall> placeOrderCall(const NewOrder& order) {
    if (auto problem = checkIdentifier(order.identifier))
        return base::Unexpected{*std::move(problem)};
    if (auto problem = check(termsOf(order)))
        return base::Unexpected{*std::move(problem)};
    RestCall call;
    call.method = Method::Post;
    call.path = "/v1/orders";
    call.parameters = parametersOf(order);
    call.parameters.add("identifier", order.identifier).add("smp_type", nameOf(order.selfTrade));
    call.group = RateGroup::Order;
    // A sale reduces what is at risk, so it may use the part of the budget that entries leave alone.
    call.urgency = order.side == Side::Sell ? Urgency::Urgent : Urgency::Normal;
    return call;
}

Call<RestCall> testOrderCall(const NewOrder& order) {
    if (auto problem = check(termsOf(order)))
        return base::Unexpected{*std::move(problem)};
    RestCall call;
    call.method = Method::Post;
    call.path = "/v1/orders/test";
    call.parameters = parametersOf(order);
    call.parameters.add("smp_type", nameOf(order.selfTrade));
    call.group = RateGroup::OrderTest;
    return call;
}

RestCall queryOrderCall(const OrderKey& key) {
    return keyed(Method::Get, key);
}

RestCall cancelOrderCall(const OrderKey& key) {
    RestCall call = keyed(Method::Delete, key);
    call.urgency = Urgency::Urgent;
    return call;
}

std::vector<RestCall> ordersByIdsCalls(std::string_view market, IdKind kind, std::span<const std::string> ids) {
    RestCall pattern;
    pattern.parameters.add("market", std::string{market});
    return inChunks(std::move(pattern), kind, ids, kMostQueried);
}

std::vector<RestCall> cancelByIdsCalls(IdKind kind, std::span<const std::string> ids) {
    RestCall pattern;
    pattern.method = Method::Delete;
    pattern.urgency = Urgency::Urgent;
    return inChunks(std::move(pattern), kind, ids, kMostCancelled);
}

RestCall openOrdersCall(std::string_view market, int page) {
    RestCall call;
    call.path = "/v1/orders/open";
    call.parameters.add("market", std::string{market})
        .add("states[]", "wait")
        .add("states[]", "watch")
        .add("page", std::to_string(page))
        .add("limit", std::to_string(kOpenOrdersOfAPage));
    return call;
}

RestCall closedOrdersCall(std::string_view market, base::Timestamp from, base::Timestamp to) {
    RestCall call;
    call.path = "/v1/orders/closed";
    call.parameters.add("market", std::string{market})
        .add("states[]", "done")
        .add("states[]", "cancel")
        .add("start_time", std::to_string(base::toEpochMs(from)))
        .add("end_time", std::to_string(base::toEpochMs(to)))
        .add("limit", std::to_string(kMostClosedOrders));
    return call;
}

Call<RestCall> cancelOpenCall(const CancelOpen& what) {
    if (what.markets.empty() || what.markets.size() > kMostMarkets)
        return base::Unexpected{CallProblem{"pairs", "must name 1 to 20 markets"}};
    if (what.count < 1 || what.count > kMostOpenCancelled)
        return base::Unexpected{CallProblem{"count", "must be from 1 to 300"}};
    RestCall call;
    call.method = Method::Delete;
    call.path = "/v1/orders/open";
    const std::string side = !what.side ? "all" : *what.side == Side::Buy ? "bid" : "ask";
    call.parameters.add("pairs", joined(what.markets))
        .add("cancel_side", side)
        .add("count", std::to_string(what.count));
    call.group = RateGroup::CancelAll;
    call.urgency = Urgency::Urgent;
    return call;
}

Call<RestCall> replaceOrderCall(const Replacement& what) {
    if (what.previous.uuid.empty() && what.previous.identifier.empty())
        return base::Unexpected{CallProblem{"prev_order_uuid", "must name the previous order"}};
    if (auto problem = checkIdentifier(what.identifier))
        return base::Unexpected{*std::move(problem)};
    const Terms terms{what.side,  what.kind,        what.volume,    what.price,
                      what.funds, what.timeInForce, what.selfTrade, true};
    if (auto problem = check(terms))
        return base::Unexpected{*std::move(problem)};
    RestCall call;
    call.method = Method::Post;
    call.path = "/v1/orders/cancel_and_new";
    if (what.previous.uuid.empty())
        call.parameters.add("prev_order_identifier", what.previous.identifier);
    else
        call.parameters.add("prev_order_uuid", what.previous.uuid);
    addTerms(call.parameters, terms, "new_");
    call.parameters.add("new_identifier", what.identifier).add("new_smp_type", nameOf(what.selfTrade));
    call.group = RateGroup::Order;
    call.urgency = what.side == Side::Sell ? Urgency::Urgent : Urgency::Normal;
    return call;
}

} // namespace kkachi::exchange::upbit
