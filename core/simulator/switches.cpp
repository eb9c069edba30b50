#include "simulator/switches.h"

#include "simulator/json_text.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <vector>

namespace kkachi::simulator {

namespace {

// In the order of Switch.
constexpr std::array kSwitches{
    SwitchInfo{Switch::RateLimits, "rate_limits", "kept,off", "off grants every request, for measuring"},
    SwitchInfo{Switch::LimitBody, "limit_body", "plain,json,html,empty", "the body of a 429 or 418"},
    SwitchInfo{Switch::RetryAfter, "retry_after", "ban,always,never", "which refusals have a Retry-After header"},
    SwitchInfo{Switch::GroupNames, "group_names", "samples,table,prefixed",
               "Remaining-Req says candles, candle, or exchange.default and the like"},
    SwitchInfo{Switch::Hs256, "hs256", "accepted,refused", "tokens signed with HS256"},
    SwitchInfo{Switch::Hs384, "hs384", "refused,accepted", "tokens signed with HS384"},
    SwitchInfo{Switch::NonceMemory, "nonce_memory", "forever,60s,1s", "how long a used nonce is remembered"},
    SwitchInfo{Switch::NullInHash, "null_in_hash", "omitted,null,empty",
               "what a member of a body that is null is in the hashed text"},
    SwitchInfo{Switch::WsNonce, "ws_nonce", "may_repeat,once", "a WebSocket's token used again on a reconnect"},
    SwitchInfo{Switch::ScopeStatus, "scope_status", "401,403", "the status of out_of_scope"},
    SwitchInfo{Switch::IpError, "ip_error", "no_authorization_ip,no_authorization_i_p",
               "the name for an address that is not on the list"},
    SwitchInfo{Switch::SmpDefault, "smp_default", "by_date,cancel_maker,none",
               "an order without smp_type; by_date is none before 2026-11-09 and cancel_maker since"},
    SwitchInfo{Switch::PostOnlyCrossing, "post_only_crossing", "cancel,refuse",
               "a post_only order that would match: accepted and cancelled, or invalid_post_only"},
    SwitchInfo{Switch::IdentifierAlphabet, "identifier_alphabet", "any,safe",
               "safe refuses all but letters, digits, - and _"},
    SwitchInfo{Switch::IdentifierField, "identifier_field", "works,broken",
               "broken refuses every order that has an identifier"},
    SwitchInfo{Switch::TestBurnsIdentifier, "test_burns_identifier", "no,yes", "whether orders/test uses one up"},
    SwitchInfo{Switch::MarketSellMinimum, "market_sell_minimum", "best_bid,last_trade,none",
               "the price that values a sale at market for the minimum total"},
    SwitchInfo{Switch::MarketBuyMinimumError, "market_buy_minimum_error",
               "under_min_total_bid,under_min_total_market_bid", "the name for a market buy below the minimum"},
    SwitchInfo{Switch::Stabilisation, "stabilisation", "off,on", "on refuses every new order for the venue's sake"},
    SwitchInfo{Switch::CancelDelay, "cancel_delay", "40,0,250,1000,5000",
               "milliseconds from the acceptance of a cancel to its effect"},
    SwitchInfo{Switch::CancelEnded, "cancel_ended", "order_not_found,bad_request,ok",
               "a cancel of an order that has ended"},
    SwitchInfo{Switch::CancelAndNewStatus, "cancel_and_new_status", "201,200", "the status of cancel_and_new"},
    SwitchInfo{Switch::ReadDelay, "read_delay", "0,300,1000,3000,30000",
               "milliseconds until a new order can be queried"},
    SwitchInfo{Switch::TerminalAmounts, "terminal_amounts", "keep,zero",
               "locked and remaining_fee of an order that has ended"},
    SwitchInfo{Switch::ImmediateWait, "immediate_wait", "sent,skipped",
               "the wait event of an order that fills at once"},
    SwitchInfo{Switch::NullFields, "null_fields", "omitted,explicit", "order fields without a value, over REST"},
    SwitchInfo{Switch::ListExecutedFunds, "list_executed_funds", "yes,no", "executed_funds in lists of orders"},
    SwitchInfo{Switch::GetOrders, "get_orders", "removed,served", "the retired GET /v1/orders"},
    SwitchInfo{Switch::WsAuthFailure, "ws_auth_failure", "http401,message",
               "a private WebSocket without a good token: refused, or told INVALID_AUTH"},
    SwitchInfo{Switch::WsControlFrames, "ws_control_frames", "binary,text", "frames of status and error messages"},
    SwitchInfo{Switch::WsErrorCloses, "ws_error_closes", "no,yes", "whether an error message ends the connection"},
    SwitchInfo{Switch::WsUnknownCode, "ws_unknown_code", "silent,error", "a market code that nobody knows"},
    SwitchInfo{Switch::WsBothOnly, "ws_both_only", "neither,error,snapshot,realtime",
               "is_only_snapshot and is_only_realtime both true"},
    SwitchInfo{Switch::MyAssetDelay, "my_asset_delay", "0,3000,180000",
               "milliseconds of silence after the first subscription of myAsset"},
};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kSwitches.size(); ++i)
        if (static_cast<std::size_t>(kSwitches[i].which) != i)
            return false;
    return true;
}
static_assert(inOrder());

std::vector<std::string_view> split(std::string_view values) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto comma = values.find(',');
        parts.push_back(values.substr(0, comma));
        if (comma == std::string_view::npos)
            return parts;
        values.remove_prefix(comma + 1);
    }
}

std::string switchList() {
    std::string names;
    for (const SwitchInfo& each : kSwitches)
        names += fmt::format("{}{}", names.empty() ? "" : ", ", each.name);
    return names;
}

} // namespace

std::span<const SwitchInfo> allSwitches() {
    return kSwitches;
}

base::Result<base::Done, std::string> Switches::set(std::string_view name, std::string_view value) {
    static_assert(kSwitches.size() == kCount);
    for (const SwitchInfo& each : kSwitches) {
        if (each.name != name)
            continue;
        const auto values = split(each.values);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (values[i] == value) {
                m_chosen[static_cast<std::size_t>(each.which)] = i;
                return base::Done{};
            }
        return base::Unexpected{fmt::format("{}: one of {}", name, each.values)};
    }
    return base::Unexpected{fmt::format("{}: no such switch; there are {}", name, switchList())};
}

std::string_view Switches::value(Switch which) const {
    const auto place = static_cast<std::size_t>(which);
    std::string_view values = kSwitches[place].values;
    for (std::size_t i = 0; i < m_chosen[place]; ++i)
        values.remove_prefix(values.find(',') + 1);
    return values.substr(0, values.find(','));
}

std::chrono::milliseconds Switches::duration(Switch which) const {
    std::int64_t ms = 0;
    const auto text = value(which);
    std::from_chars(text.data(), text.data() + text.size(), ms);
    return std::chrono::milliseconds{ms};
}

std::string Switches::toJson() const {
    JsonText json;
    json.beginArray();
    for (const SwitchInfo& each : kSwitches) {
        json.beginObject().member("name", each.name).member("value", value(each.which)).key("allowed").beginArray();
        for (const auto allowed : split(each.values))
            json.value(allowed);
        json.endArray().member("about", each.about).endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace kkachi::simulator
