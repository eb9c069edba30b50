// What is written down. The engine says these values; the SQL adapter stores them, `run --events` prints them, and the
// screens list them, all from the same row.
#pragma once

#include "base/fixed_point.h"
#include "base/mode.h"
#include "base/timestamp.h"
#include "order/order.h"
#include "signal/signal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kkachi::storage {

// One interval of the market. No trade in it: volume 0 and the last price; no feed: no row.
struct MarketDataRow {
    base::Timestamp at;
    base::Price price;
    base::Quantity volume; // traded in the interval
    int tradeCount = 0;
    base::Quantity buyVolume;  // taker bought
    base::Quantity sellVolume; // taker sold
    std::optional<base::Price> bestBid;
    std::optional<base::Price> bestAsk;
    std::optional<std::int64_t> firstSequentialId;
    std::optional<std::int64_t> lastSequentialId;
};

struct SignalRow {
    base::Mode mode = base::Mode::Demo;
    signal::Signal signal;
};

// What risk answered to a signal (or to a stop). Money as decimal text, ratios as fractions.
struct VerdictRow {
    base::Mode mode = base::Mode::Demo;
    base::Timestamp at;
    std::optional<std::int64_t> signalId;
    bool approved = false;
    std::string reason; // APPROVED or the code of the denial, e.g. POSITION_LIMIT; HOLD when there was nothing to judge
    std::string limit;  // the limit that was compared; empty where there is none
    std::string actual; // the value it was compared with
};

// The whole order as it now is: inserted as an intent, updated after.
struct OrderRow {
    base::Mode mode = base::Mode::Demo;
    base::Timestamp at;
    order::Order order;
};

struct FillRow {
    base::Mode mode = base::Mode::Demo;
    std::string identifier;
    order::Side side = order::Side::Buy;
    order::Fill fill;
};

struct AccountRow {
    base::Mode mode = base::Mode::Demo;
    base::Timestamp at;
    std::string state; // trading state
    base::Krw equity;
    base::Krw cash;
    base::Quantity position;
    std::optional<base::Price> averageEntry;
    base::Krw realisedPnl;
    base::Krw unrealisedPnl;
    base::Krw dayPnl;
    std::optional<base::Price> stopPrice;
    base::Ratio stopCover; // share of the held volume that a stop guards: 1 or an alarm
};

// A change of the trading state or of a guard.
struct RiskRow {
    base::Mode mode = base::Mode::Demo;
    base::Timestamp at;
    std::string state;  // active, paused, halted
    std::string reason; // DAILY_LOSS_LIMIT, VOLATILITY, ...
    std::string limit;
    std::string actual;
};

enum class Severity { Info, ActSoon, ActNow };

struct AlertRow {
    base::Mode mode = base::Mode::Demo;
    base::Timestamp at;
    Severity severity = Severity::Info;
    std::string code;   // stable: STOP_LOSS, FEED_STALE, ORDER_UNKNOWN, ...
    std::string detail; // values, for people; English
};

struct ReconciliationRow {
    base::Mode mode = base::Mode::Demo;
    base::Timestamp at;
    bool clean = false;
    std::string detail;
};

using Row = std::variant<MarketDataRow, SignalRow, VerdictRow, OrderRow, FillRow, AccountRow, RiskRow, AlertRow,
                         ReconciliationRow>;

// The row of `backtest_results`, with the full report as JSON beside the named columns.
struct BacktestRow {
    base::Timestamp runAt;
    base::Timestamp start;
    base::Timestamp end;
    double totalReturn = 0;
    double maxDrawdown = 0;
    std::optional<double> winRate;
    std::optional<double> profitLossRatio;
    int totalTrades = 0;
    std::string strategy;
    std::string parametersJson;
    std::string reportJson;
};

std::string_view toString(Severity severity); // "info", "act_soon", "act_now"

} // namespace kkachi::storage
