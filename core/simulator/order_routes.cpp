#include "simulator/order_routes.h"

#include "simulator/order_json.h"
#include "simulator/order_parameters.h"
#include "simulator/order_queries.h"
#include "simulator/quotation_routes.h"

#include <algorithm>
#include <charconv>

namespace kkachi::simulator {

namespace {

// Wall time from the acceptance of a cancel to its effect: the venue acknowledges first and acts later, and a fill may
// come between.
constexpr std::chrono::milliseconds kCancelDelay{40};
constexpr std::size_t kMostIds = 20;
constexpr int kMostBulkCancels = 300;

ApiError invalid(std::string message) {
    return {400, "invalid_parameter", std::move(message)};
}

ApiError marketOffline() {
    return {403, "market_offline", "The market is not open."};
}

} // namespace

void OrderRoutes::addTo(http::Router& router, ApiGate& gate) {
    const auto bind = [this](auto method) {
        return [this, method](const Call& call) { return (this->*method)(call); };
    };
    router.add("POST", "/v1/orders", gate.exchange(RateGroup::Order, Right::MakeOrders, bind(&OrderRoutes::create)));
    router.add("POST", "/v1/orders/test",
               gate.exchange(RateGroup::OrderTest, Right::MakeOrders, bind(&OrderRoutes::test)));
    router.add("DELETE", "/v1/order",
               gate.exchange(RateGroup::Default, Right::MakeOrders, bind(&OrderRoutes::cancelOne)));
    router.add("DELETE", "/v1/orders/uuids",
               gate.exchange(RateGroup::Default, Right::MakeOrders, bind(&OrderRoutes::cancelByIds)));
    router.add("DELETE", "/v1/orders/open",
               gate.exchange(RateGroup::OrderCancelAll, Right::MakeOrders, bind(&OrderRoutes::cancelOpen)));
}

http::Response OrderRoutes::create(const Call& call) {
    // Burnt before anything else is looked at: an attempt that fails uses its identifier up all the same.
    const std::string identifier{call.find("identifier").value_or("")};
    const bool isFresh = identifier.empty() || m_desk.burnIdentifier(identifier);
    auto parameters = readOrder(call);
    if (!parameters)
        return exchangeError(parameters.error());
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    const auto& request = parameters->request;
    const auto& engine = m_desk.engine();
    if (const auto refused = checkRules(request, engine.spec(), engine.bestBid()))
        return exchangeError(refusalError(*refused, request.side));
    if (!isFresh)
        return exchangeError({400, "duplicated_identifier", "This identifier has been used before."});
    const auto placed = m_desk.place(request, identifier, m_clock.now());
    if (!placed)
        return exchangeError(refusalError(placed.error(), request.side));
    JsonText json;
    writeOrder(json, *placed, OrderDetail::Plain);
    return jsonResponse(json.take(), 201);
}

// The same checks; nothing is created, and the identifier stays unused.
http::Response OrderRoutes::test(const Call& call) {
    auto parameters = readOrder(call);
    if (!parameters)
        return exchangeError(parameters.error());
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    matching::MatchingEngine scratch = m_desk.engine();
    const auto placed = scratch.place(parameters->request, m_clock.now());
    if (!placed)
        return exchangeError(refusalError(placed.error(), parameters->request.side));
    JsonText json;
    writeOrder(json, {"00000000-0000-4000-8000-000000000000", parameters->identifier, *placed, {}}, OrderDetail::Plain);
    return jsonResponse(json.take(), 201);
}

bool OrderRoutes::requestCancel(const DeskOrder& order) {
    return m_desk.requestCancel(order.uuid, m_clock.sinceStart() + kCancelDelay);
}

// The reply acknowledges the request: it still shows the order waiting.
http::Response OrderRoutes::cancelOne(const Call& call) {
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    if (!call.find("uuid") && !call.find("identifier"))
        return exchangeError(invalid("uuid or identifier is required."));
    const DeskOrder* order = findOrder(m_desk, call);
    if (order == nullptr || !requestCancel(*order))
        return exchangeError({404, "order_not_found", "There is no such open order."});
    JsonText json;
    writeOrder(json, *order, OrderDetail::Plain);
    return jsonResponse(json.take());
}

http::Response OrderRoutes::cancelByIds(const Call& call) {
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    const auto uuids = call.findAll("uuids[]");
    const auto identifiers = call.findAll("identifiers[]");
    if (uuids.empty() == identifiers.empty() || std::max(uuids.size(), identifiers.size()) > kMostIds)
        return exchangeError(invalid("Either uuids[] or identifiers[], at most 20."));
    std::vector<const DeskOrder*> cancelled;
    std::vector<const DeskOrder*> failed;
    for (const DeskOrder* order : findOrders(m_desk, uuids, identifiers))
        (requestCancel(*order) ? cancelled : failed).push_back(order);
    return cancelReply(cancelled, failed);
}

http::Response OrderRoutes::cancelOpen(const Call& call) {
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    const std::string_view side = call.find("cancel_side").value_or("all");
    const std::string_view countText = call.find("count").value_or("20");
    int count = 0;
    const auto [end, error] = std::from_chars(countText.data(), countText.data() + countText.size(), count);
    const bool isCount = error == std::errc{} && end == countText.data() + countText.size();
    const bool isSide = side == "all" || side == "ask" || side == "bid";
    if (!isCount || count < 1 || count > kMostBulkCancels || !isSide ||
        (call.find("pairs") && call.find("quote_currencies")))
        return exchangeError(invalid("cancel_side, count, pairs or quote_currencies is not as documented."));
    const auto names = [&](std::string_view parameter, std::string_view wanted) {
        return call.find(parameter).value_or("").find(wanted) != std::string_view::npos;
    };
    const bool isIncluded = (!call.find("pairs") || names("pairs", kMarketCode)) &&
                            (!call.find("quote_currencies") || names("quote_currencies", "KRW"));
    std::vector<const DeskOrder*> cancelled;
    auto open = m_desk.open();
    if (call.find("order_by").value_or("desc") == "desc")
        std::reverse(open.begin(), open.end());
    for (const DeskOrder* order : open) {
        const bool isMeant = side == "all" || side == sideWord(order->record.request.side);
        if (isMeant && isIncluded && !names("excluded_pairs", kMarketCode) &&
            cancelled.size() < static_cast<std::size_t>(count) && requestCancel(*order))
            cancelled.push_back(order);
    }
    return cancelReply(cancelled, {});
}

http::Response OrderRoutes::cancelReply(const std::vector<const DeskOrder*>& cancelled,
                                        const std::vector<const DeskOrder*>& failed) const {
    JsonText json;
    json.beginObject();
    const auto write = [&](std::string_view name, const std::vector<const DeskOrder*>& orders) {
        json.key(name).beginObject().member("count", static_cast<int>(orders.size())).key("orders").beginArray();
        for (const DeskOrder* order : orders) {
            json.beginObject().member("uuid", order->uuid).member("market", kMarketCode);
            if (!order->identifier.empty())
                json.member("identifier", order->identifier);
            json.endObject();
        }
        json.endArray().endObject();
    };
    write("success", cancelled);
    write("failed", failed);
    json.endObject();
    return jsonResponse(json.take());
}

} // namespace kkachi::simulator
