// The calls about the account and its keys, as values to be sent by UpbitRestClient. Pure.
#pragma once

#include "exchange/upbit/rest_call.h"

#include <string>
#include <string_view>

namespace kkachi::exchange::upbit {

// GET /v1/accounts: every asset of the key's pocket.
inline RestCall accountsCall() {
    RestCall call;
    call.path = "/v1/accounts";
    return call;
}

// GET /v1/orders/chance: fees, least and most total, and the balances of one market.
inline RestCall chanceCall(std::string_view market) {
    RestCall call;
    call.path = "/v1/orders/chance";
    call.parameters.add("market", std::string{market});
    return call;
}

// GET /v1/api_keys: the keys of the pocket and when they expire.
inline RestCall apiKeysCall() {
    RestCall call;
    call.path = "/v1/api_keys";
    return call;
}

} // namespace kkachi::exchange::upbit
