#include "simulator/order_parameters.h"

#include <algorithm>
#include <array>
#include <optional>

namespace kkachi::simulator {

namespace {

using namespace exchange::matching;
using order::Side;

constexpr std::size_t kLongestIdentifier = 64;

ApiError invalid(std::string message) {
    return {400, "invalid_parameter", std::move(message)};
}

std::string sided(std::string_view stem, Side side) {
    return std::string{stem} + "_" + std::string{sideWord(side)};
}

ApiError wrongCombination(Side side) {
    return {400, side == Side::Buy ? "create_bid_error" : "create_ask_error",
            "These parameters do not go together in one order."};
}

std::optional<std::string_view> findGiven(const Call& call, std::string_view name) {
    const auto value = call.find(name);
    return value && !value->empty() ? value : std::nullopt;
}

std::optional<Side> parseSide(std::string_view text) {
    if (text == "bid")
        return Side::Buy;
    if (text == "ask")
        return Side::Sell;
    return std::nullopt;
}

std::optional<Kind> parseKind(std::string_view text) {
    for (const Kind kind : {Kind::Limit, Kind::MarketBuy, Kind::MarketSell, Kind::Best})
        if (orderTypeWord(kind) == text)
            return kind;
    return std::nullopt;
}

// Which of price and volume an order has, and on which side it exists.
bool isGoodCombination(Kind kind, Side side, bool hasPrice, bool hasVolume) {
    switch (kind) {
    case Kind::Limit:
        return hasPrice && hasVolume;
    case Kind::MarketBuy:
        return side == Side::Buy && hasPrice && !hasVolume;
    case Kind::MarketSell:
        return side == Side::Sell && !hasPrice && hasVolume;
    case Kind::Best:
        return side == Side::Buy ? hasPrice && !hasVolume : !hasPrice && hasVolume;
    }
    return false;
}

base::Result<TimeInForce, ApiError> readTimeInForce(const Call& call, Kind kind) {
    const ApiError refused{400, "invalid_time_in_force", "This order type has no such time_in_force."};
    const auto text = findGiven(call, "time_in_force");
    if (!text) {
        if (kind == Kind::Best)
            return base::Unexpected{refused};
        return TimeInForce::UntilCancelled;
    }
    if (kind == Kind::MarketBuy || kind == Kind::MarketSell)
        return base::Unexpected{refused};
    for (const TimeInForce tif : {TimeInForce::ImmediateOrCancel, TimeInForce::FillOrKill, TimeInForce::PostOnly})
        if (timeInForceWord(tif) == *text && !(kind == Kind::Best && tif == TimeInForce::PostOnly))
            return tif;
    return base::Unexpected{refused};
}

// post_only knows no protection, whatever omission means elsewhere.
base::Result<SelfMatch, ApiError> readSelfMatch(const Call& call, TimeInForce tif, SelfMatch omitted) {
    const auto text = findGiven(call, "smp_type");
    if (!text)
        return tif == TimeInForce::PostOnly ? SelfMatch::Allow : omitted;
    for (const SelfMatch mode : {SelfMatch::Allow, SelfMatch::CancelMaker, SelfMatch::CancelTaker, SelfMatch::Reduce}) {
        if (selfMatchWord(mode) != *text)
            continue;
        if (tif == TimeInForce::PostOnly && mode != SelfMatch::Allow)
            return base::Unexpected{ApiError{400, "invalid_post_only", "post_only goes with no smp_type but none."}};
        return mode;
    }
    return base::Unexpected{invalid("Unknown smp_type.")};
}

bool isSafe(std::string_view identifier) {
    return std::all_of(identifier.begin(), identifier.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

// Digits of a volume behind the eighth are cut, as Upbit does; a price must be exact.
std::optional<ApiError> readNumbers(const Call& call, OrderRequest& request) {
    if (const auto text = findGiven(call, "volume")) {
        const auto volume = base::Quantity::parse(*text, base::ExcessDigits::RoundDown);
        if (!volume)
            return invalid("volume is not a decimal number.");
        request.volume = *volume;
    }
    if (const auto text = findGiven(call, "price")) {
        const auto price = base::Price::parse(*text);
        if (!price)
            return invalid("price is not a decimal number of at most eight digits behind the point.");
        if (request.spendsFunds())
            request.funds = base::Krw::fromUnits(price->units());
        else
            request.price = *price;
    }
    return std::nullopt;
}

} // namespace

std::string_view sideWord(Side side) {
    return side == Side::Buy ? "bid" : "ask";
}

std::string_view orderTypeWord(Kind kind) {
    switch (kind) {
    case Kind::Limit:
        return "limit";
    case Kind::MarketBuy:
        return "price";
    case Kind::MarketSell:
        return "market";
    case Kind::Best:
        return "best";
    }
    return {};
}

std::string_view timeInForceWord(TimeInForce tif) {
    switch (tif) {
    case TimeInForce::UntilCancelled:
        return {};
    case TimeInForce::ImmediateOrCancel:
        return "ioc";
    case TimeInForce::FillOrKill:
        return "fok";
    case TimeInForce::PostOnly:
        return "post_only";
    }
    return {};
}

std::string_view selfMatchWord(SelfMatch mode) {
    switch (mode) {
    case SelfMatch::Allow:
        return "none";
    case SelfMatch::CancelMaker:
        return "cancel_maker";
    case SelfMatch::CancelTaker:
        return "cancel_taker";
    case SelfMatch::Reduce:
        return "reduce";
    }
    return {};
}

OrderReading readingOf(const Switches& switches, base::Timestamp now) {
    static const base::Timestamp kProtectionSince = *base::parseInstant("2026-11-09T00:00:00+09:00");
    OrderReading reading;
    const bool isByDate = switches.is(Switch::SmpDefault, "by_date");
    if (switches.is(Switch::SmpDefault, "none") || (isByDate && now < kProtectionSince)) {
        reading.omittedSelfMatch = SelfMatch::Allow;
        reading.namesSelfMatch = false;
    }
    reading.onlySafeIdentifiers = switches.is(Switch::IdentifierAlphabet, "safe");
    reading.identifiersAreBroken = switches.is(Switch::IdentifierField, "broken");
    return reading;
}

ApiError refusalError(Refusal refusal, const OrderRequest& request, const Switches& switches) {
    const Side side = request.side;
    switch (refusal) {
    case Refusal::NotPositive:
        return {400, sided("invalid_volume", side), "The amount must be more than nothing."};
    case Refusal::OffTick:
        return {400, sided("invalid_price", side), "The price does not lie on the market's step."};
    case Refusal::UnderMinimumTotal:
        if (request.kind == Kind::MarketBuy)
            return {400, std::string{switches.value(Switch::MarketBuyMinimumError)},
                    "The total is below the minimum of 5000 KRW."};
        return {400, sided("under_min_total", side), "The total is below the minimum of 5000 KRW."};
    case Refusal::OverMaximumTotal:
        return {400, sided("over_krw_funds", side), "The total is above the maximum of 1000000000 KRW."};
    case Refusal::InsufficientFunds:
        return {400, sided("insufficient_funds", side), "The free balance does not cover the order."};
    }
    return {};
}

base::Result<OrderParameters, ApiError> readOrder(const Call& call, const OrderReading& reading) {
    const auto market = findGiven(call, "market");
    const auto side = parseSide(call.find("side").value_or(""));
    const auto kind = parseKind(call.find("ord_type").value_or(""));
    if (!market || !side || !kind)
        return base::Unexpected{invalid("market, side and ord_type are required.")};
    if (*market != "KRW-BTC")
        return base::Unexpected{ApiError{400, "notfoundmarket", "There is no such market."}};
    if (!isGoodCombination(*kind, *side, findGiven(call, "price").has_value(), findGiven(call, "volume").has_value()))
        return base::Unexpected{wrongCombination(*side)};
    OrderParameters parameters;
    parameters.request.side = *side;
    parameters.request.kind = *kind;
    const auto tif = readTimeInForce(call, *kind);
    if (!tif)
        return base::Unexpected{tif.error()};
    parameters.request.timeInForce = *tif;
    const auto selfMatch = readSelfMatch(call, *tif, reading.omittedSelfMatch);
    parameters.namesSelfMatch = reading.namesSelfMatch || findGiven(call, "smp_type");
    if (!selfMatch)
        return base::Unexpected{selfMatch.error()};
    parameters.request.selfMatch = *selfMatch;
    if (const auto error = readNumbers(call, parameters.request))
        return base::Unexpected{*error};
    parameters.identifier = std::string{findGiven(call, "identifier").value_or("")};
    if (parameters.identifier.size() > kLongestIdentifier)
        return base::Unexpected{invalid("identifier is longer than 64 characters.")};
    if (reading.onlySafeIdentifiers && !isSafe(parameters.identifier))
        return base::Unexpected{invalid("identifier has a character that is not allowed.")};
    if (reading.identifiersAreBroken && !parameters.identifier.empty())
        return base::Unexpected{invalid("identifier is not available at the moment.")};
    return parameters;
}

} // namespace kkachi::simulator
