// What a key is good for, as far as the exchange tells. There is no endpoint that lists rights, so each is concluded
// from the answer to one harmless call. Pure.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/rest_outcome.h"
#include "exchange/upbit/upbit_json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::exchange::upbit {

enum class Grant { Present, Absent, Unknown };

struct KeyRights {
    Grant viewAssets = Grant::Unknown;
    Grant viewOrders = Grant::Unknown;
    Grant makeOrders = Grant::Unknown;
    Grant withdraw = Grant::Unknown;
};

// Why a key is of no use at all.
enum class KeyProblem {
    None,
    WrongSecret,       // jwt_verification: the secret does not belong to the access key
    UnknownKey,        // invalid_access_key
    Expired,           // expired_access_key
    AddressNotAllowed, // no_authorization_ip: this machine is not on the key's list
    ConsentMissing,    // thirdparty_agreement_required
    AccountBarred,     // order_disabled_member
    Refused,           // any other 401
    Unreachable,       // no usable answer; nothing is known about the key
};

struct KeyReport {
    KeyProblem problem = KeyProblem::None;
    std::string detail; // the exchange's name for the problem, or what went wrong on the way
    KeyRights rights;
    bool isMarketOffline = false; // maintenance: then it cannot be seen whether the key may make orders
    std::optional<base::Timestamp> expiresAt;
};

// One call's answer.
KeyProblem keyProblemOf(const RestOutcome& outcome);
// GET: a 200 proves the right, out_of_scope its absence, anything else nothing.
Grant viewGrantOf(const RestOutcome& outcome);
// POST /v1/orders/test: a refusal of the amount proves the right as well, since it comes from looking at the order.
Grant orderGrantOf(const RestOutcome& outcome);
// DELETE /v1/withdraws/coin of a withdrawal that does not exist: only out_of_scope says that the right is absent.
// open_api_withdraw_locked means a key that has the right, behind a lock its owner can open.
Grant withdrawGrantOf(const RestOutcome& outcome);
bool isMarketOffline(const RestOutcome& outcome);

// GET /v1/api_keys: when the key with this access key ends; nothing when it is not listed.
Parsed<std::optional<base::Timestamp>> parseKeyExpiry(std::string_view bytes, std::string_view accessKey);

enum class LiveObstacle {
    KeyUnusable, // see KeyReport::problem
    MayNotViewAssets,
    MayNotViewOrders,
    MayNotMakeOrders,
    RightsUnclear, // of the three above
    MayWithdraw,
    WithdrawUnclear,
};
// Everything that keeps this key from trading live; empty: it may. What is unclear is not accepted.
std::vector<LiveObstacle> obstaclesToLive(const KeyReport& report);

std::string_view toString(KeyProblem problem);   // "wrong_secret"
std::string_view toString(LiveObstacle problem); // "may_withdraw"

} // namespace kkachi::exchange::upbit
