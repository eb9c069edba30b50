// What a venue tells us beside order news.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/candle.h"
#include "market/candle_unit.h"
#include "market/market_spec.h"

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

} // namespace kkachi::exchange
