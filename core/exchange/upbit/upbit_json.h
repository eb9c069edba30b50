// Bytes of the exchange to values. The only place that knows Upbit's field names: `bid` and `ask` sides become Buy and
// Sell, `ask_bid` the taker, and numbers go from their text to exact decimals (exponents too), never through a double.
// Unknown fields are ignored; everything else that is not as documented is a JsonError.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "exchange/upbit/json_error.h"
#include "exchange/venue_reports.h"
#include "market/candle.h"
#include "market/candle_unit.h"
#include "market/order_book.h"
#include "market/ticker.h"
#include "market/trade.h"
#include "order/order.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kkachi::exchange::upbit {

// ---- Public REST ----

// Of every unit. Oldest first (the exchange sends newest first). The last one may be in progress.
Parsed<std::vector<market::Candle>> parseCandles(std::string_view bytes, std::string_view market);
// In the order of the page: newest first.
Parsed<std::vector<market::Trade>> parseTradeTicks(std::string_view bytes, std::string_view market);
// The market's ticker out of a page of tickers.
Parsed<market::Ticker> parseTickers(std::string_view bytes, std::string_view market);
// The market's book out of a page of books.
Parsed<market::OrderBook> parseOrderBooks(std::string_view bytes, std::string_view market);

struct MarketRow {
    std::string code;     // "KRW-BTC"
    bool warning = false; // an investment warning of the exchange; told with details only
    bool caution = false; // any of its notices of unusual trading

    friend bool operator==(const MarketRow&, const MarketRow&) = default;
};
Parsed<std::vector<MarketRow>> parseMarkets(std::string_view bytes);
// The tick size of the market.
Parsed<base::Price> parseInstruments(std::string_view bytes, std::string_view market);

// ---- Private REST ----

struct Holdings {
    CashBalance krw;
    Balance base;

    friend bool operator==(const Holdings& a, const Holdings& b) {
        return a.krw.free == b.krw.free && a.krw.locked == b.krw.locked && a.base.free == b.base.free &&
               a.base.locked == b.base.locked;
    }
};

// `market` is quote-base as in "KRW-BTC". An asset that was never held is not listed and counts as nothing. Other
// assets are not looked at.
Parsed<Holdings> parseAccounts(std::string_view bytes, std::string_view market);

struct Chance {
    base::Ratio bidFee;
    base::Ratio askFee;
    base::Krw minimumTotal; // the larger one of both sides
    base::Krw maximumTotal;
    std::string state; // "active"
    Holdings holdings;
};
Parsed<Chance> parseChance(std::string_view bytes, std::string_view market);

enum class VenueState { Wait, Watch, Done, Cancel, Other };

struct OrderRecord {
    std::string market;
    std::string uuid;
    std::string identifier; // empty when the order was not placed with one
    order::Side side = order::Side::Buy;
    std::string orderType;   // limit, price, market, best
    std::string timeInForce; // ioc, fok, post_only; empty: none
    std::string smpType;     // empty: not told
    VenueState state = VenueState::Other;
    base::Timestamp createdAt;        // epoch: not told
    std::optional<base::Price> price; // of one bitcoin; for `price` orders the won to spend
    std::optional<base::Quantity> volume;
    base::Quantity executedVolume;
    base::Krw paidFee;
    std::vector<order::Fill> trades; // without fees: REST tells only their sum
};
Parsed<OrderRecord> parseOrder(std::string_view bytes);
// In the order of the page. Each must be an order of the market.
Parsed<std::vector<OrderRecord>> parseOrders(std::string_view bytes, std::string_view market);

// What became of a cancel of several orders. The exchange gives no reasons; a failure may mean that the order has
// ended.
struct Cancelled {
    struct Id {
        std::string uuid;
        std::string identifier; // empty: none

        friend bool operator==(const Id&, const Id&) = default;
    };
    std::vector<Id> accepted; // a receipt, as of a single cancel
    std::vector<Id> failed;
};
Parsed<Cancelled> parseCancelled(std::string_view bytes);

// The answer to cancel_and_new: the old order, and the names of the one that follows if the old one is really
// cancelled.
struct Replaced {
    OrderRecord previous;
    std::string newUuid;
    std::string newIdentifier; // empty: not told
};
Parsed<Replaced> parseReplaced(std::string_view bytes);

struct ApiKeyRow {
    std::string accessKey;
    base::Timestamp expiresAt;
};
Parsed<std::vector<ApiKeyRow>> parseApiKeys(std::string_view bytes);

// The error of an answer. The name is a word at the private API, a number at the public one ("400"); a body that is
// neither gets the name "http_<status>" and its first characters as message.
struct VenueError {
    std::string name;
    std::string message;
};
VenueError parseVenueError(std::string_view bytes, int status);

// ---- Streams (format DEFAULT) ----

// A bar of the `candle.` streams. It comes again whenever a trade changes it: the last one counts. Nothing says when it
// is final.
struct StreamCandle {
    market::CandleUnit unit = market::CandleUnit::Second;
    market::Candle bar;
    base::Timestamp lastTradeAt;
    double turnover = 0;     // won traded in the bar; a statistic
    bool isSnapshot = false; // of the subscription; it may be the bar before the current one

    friend bool operator==(const StreamCandle&, const StreamCandle&) = default;
};

// News of one of our orders. What the stream tells of it is cumulative but for the fill. Of no use for the books are
// `locked` and `remaining_fee`, which contradict each other on ended orders; they are not read.
struct MyOrder {
    std::string uuid;
    std::string identifier; // empty: none
    std::string state;      // wait, watch, trade, done, cancel, prevented
    std::optional<order::Side> side;
    std::string orderType;            // limit, price, market, best
    std::string timeInForce;          // ioc, fok, post_only; empty: none
    std::string smpType;              // cancel_maker, cancel_taker, reduce, none; empty: not told
    std::optional<base::Price> price; // the order's; the fill's when state is trade; of `price` orders the won to spend
    std::optional<base::Price> averagePrice;
    std::optional<base::Quantity> volume; // the order's; the fill's when state is trade
    std::optional<base::Quantity> remainingVolume;
    base::Quantity executedVolume;
    std::optional<base::Krw> executedFunds;
    std::optional<base::Krw> paidFee;
    std::optional<base::Quantity> preventedVolume; // kept from trading with ourselves
    std::optional<base::Krw> preventedLocked;      // won including the fee; for sales the volume, as the exchange says
    std::optional<std::int64_t> tradesCount;
    std::optional<bool> isMaker;     // of the fill
    std::optional<order::Fill> fill; // when state is trade and the message tells all of it
    base::Timestamp orderedAt;       // epoch: not told
    base::Timestamp at;              // of the message; epoch: not told
};

// Balances that have changed. Only the assets that changed are listed, and of those only the market's own are read.
struct MyAsset {
    std::optional<CashBalance> krw;
    std::optional<Balance> base;
    base::Timestamp changedAt;
    base::Timestamp at; // of the message
};
struct StreamStatus {}; // {"status":"UP"}
struct OtherMessage {}; // a kind of message that we do not use

using StreamMessage = std::variant<market::Trade, market::OrderBook, market::Ticker, StreamCandle, MyOrder, MyAsset,
                                   VenueError, StreamStatus, OtherMessage>;

// All messages but those about assets must be about `market`. The bytes may be of any length and content.
Parsed<StreamMessage> parseStreamMessage(std::string_view bytes, std::string_view market);

} // namespace kkachi::exchange::upbit
