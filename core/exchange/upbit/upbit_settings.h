// Where the exchange is and how patient we are with it. The real exchange and the simulator differ in nothing else.
#pragma once

#include "base/secret.h"
#include "base/timestamp.h"

#include <QString>
#include <QUrl>

#include <string>
#include <utility>

namespace kkachi::exchange::upbit {

// Wall time, whatever clock the market runs on.
struct UpbitPatience {
    base::Milliseconds callDeadline{5'000};    // from the first byte out to the last byte in
    base::Milliseconds longestQueue{2'000};    // a call waits this long for its rate budget, then it is not sent
    base::Milliseconds connectDeadline{5'000}; // of a WebSocket, TLS and upgrade included
    base::Milliseconds silenceLimit{10'000};   // a public stream is never silent for longer
    base::Milliseconds pingInterval{15'000};   // the server closes after 120 s without traffic
    base::Milliseconds pongDeadline{10'000};
    base::Milliseconds firstBackoff{250}; // doubled with every failure, with jitter
    base::Milliseconds longestBackoff{30'000};
};

struct UpbitSettings {
    QUrl restUrl{QStringLiteral("https://api.upbit.com")};                 // paths begin at /v1
    QUrl websocketUrl{QStringLiteral("wss://api.upbit.com/websocket/v1")}; // private: + /private
    QString caFile; // PEM of trust added to the system's; empty: none
    std::string market = "KRW-BTC";
    UpbitPatience patience;
};

struct UpbitCredentials {
    base::Secret access;
    base::Secret secret;

    bool isEmpty() const { return access.isEmpty() || secret.isEmpty(); }
    UpbitCredentials clone() const { return {access.clone(), secret.clone()}; }
};

} // namespace kkachi::exchange::upbit
