#include "exchange/upbit/order_outcome.h"

#include <algorithm>
#include <array>

namespace kkachi::exchange::upbit {

namespace {

using order::Side;
using order::Type;

std::string orderTypeOf(const PlaceOrder& request) {
    if (request.type == Type::Limit)
        return "limit";
    return request.side == Side::Buy ? "price" : "market";
}

// The names with which a 400 says for certain that no order came of the call. A trailing `*` stands for any ending
// (`_bid`, `_ask`, `_error`); whatever is not listed here proves nothing.
constexpr std::array<std::string_view, 17> kDefinitiveNames{"create_bid_error",
                                                            "create_ask_error",
                                                            "insufficient_funds_*",
                                                            "under_min_total_*",
                                                            "over_krw_funds_*",
                                                            "invalid_price_*",
                                                            "invalid_volume_*",
                                                            "invalid_funds*",
                                                            "volume_too_large",
                                                            "under_price_limit_*",
                                                            "invalid_post_only",
                                                            "invalid_time_in_force",
                                                            "invalid_parameter",
                                                            "validation_error",
                                                            "bad_request",
                                                            "notfoundmarket",
                                                            "QUERY_PARAMETER_NOT_SUPPORTED"};

bool matches(std::string_view name, std::string_view pattern) {
    if (pattern.back() == '*')
        return name.starts_with(pattern.substr(0, pattern.size() - 1));
    return name == pattern;
}

bool isDefinitive(std::string_view name) {
    return std::any_of(kDefinitiveNames.begin(), kDefinitiveNames.end(),
                       [name](std::string_view pattern) { return matches(name, pattern); });
}

// A name as the exchange writes it. What a gateway or a proxy on the way answers has none.
bool isWord(std::string_view name) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.empty() && std::all_of(name.begin(), name.end(), isLetter);
}

bool sameAmount(const std::optional<base::Quantity>& echoed, base::Quantity sent) {
    return echoed && *echoed == sent;
}

// A sale at market has no price and a buy at market no volume; what was sent must come back as it was.
bool isEcho(const OrderRecord& record, const PlaceOrder& request) {
    if (record.identifier != request.identifier || record.market != request.market || record.side != request.side ||
        record.orderType != orderTypeOf(request))
        return false;
    if (request.type == Type::Limit)
        return sameAmount(record.volume, request.amount) && record.price && *record.price == request.price;
    if (request.side == Side::Sell)
        return sameAmount(record.volume, request.amount);
    return record.price && record.price->units() == request.funds.units();
}

News lost(const RestOutcome& outcome, const VenueError& error) {
    return order::OutcomeLost{"http " + std::to_string(outcome.status) + ' ' + error.name};
}

News classifyCreated(const PlaceOrder& request, const RestOutcome& outcome) {
    const auto record = parseOrder(outcome.text());
    if (!record)
        return order::OutcomeLost{"unreadable answer: " + std::string{toString(record.error().problem)} + ' ' +
                                  record.error().field};
    if (!isEcho(*record, request))
        return order::OutcomeLost{"the answer is about another order"};
    return order::Acknowledged{record->uuid};
}

} // namespace

NewOrder newOrderFrom(const PlaceOrder& request) {
    NewOrder order;
    order.market = request.market;
    order.side = request.side;
    order.identifier = request.identifier;
    order.kind = request.type == Type::Limit ? OrderKind::Limit : OrderKind::Market;
    if (request.type == Type::Market && request.side == Side::Buy)
        order.funds = request.funds;
    else
        order.volume = request.amount;
    if (request.type == Type::Limit)
        order.price = request.price;
    return order;
}

RequestParameters placementParameters(const PlaceOrder& request) {
    const auto call = placeOrderCall(newOrderFrom(request));
    return call ? call->parameters : RequestParameters{};
}

News classifyPlacement(const PlaceOrder& request, const RestOutcome& outcome, bool first) {
    if (outcome.arrival == Arrival::NotSent)
        return order::NeverLeft{outcome.reason};
    if (outcome.arrival == Arrival::Lost)
        return order::OutcomeLost{outcome.reason};
    if (outcome.status == 201)
        return classifyCreated(request, outcome);
    const VenueError error = parseVenueError(outcome.text(), outcome.status);
    if (outcome.status == 429)
        return order::Refused{"too_many_requests", error.message, true};
    const bool isDenial = outcome.status == 401 || outcome.status == 403;
    const bool isRefusal = (outcome.status == 400 && isDefinitive(error.name)) ||
                           (isDenial && isWord(error.name) && error.name != "nonce_used");
    if (!isRefusal || !first)
        return lost(outcome, error);
    return order::Refused{error.name, error.message, false};
}

bool concernsRulesOrFunds(const std::string& refusal) {
    constexpr std::array<std::string_view, 5> kPatterns{"invalid_price_*", "under_min_total_*", "over_krw_funds_*",
                                                        "insufficient_funds_*", "market_offline"};
    return std::any_of(kPatterns.begin(), kPatterns.end(),
                       [&refusal](std::string_view pattern) { return matches(refusal, pattern); });
}

order::Reported reportOf(const OrderRecord& record) {
    order::Reported report;
    report.exchangeUuid = record.uuid;
    if (record.state == VenueState::Done)
        report.end = order::State::Filled;
    else if (record.state == VenueState::Cancel)
        report.end = order::State::Cancelled;
    report.executedVolume = record.executedVolume;
    report.paidFee = record.paidFee;
    report.fills = record.trades;
    return report;
}

bool isCredentialsProblem(const VenueError& error, int status) {
    if (error.name == "nonce_used" || error.name == "invalid_query_payload" || error.name == "market_offline")
        return false;
    if ((status == 401 && isWord(error.name)) || error.name == "INVALID_AUTH" || error.name == "out_of_scope")
        return true;
    return error.name == "thirdparty_agreement_required" || error.name == "order_disabled_member";
}

} // namespace kkachi::exchange::upbit
