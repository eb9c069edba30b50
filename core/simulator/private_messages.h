// The messages of the private streams.
#pragma once

#include "simulator/order_desk.h"
#include "simulator/stream_request.h"

#include <string>

namespace kkachi::simulator {

// myOrder: what is not known is null, never left out.
std::string myOrderMessage(const DeskNews& news, base::Timestamp now, StreamFormat format);
std::string myAssetMessage(const matching::Account& account, const std::string& assetUuid, base::Timestamp now,
                           StreamFormat format);

} // namespace kkachi::simulator
