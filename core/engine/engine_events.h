// Everything that can happen to the engine, in the order in which it happens. Time is part of the event; the engine
// reads no clock.
#pragma once

#include "base/timestamp.h"
#include "exchange/venue_reports.h"
#include "market/candle.h"
#include "market/order_book.h"
#include "market/ticker.h"
#include "market/trade.h"
#include "order/order_event.h"
#include "signal/question.h"
#include "signal/signal.h"

#include <string>
#include <variant>
#include <vector>

namespace kkachi::engine {

struct StartRequested {};
struct StopRequested {};
struct TimePassed {};
// The language the analyst is asked to give its reasons in from now on.
struct LanguageChosen {
    signal::Language language{};
};

struct TradeSeen {
    market::Trade trade;
};
struct BookSeen {
    market::OrderBook book;
};
struct TickerSeen {
    market::Ticker ticker;
};
// Past bars from the venue, oldest first, for charts and warm-up.
struct HistorySeen {
    base::Milliseconds unit{};
    std::vector<market::Candle> bars;
};
// A finished bar of a tape (backtests). Live bars the engine builds itself, from trades.
struct BarClosed {
    market::Candle bar;
    base::Milliseconds unit{};
};
// An extreme inside a bar of a tape: only stops look at it, for a bar does not tell when within it the price was there.
struct PriceTouched {
    base::Price price;
};
struct FeedChanged {
    exchange::FeedState feed{};
    exchange::FeedState privateStream{};
};
struct AccountSeen {
    exchange::AccountReport report;
};
struct AccountMissing {
    exchange::AccountUnavailable why;
};
// How the exchange's clock compares with Kkachi's.
struct ClockSeen {
    exchange::ClockReport report;
};
// The exchange shuts us out.
struct BanSeen {
    exchange::BanReport report;
};
// A stretch of market time that the stream did not tell.
struct GapSeen {
    exchange::FeedGap gap;
};
struct SignalArrived {
    signal::Signal signal;
};
// The intent is durably in the journal: the order may leave.
struct IntentWritten {
    std::string identifier;
};
// The store failed. An intent that was not written is never sent.
struct StoreFailed {
    std::string identifier; // of the intent; empty for any other row
    std::string reason;
};
struct OrderNews {
    order::OrderEvent event;
};

using What = std::variant<StartRequested, StopRequested, TimePassed, LanguageChosen, TradeSeen, BookSeen, TickerSeen,
                          HistorySeen, BarClosed, PriceTouched, FeedChanged, AccountSeen, AccountMissing, ClockSeen,
                          BanSeen, GapSeen, SignalArrived, IntentWritten, StoreFailed, OrderNews>;

struct Event {
    base::Timestamp at; // Kkachi's clock
    What what;
};

} // namespace kkachi::engine
