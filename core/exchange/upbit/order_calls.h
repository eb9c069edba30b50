// The calls about orders, as values to be sent by UpbitRestClient: everything of sections "orders" of Upbit's REST
// reference that a trader needs. What is wrong with a request is said here, before it costs an identifier. Pure.
//
// GET /v1/orders is retired and is not used; openOrders, closedOrders and ordersByIds stand for it.
#pragma once

#include "base/fixed_point.h"
#include "base/result.h"
#include "base/timestamp.h"
#include "exchange/upbit/rest_call.h"
#include "order/order.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::exchange::upbit {

struct CallProblem {
    std::string parameter;
    std::string reason;
};
template <class T>
using Call = base::Result<T, CallProblem>;

// 1 to 64 of the letters A-Z, a-z, 0-9, `_` and `-`: what Upbit is known to take and needs no encoding.
bool isIdentifier(std::string_view text);

enum class OrderKind {
    Limit,  // volume and price
    Market, // a buy spends funds (Upbit's `price`), a sale sells volume (its `market`)
    Best,   // the same, at the best price of the other side; needs Ioc or Fok
};
enum class TimeInForce { Unset, Ioc, Fok, PostOnly };
// What happens where the order would trade with another one of ours. Said in every order, because the default changed.
enum class SelfTrade { CancelMaker, CancelTaker, Reduce, None };

struct NewOrder {
    std::string market;
    order::Side side = order::Side::Buy;
    OrderKind kind = OrderKind::Limit;
    std::optional<base::Quantity> volume;
    std::optional<base::Price> price;
    std::optional<base::Krw> funds;
    TimeInForce timeInForce = TimeInForce::Unset;
    SelfTrade selfTrade = SelfTrade::CancelMaker; // of a post-only order: None, the exchange takes no other
    std::string identifier;
};

// POST /v1/orders. Burns the identifier, whatever becomes of it.
Call<RestCall> placeOrderCall(const NewOrder& order);
// POST /v1/orders/test: the exchange's own check. Goes without the identifier, which a test may burn.
Call<RestCall> testOrderCall(const NewOrder& order);

// The exchange's uuid wins where both are known; it is never ambiguous. One of them must be.
struct OrderKey {
    std::string uuid;
    std::string identifier;
};
RestCall queryOrderCall(const OrderKey& key);
RestCall cancelOrderCall(const OrderKey& key);

enum class IdKind { Uuid, Identifier };
// GET /v1/orders/uuids, in as many calls of 100 as it takes. Ids that are not known are missing from the answers.
std::vector<RestCall> ordersByIdsCalls(std::string_view market, IdKind kind, std::span<const std::string> ids);
// DELETE /v1/orders/uuids, in calls of 20.
std::vector<RestCall> cancelByIdsCalls(IdKind kind, std::span<const std::string> ids);

inline constexpr int kOpenOrdersOfAPage = 100;
// GET /v1/orders/open: resting and reserved ones, newest first. Pages from 1.
RestCall openOrdersCall(std::string_view market, int page);

inline constexpr int kMostClosedOrders = 1000;
inline constexpr base::Milliseconds kLongestClosedSpan = std::chrono::days{7};
// GET /v1/orders/closed: those created from `from` to `to`, at most seven days, newest first. There are no pages: an
// answer of kMostClosedOrders may hide more (closed_orders_reader.h splits the span).
RestCall closedOrdersCall(std::string_view market, base::Timestamp from, base::Timestamp to);

struct CancelOpen {
    std::vector<std::string> markets; // 1 to 20: the user's other markets are never touched
    std::optional<order::Side> side;  // nothing: both
    int count = 300;                  // 1 to 300; the exchange's own default is only 20
};
// DELETE /v1/orders/open: one in two seconds. Cancels what rests, not what is reserved.
Call<RestCall> cancelOpenCall(const CancelOpen& what);

struct Replacement {
    OrderKey previous;
    OrderKind kind = OrderKind::Limit;
    order::Side side = order::Side::Buy;  // of the previous order, which the new one keeps
    std::optional<base::Quantity> volume; // nothing: what remains of the previous one
    std::optional<base::Price> price;
    std::optional<base::Krw> funds;
    TimeInForce timeInForce = TimeInForce::Unset;
    SelfTrade selfTrade = SelfTrade::CancelMaker;
    std::string identifier; // of the new order
};
// POST /v1/orders/cancel_and_new. That it is answered does not mean that there is a new order: if the previous one is
// filled first, none is made.
Call<RestCall> replaceOrderCall(const Replacement& what);

} // namespace kkachi::exchange::upbit
