#include "exchange/upbit/key_report.h"

#include "exchange/upbit/json_fields.h"

#include <array>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

// A key's list is at most ten long; sub-pockets have their own.
constexpr std::size_t kMostKeys = 1'000;

VenueError errorOf(const RestOutcome& outcome) {
    return parseVenueError(outcome.text(), outcome.status);
}

bool isSuccess(const RestOutcome& outcome) {
    return outcome.arrival == Arrival::Answered && (outcome.status == 200 || outcome.status == 201);
}

// The private API names its errors with a word; a number or our own "http_500" comes from something before it.
bool isWord(std::string_view name) {
    return !name.empty() && name.find_first_of("0123456789") == std::string_view::npos;
}

} // namespace

KeyProblem keyProblemOf(const RestOutcome& outcome) {
    if (outcome.arrival != Arrival::Answered || outcome.status >= 500)
        return KeyProblem::Unreachable;
    if (isSuccess(outcome))
        return KeyProblem::None;
    const std::string name = errorOf(outcome).name;
    static constexpr std::array<std::pair<std::string_view, KeyProblem>, 9> kNames{{
        {"jwt_verification", KeyProblem::WrongSecret},
        {"invalid_access_key", KeyProblem::UnknownKey},
        {"expired_access_key", KeyProblem::Expired},
        {"no_authorization_ip", KeyProblem::AddressNotAllowed},
        {"no_authorization_i_p", KeyProblem::AddressNotAllowed}, // an older spelling
        {"thirdparty_agreement_required", KeyProblem::ConsentMissing},
        {"order_disabled_member", KeyProblem::AccountBarred},
        {"out_of_scope", KeyProblem::None}, // the key works, only this call is not for it
        {"market_offline", KeyProblem::None},
    }};
    for (const auto& [known, problem] : kNames)
        if (known == name)
            return problem;
    // Without a name it is no word of the exchange, but of something on the way, or a damaged answer.
    if (outcome.status == 401)
        return isWord(name) ? KeyProblem::Refused : KeyProblem::Unreachable;
    return outcome.status == 429 || outcome.status == 418 ? KeyProblem::Unreachable : KeyProblem::None;
}

bool isMarketOffline(const RestOutcome& outcome) {
    return outcome.arrival == Arrival::Answered && !isSuccess(outcome) && errorOf(outcome).name == "market_offline";
}

Grant viewGrantOf(const RestOutcome& outcome) {
    if (isSuccess(outcome))
        return Grant::Present;
    if (outcome.arrival != Arrival::Answered)
        return Grant::Unknown;
    return errorOf(outcome).name == "out_of_scope" ? Grant::Absent : Grant::Unknown;
}

Grant orderGrantOf(const RestOutcome& outcome) {
    const Grant plain = viewGrantOf(outcome);
    if (plain != Grant::Unknown || outcome.arrival != Arrival::Answered || outcome.status != 400)
        return plain;
    const std::string name = errorOf(outcome).name;
    const bool isAboutTheAmount = name.starts_with("insufficient_funds") || name.starts_with("under_min_total") ||
                                  name.starts_with("over_krw_funds");
    return isAboutTheAmount ? Grant::Present : Grant::Unknown;
}

Grant withdrawGrantOf(const RestOutcome& outcome) {
    const Grant plain = viewGrantOf(outcome);
    if (plain != Grant::Unknown || outcome.arrival != Arrival::Answered)
        return plain;
    const std::string name = errorOf(outcome).name;
    if (name == "open_api_withdraw_locked")
        return Grant::Present;
    // It looked for the withdrawal, so it did not stop at the right.
    return (outcome.status == 404 || outcome.status == 400) && isWord(name) ? Grant::Present : Grant::Unknown;
}

Parsed<std::optional<base::Timestamp>> parseKeyExpiry(std::string_view bytes, std::string_view accessKey) {
    std::optional<base::Timestamp> expiry;
    const auto problem = readArray(bytes, kMostKeys, [&](simdjson::ondemand::object object) {
        std::string key;
        base::Timestamp ends{};
        std::array fields{text("access_key", Need::Required, key), instant("expire_at", Need::Required, ends)};
        const auto error = readFields(object, fields);
        if (!error && key == accessKey)
            expiry = ends;
        return error;
    });
    if (problem)
        return base::Unexpected{*problem};
    return expiry;
}

std::vector<LiveObstacle> obstaclesToLive(const KeyReport& report) {
    if (report.problem != KeyProblem::None)
        return {LiveObstacle::KeyUnusable};
    std::vector<LiveObstacle> obstacles;
    bool isUnclear = false;
    const KeyRights& rights = report.rights;
    for (const auto& [grant, obstacle] : {std::pair{rights.viewAssets, LiveObstacle::MayNotViewAssets},
                                          std::pair{rights.viewOrders, LiveObstacle::MayNotViewOrders},
                                          std::pair{rights.makeOrders, LiveObstacle::MayNotMakeOrders}}) {
        isUnclear = isUnclear || grant == Grant::Unknown;
        if (grant == Grant::Absent)
            obstacles.push_back(obstacle);
    }
    if (isUnclear)
        obstacles.push_back(LiveObstacle::RightsUnclear);
    if (rights.withdraw != Grant::Absent)
        obstacles.push_back(rights.withdraw == Grant::Present ? LiveObstacle::MayWithdraw
                                                              : LiveObstacle::WithdrawUnclear);
    return obstacles;
}

std::string_view toString(KeyProblem problem) {
    switch (problem) {
    case KeyProblem::None:
        return "none";
    case KeyProblem::WrongSecret:
        return "wrong_secret";
    case KeyProblem::UnknownKey:
        return "unknown_key";
    case KeyProblem::Expired:
        return "expired";
    case KeyProblem::AddressNotAllowed:
        return "address_not_allowed";
    case KeyProblem::ConsentMissing:
        return "consent_missing";
    case KeyProblem::AccountBarred:
        return "account_barred";
    case KeyProblem::Refused:
        return "refused";
    case KeyProblem::Unreachable:
        return "unreachable";
    }
    return {};
}

std::string_view toString(LiveObstacle problem) {
    switch (problem) {
    case LiveObstacle::KeyUnusable:
        return "key_unusable";
    case LiveObstacle::MayNotViewAssets:
        return "may_not_view_assets";
    case LiveObstacle::MayNotViewOrders:
        return "may_not_view_orders";
    case LiveObstacle::MayNotMakeOrders:
        return "may_not_make_orders";
    case LiveObstacle::RightsUnclear:
        return "rights_unclear";
    case LiveObstacle::MayWithdraw:
        return "may_withdraw";
    case LiveObstacle::WithdrawUnclear:
        return "withdraw_unclear";
    }
    return {};
}

} // namespace kkachi::exchange::upbit
