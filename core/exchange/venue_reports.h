// What a venue tells us beside order news.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/candle.h"
#include "market/candle_unit.h"
#include "market/market_spec.h"

#include <chrono>
#include <string>
#include <vector>

namespace kkachi::exchange {

struct Balance {
    base::Quantity free;
    base::Quantity locked;
};

struct CashBalance {
    base::Krw free;
    base::Krw locked;
};

// Balances and the rules of the market, read together: what is needed before the first order.
struct AccountReport {
    base::Timestamp at;
    CashBalance krw;
    Balance base; // bitcoin, external coins included
    market::MarketSpec spec;
    int openOrders = 0; // resting orders in the market, whoever placed them
};

struct AccountUnavailable {
    std::string reason;       // the venue's error name, or what went wrong on the way
    bool credentials = false; // keys are wrong, expired or lack a right: trying again will not help
};

enum class FeedState {
    Connecting,
    Live,    // the stream tells everything, and nothing before it is missing
    Polling, // no stream: trades and tickers are asked for again and again, every trade but late
    Stale,   // the stream was found dead
    Down,
};

// A stretch of market time that the stream did not tell.
struct FeedGap {
    base::Timestamp from;  // of the last message before it
    base::Timestamp to;    // of the first one after it
    bool isClosed = false; // every trade in it was read afterwards, and given out before this is said

    friend bool operator==(const FeedGap&, const FeedGap&) = default;
};

// Answers ReadBars: the bars the exchange keeps, oldest first. Where nobody traded there is none.
struct BarsReport {
    market::CandleUnit unit = market::CandleUnit::Minute;
    base::Timestamp before;  // as asked
    int count = 0;           // as asked
    bool isAnswered = false; // false: the exchange could not be asked, or said nothing that can be read
    std::vector<market::Candle> bars;
};

// One transmission of a call: how long it took, from the moment it was handed to the network, and what became of it.
struct CallReport {
    base::Timestamp at;   // when it was handed over
    std::string endpoint; // "POST /v1/orders"; never with parameters
    std::chrono::microseconds latency{0};
    std::string outcome;   // answered, lost, not_sent
    int status = 0;        // HTTP; 0 without an answer
    std::string error;     // the venue's error name, or what went wrong on the way; empty: none
    std::string requestId; // the venue's own X-Request-Id, for asking its support; empty: none
};

// The venue's clock against Kkachi's, from the Date headers of answers (whole seconds, so that one answer alone tells
// no more than half a second).
struct ClockReport {
    base::Timestamp at;
    base::Milliseconds offset{};      // positive: the venue is ahead, Kkachi's clock is slow
    base::Milliseconds uncertainty{}; // the true offset is at most this far away
};

// The venue shuts us out. To be remembered over restarts, because calling on makes it longer.
struct BanReport {
    base::Timestamp at;
    base::Timestamp until;
    int repetition = 1; // how many bans in a row
};

} // namespace kkachi::exchange
