// What is written down. The engine says these values; the SQL adapter stores them, `run --events` prints them, and the
// screens list them, all from the same row.
#pragma once

#include "base/fixed_point.h"
#include "base/mode.h"
#include "base/timestamp.h"
#include "market/candle.h"
#include "market/candle_unit.h"
#include "market/trade.h"
#include "order/order.h"
#include "signal/signal.h"

#include <chrono>
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

// One public trade, as the exchange told it.
struct TradeRow {
    market::Trade trade;
    bool repaired = false; // read afterwards, because the stream was down when it happened
};

// What is known of a bar.
enum class BarMark {
    Traded,         // its trades were all seen as they happened
    NoTrades,       // the feed was whole and nobody traded; the exchange has no such bar either
    ExchangeClosed, // the exchange was closed for all of it
    Missing,        // what happened in it is not known
    Repaired,       // put together or corrected afterwards from what the exchange keeps
};

// A bar of the market, of any unit. The last row for an opening time is the one that counts.
struct CandleRow {
    market::CandleUnit unit = market::CandleUnit::Minute;
    base::Timestamp openTime;
    BarMark mark = BarMark::Missing;
    std::optional<market::Candle> bar; // where the mark says that there were trades
};

// One call to the exchange: how long it took, from the moment it was handed to the network, and what became of it.
struct ApiTimingRow {
    base::Timestamp at;   // when it was handed over
    std::string endpoint; // "POST /v1/orders"; never with parameters
    std::chrono::microseconds latency{0};
    std::string outcome;   // answered, lost, not_sent
    int status = 0;        // HTTP; 0 without an answer
    std::string error;     // the exchange's error name, or what went wrong on the way; empty: none
    std::string requestId; // the exchange's own X-Request-Id, for asking its support; empty: none
};

// The exchange shuts us out. It is remembered over restarts, because calling on makes it longer.
struct BanRow {
    base::Timestamp at;
    base::Timestamp until;
    int repetition = 1; // how many bans in a row
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

// What the adapters of the exchange saw. For the database alone: it is no event, and there may be thousands a second.
using VenueRow = std::variant<TradeRow, CandleRow, ApiTimingRow, BanRow>;

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
std::string_view toString(BarMark mark);      // "traded", "no_trades", "exchange_closed", "missing", "repaired"

} // namespace kkachi::storage
