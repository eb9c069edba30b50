// A picture of the engine for the screens, made at most ten times a second, never changed after. Desktop and web page
// show this and nothing else, so that they always agree.
#pragma once

#include "base/fixed_point.h"
#include "base/mode.h"
#include "base/timestamp.h"
#include "exchange/venue_reports.h"
#include "market/candle.h"
#include "market/order_book.h"
#include "market/ticker.h"
#include "market/trade.h"
#include "order/order.h"
#include "risk/trading_state.h"
#include "signal/signal.h"
#include "storage/rows.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::engine {

enum class RunState { Stopped, Starting, Running, Stopping };
using risk::TradingState;

struct BarSeries {
    base::Milliseconds unit{};
    std::shared_ptr<const std::vector<market::Candle>> closed; // oldest first; never null
    std::optional<market::Candle> current;
};

struct EquityPoint {
    base::Timestamp at;
    base::Krw equity;
};

struct AnsweredSignal {
    signal::Signal signal;
    std::optional<storage::VerdictRow> verdict;
};

struct AccountView {
    base::Krw cash;
    base::Krw equity;
    base::Krw capital; // what percentages are taken of
    base::Quantity position;
    std::optional<base::Price> averageEntry;
    base::Krw realisedPnl;
    base::Krw unrealisedPnl;
    base::Krw dayPnl;
    base::Krw feesPaid;
    std::optional<base::Price> stopPrice;
    base::Ratio stopCover;
    base::Quantity externalCoins; // bitcoin at the venue that Kkachi did not buy
};

// Each guard with its value and its limit, both in the unit named.
struct RiskView {
    TradingState state = TradingState::Active;
    std::string reason; // code of the last change of state; empty while active
    base::Krw exposure; // position and open entries at worst
    base::Krw exposureLimit;
    base::Krw dayLoss; // positive when losing
    base::Krw dayLossLimit;
    double volatility = 0;      // fraction, over the window
    double volatilityLimit = 0; // fraction
    bool isVolatile = false;    // entries are refused because of it
    base::Ratio stopLoss;       // fraction below average entry
};

struct HealthView {
    exchange::FeedState feed = exchange::FeedState::Down;
    exchange::FeedState privateStream = exchange::FeedState::Down;
    std::optional<base::Timestamp> lastMessageAt; // Kkachi's clock
    bool accountKnown = false;
    bool storageWorks = true;
    std::optional<base::Milliseconds> analystLatency; // of the last answer
    bool analystAnswers = true;                       // false when the last question got no usable answer
};

struct Snapshot {
    base::Timestamp at; // Kkachi's clock
    base::Mode mode = base::Mode::Demo;
    std::string market;
    RunState run = RunState::Stopped;
    std::optional<base::Price> price;
    std::optional<market::Ticker> ticker;
    market::OrderBook book;
    std::vector<market::Trade> tape;                             // newest first, at most 60
    std::vector<BarSeries> series;                               // one-second and one-minute bars
    std::shared_ptr<const std::vector<EquityPoint>> equityCurve; // never null
    AccountView account;
    RiskView risk;
    HealthView health;
    std::vector<AnsweredSignal> signals;   // newest first, at most 50
    std::vector<order::Order> orders;      // newest first, at most 100
    std::vector<storage::FillRow> fills;   // newest first, at most 100
    std::vector<storage::AlertRow> alerts; // newest first, at most 50
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

std::string_view toString(RunState state); // "stopped", "starting", "running", "stopping"
using risk::toString;                      // "active", "paused", "protected", "halted"

} // namespace kkachi::engine
