// What a WebSocket client asks for: an array of a ticket, one or more types, and an optional format.
#pragma once

#include "base/fixed_point.h"
#include "base/result.h"
#include "base/timestamp.h"
#include "simulator/switches.h"

#include <string>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

enum class StreamType { Ticker, Trade, Orderbook, Candle, MyOrder, MyAsset, Announcement };

enum class StreamFormat { Default, Simple, JsonList, SimpleList };
constexpr bool isSimple(StreamFormat format) {
    return format == StreamFormat::Simple || format == StreamFormat::SimpleList;
}
constexpr bool isList(StreamFormat format) {
    return format == StreamFormat::JsonList || format == StreamFormat::SimpleList;
}

struct Subscription {
    StreamType type = StreamType::Ticker;
    std::string typeName;           // as the client wrote it: "candle.1m"
    std::vector<std::string> codes; // without the depth suffix
    bool coversMarket = false;      // whether the one market of the simulator is among them
    base::Milliseconds candleUnit{};
    int depth = 30;    // orderbook
    base::Price level; // orderbook
    bool onlySnapshot = false;
    bool onlyRealtime = false;
};

struct StreamRequest {
    std::string ticket;
    bool listsSubscriptions = false;
    std::vector<Subscription> subscriptions;
    bool namesFormat = false;
    StreamFormat format = StreamFormat::Default;
};

enum class StreamError { InvalidAuth, WrongFormat, NoTicket, NoType, NoCodes, InvalidParam, TooManyRequest };
std::string_view toString(StreamError error);

base::Result<StreamRequest, StreamError> readStreamRequest(std::string_view message, bool isPrivate,
                                                           const Switches& switches = {});

} // namespace kkachi::simulator
