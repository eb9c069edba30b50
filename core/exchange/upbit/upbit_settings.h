// Where the exchange is and how patient we are with it. The real exchange and the simulator differ in nothing else.
#pragma once

#include "base/secret.h"
#include "base/timestamp.h"
#include "exchange/venue_reports.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <string>
#include <utility>

namespace kkachi::exchange::upbit {

// Wall time, whatever clock the market runs on.
struct UpbitPatience {
    base::Milliseconds callDeadline{5'000};    // from the first byte out to the last byte in; all tries together
    base::Milliseconds longestQueue{2'000};    // a call waits this long for its rate budget, then it is not sent
    base::Milliseconds connectDeadline{5'000}; // of a WebSocket, TLS and upgrade included
    // A public stream that says nothing for this long is asked: by a ping whether it lives, and, when only the trades
    // have stopped, by REST whether there were any. With the two limits behind it a dead feed is found within 3 s.
    base::Milliseconds quietLimit{1'500};
    base::Milliseconds pongDeadline{1'500};      // nothing at all after a ping
    base::Milliseconds lateLimit{1'000};         // a trade that REST tells comes by the stream no later than this
    base::Milliseconds bookLimit{3'000};         // a book follows a trade no later than this
    base::Milliseconds subscribeDeadline{5'000}; // trades and books begin no later than this
    base::Milliseconds pingInterval{10'000};     // of a private stream; the server closes after 120 s without traffic
    base::Milliseconds firstBackoff{250};        // doubled with every failure, with jitter
    base::Milliseconds longestBackoff{30'000};
    base::Milliseconds steadyAfter{10'000};  // a connection that lived this long begins its pauses anew
    base::Milliseconds connectGap{250};      // between two connects of a stream: 5 in a second are allowed
    base::Milliseconds refusedPause{60'000}; // after keys were refused, or a ban; doubled each time
    base::Milliseconds longestRefused{900'000};
};

// Upbit recommends HS512; HS256 is still accepted.
enum class SigningAlgorithm { Hs512, Hs256 };

// Calls that may leave in a second. The exchange's own limits (12 orders, 8 test orders, 30 others for each pocket, 10
// of each public group for each address) count what arrives there, so these stay below them.
struct UpbitRates {
    int orders = 8;
    int testOrders = 6;
    int others = 20;
    int ofEachPublicGroup = 8;
};

struct UpbitSettings {
    QUrl restUrl{QStringLiteral("https://api.upbit.com")};                 // paths begin at /v1
    QUrl websocketUrl{QStringLiteral("wss://api.upbit.com/websocket/v1")}; // private: + /private
    QString caFile; // PEM of trust added to the system's; empty: none
    // A host that may be sent our tokens besides api.upbit.com and this computer; empty: none.
    QString allowedHost;
    SigningAlgorithm algorithm = SigningAlgorithm::Hs512;
    std::string market = "KRW-BTC";
    base::Milliseconds pollInterval{1'000}; // between two questions for trades while there is no stream
    UpbitPatience patience;
    UpbitRates rates;
    // The last ban of an earlier run: nothing leaves before it is over, and the next one counts on from it.
    std::optional<BanReport> lastBan;
};

struct UpbitCredentials {
    base::Secret access;
    base::Secret secret;

    bool isEmpty() const { return access.isEmpty() || secret.isEmpty(); }
    UpbitCredentials clone() const { return {access.clone(), secret.clone()}; }
};

} // namespace kkachi::exchange::upbit
