// The messages of the private streams.
#pragma once

#include "simulator/order_desk.h"
#include "simulator/stream_request.h"

#include <string>

namespace kkachi::simulator {

// myOrder: what is not known is null, never left out.
std::string myOrderMessage(const DeskNews& news, base::Timestamp now, StreamFormat format);

// What the account holds of its two currencies.
struct Holdings {
    matching::Won freeCash, lockedCash;
    base::Quantity freeCoins, lockedCoins;

    static Holdings of(const matching::Account& account);
    friend bool operator==(const Holdings&, const Holdings&) = default;
};
// Lists the assets in which `now` differs from `before`.
std::string myAssetMessage(const Holdings& before, const Holdings& now, const std::string& assetUuid,
                           base::Timestamp at, StreamFormat format);

} // namespace kkachi::simulator
