// How the built-in exchange is started, and where it can be reached once it serves.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/candle.h"
#include "market/trade.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kkachi::simulator {

// Trades as somebody recorded them, shared by all who play or show them. Times do not fall.
using RecordedTrades = std::shared_ptr<const std::vector<market::Trade>>;

// What the market plays back: real candles, or real trades where there are any. Times rise; a missing bar is a quiet
// market.
struct ReplayTape {
    std::vector<market::Candle> bars;
    base::Milliseconds unit{60'000};
    std::optional<base::Timestamp> playFrom; // what is before it is the past; by default the first one starts
    RecordedTrades trades{};

    bool hasTrades() const { return trades && !trades->empty(); }
    bool isEmpty() const { return bars.empty() && !hasTrades(); }
};

struct SimulatorSettings {
    std::uint16_t port = 0;        // 0 binds any free one
    bool portChosenByUser = false; // then a port in use is a failure; otherwise another one is bound
    std::uint64_t seed = 1;
    double speed = 1; // market seconds in a wall second, 0.01 to 10,000
    std::optional<ReplayTape> replay;
    // Market time at the start of a generated market: with the seed it makes every byte. Empty: the wall's time.
    std::optional<base::Timestamp> startAt;
    base::Krw capital = base::Krw::whole(10'000'000);
    std::string accessKey; // the three keys below: drawn from the seed when empty
    std::string secretKey;
    std::string openAiKey; // empty: any bearer key is accepted
    // Name and value; checked by Switches::set before.
    std::vector<std::pair<std::string, std::string>> switches;
    bool withTls = false; // with a certificate of its own making, see SimulatorAddress::caPem
    std::string analyst;  // what it is scripted to do, as AnalystScript::setFromCommandLine reads it; empty: its rule
    std::string faults;   // that are set from the start, JSON as for POST /simulator/faults; empty: none
};

struct SimulatorAddress {
    QString rest;             // "http://127.0.0.1:P"; paths begin at /v1
    QString websocket;        // "ws://127.0.0.1:P/websocket/v1"
    QString websocketPrivate; // the same + "/private"
    QString openai;           // "http://127.0.0.1:P/v1"
    QString admin;            // "http://127.0.0.1:P/simulator"
    QString accessKey;
    QString secretKey;
    QByteArray caPem;                  // TLS only: the certificate that vouches for the server's
    base::Timestamp marketTimeAtStart; // market time is this + speed x (wall time since ready())
    double speed = 1;
};

} // namespace kkachi::simulator

Q_DECLARE_METATYPE(kkachi::simulator::SimulatorAddress)
