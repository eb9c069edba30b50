#include "simulator/order_routes.h"

#include "simulator/order_json.h"
#include "simulator/order_queries.h"
#include "simulator/quotation_routes.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostIds = 20;
constexpr std::size_t kMostPairs = 20;
constexpr int kMostBulkCancels = 300;

ApiError invalid(std::string message) {
    return {400, "invalid_parameter", std::move(message)};
}

ApiError marketOffline() {
    return {403, "market_offline", "The market is not open."};
}

ApiError identifierUsed() {
    return {400, "duplicated_identifier", "This identifier has been used before."};
}

bool isOrderBy(std::string_view text) {
    return text == "asc" || text == "desc";
}

} // namespace

void OrderRoutes::addTo(http::Router& router, ApiGate& gate) {
    const auto add = [&](const char* method, const char* path, RateGroup group, auto route) {
        router.add(method, path, gate.exchange(group, Right::MakeOrders, [this, route](const Call& call) {
            return (this->*route)(call);
        }));
    };
    add("POST", "/v1/orders", RateGroup::Order, &OrderRoutes::create);
    add("POST", "/v1/orders/cancel_and_new", RateGroup::Order, &OrderRoutes::cancelAndNew);
    add("POST", "/v1/orders/test", RateGroup::OrderTest, &OrderRoutes::test);
    add("DELETE", "/v1/order", RateGroup::Default, &OrderRoutes::cancelOne);
    add("DELETE", "/v1/orders/uuids", RateGroup::Default, &OrderRoutes::cancelByIds);
    add("DELETE", "/v1/orders/open", RateGroup::OrderCancelAll, &OrderRoutes::cancelOpen);
}

std::optional<base::Price> OrderRoutes::saleValue() const {
    if (m_switches.is(Switch::MarketSellMinimum, "none"))
        return std::nullopt;
    if (m_switches.is(Switch::MarketSellMinimum, "last_trade"))
        return m_desk.lastPrice();
    return m_desk.engine().bestBid();
}

base::Result<OrderParameters, ApiError> OrderRoutes::check(const Call& call) const {
    auto parameters = readOrder(call, readingOf(m_switches, m_clock.now()));
    if (!parameters)
        return parameters;
    if (m_desk.isOffline())
        return base::Unexpected{marketOffline()};
    if (m_switches.is(Switch::Stabilisation, "on"))
        return base::Unexpected{ApiError{503, "order_stabilisation", "Orders are being held back. Try again soon."}};
    const auto& request = parameters->request;
    if (const auto refused = checkRules(request, m_desk.engine().spec(), saleValue()))
        return base::Unexpected{refusalError(*refused, request, m_switches)};
    const bool isPassive = request.timeInForce == matching::TimeInForce::PostOnly;
    if (isPassive && m_switches.is(Switch::PostOnlyCrossing, "refuse") && m_desk.engine().wouldMatch(request))
        return base::Unexpected{ApiError{400, "invalid_post_only", "The order would match at once."}};
    return parameters;
}

DeskRequest OrderRoutes::deskRequest(const OrderParameters& parameters) const {
    DeskRequest request;
    request.order = parameters.request;
    request.identifier = parameters.identifier;
    request.saleValue = saleValue();
    request.wall = m_clock.sinceStart();
    request.namesSelfMatch = parameters.namesSelfMatch;
    return request;
}

http::Response OrderRoutes::create(const Call& call) {
    // Burnt before anything else is looked at: an attempt that fails uses its identifier up all the same.
    const std::string identifier{call.find("identifier").value_or("")};
    const bool isFresh = identifier.empty() || m_desk.burnIdentifier(identifier);
    const auto parameters = check(call);
    if (!parameters)
        return exchangeError(parameters.error());
    if (!isFresh)
        return exchangeError(identifierUsed());
    const auto placed = m_desk.place(deskRequest(*parameters), m_clock.now());
    if (!placed)
        return exchangeError(refusalError(placed.error(), parameters->request, m_switches));
    JsonText json;
    writeOrder(json, *placed, OrderDetail::Plain, formOf(m_switches));
    return jsonResponse(json.take(), 201);
}

// The same checks; nothing is created.
http::Response OrderRoutes::test(const Call& call) {
    const std::string identifier{call.find("identifier").value_or("")};
    const bool burns = m_switches.is(Switch::TestBurnsIdentifier, "yes") && !identifier.empty();
    const bool isFresh = burns ? m_desk.burnIdentifier(identifier) : !m_desk.isBurnt(identifier);
    const auto parameters = check(call);
    if (!parameters)
        return exchangeError(parameters.error());
    if (!isFresh)
        return exchangeError(identifierUsed());
    matching::MatchingEngine scratch = m_desk.engine();
    const auto placed = scratch.place(parameters->request, m_clock.now(), saleValue());
    if (!placed)
        return exchangeError(refusalError(placed.error(), parameters->request, m_switches));
    DeskOrder order;
    order.uuid = "00000000-0000-4000-8000-000000000000";
    order.identifier = parameters->identifier;
    order.record = *placed;
    order.namesSelfMatch = parameters->namesSelfMatch;
    JsonText json;
    writeOrder(json, order, OrderDetail::Plain, formOf(m_switches));
    return jsonResponse(json.take(), 201);
}

// Due in market time, which runs as many times faster as the wall's delay is to look the same.
bool OrderRoutes::requestCancel(const DeskOrder& order, std::optional<Replacement> replacement) {
    const auto delay = static_cast<double>(m_switches.duration(Switch::CancelDelay).count()) * m_clock.speed();
    return m_desk.requestCancel(order.uuid, m_clock.now() + base::Milliseconds{static_cast<std::int64_t>(delay)},
                                std::move(replacement));
}

// The reply acknowledges the request: it still shows the order waiting.
http::Response OrderRoutes::cancelOne(const Call& call) {
    if (!call.find("uuid") && !call.find("identifier"))
        return exchangeError(invalid("uuid or identifier is required."));
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    const DeskOrder* order = findOrder(m_desk, call);
    if (order == nullptr)
        return exchangeError({404, "order_not_found", "There is no such order."});
    if (!requestCancel(*order) && !m_switches.is(Switch::CancelEnded, "ok")) {
        if (m_switches.is(Switch::CancelEnded, "bad_request"))
            return exchangeError({400, "bad_request", "The order has ended."});
        return exchangeError({404, "order_not_found", "There is no such open order."});
    }
    JsonText json;
    writeOrder(json, *order, OrderDetail::Plain, formOf(m_switches));
    return jsonResponse(json.take());
}

http::Response OrderRoutes::cancelByIds(const Call& call) {
    const auto uuids = call.findAll("uuids[]");
    const auto identifiers = call.findAll("identifiers[]");
    if (uuids.empty() == identifiers.empty() || std::max(uuids.size(), identifiers.size()) > kMostIds)
        return exchangeError(invalid("Either uuids[] or identifiers[], at most 20."));
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    std::vector<const DeskOrder*> cancelled;
    std::vector<const DeskOrder*> failed;
    for (const DeskOrder* order : findOrders(m_desk, uuids, identifiers))
        (requestCancel(*order) ? cancelled : failed).push_back(order);
    return cancelReply(cancelled, failed);
}

http::Response OrderRoutes::cancelOpen(const Call& call) {
    const std::string_view side = call.find("cancel_side").value_or("all");
    const std::string_view countText = call.find("count").value_or("20");
    int count = 0;
    const auto [end, error] = std::from_chars(countText.data(), countText.data() + countText.size(), count);
    const bool isCount = error == std::errc{} && end == countText.data() + countText.size();
    const auto list = [&](std::string_view name) { return call.find(name).value_or(""); };
    if (!isCount || count < 1 || count > kMostBulkCancels)
        return exchangeError(invalid("count is a number from 1 to 300."));
    if (side != "all" && side != "ask" && side != "bid")
        return exchangeError(invalid("cancel_side is all, ask or bid."));
    if (call.find("pairs") && call.find("quote_currencies"))
        return exchangeError(invalid("Either pairs or quote_currencies."));
    if (countWords(list("pairs")) > kMostPairs || countWords(list("excluded_pairs")) > kMostPairs)
        return exchangeError(invalid("pairs and excluded_pairs have at most 20 entries."));
    if (!isOrderBy(call.find("order_by").value_or("desc")))
        return exchangeError(invalid("order_by is asc or desc."));
    if (m_desk.isOffline())
        return exchangeError(marketOffline());
    const bool isIncluded = (!call.find("pairs") || namesWord(list("pairs"), kMarketCode)) &&
                            (!call.find("quote_currencies") || namesWord(list("quote_currencies"), "KRW")) &&
                            !namesWord(list("excluded_pairs"), kMarketCode);
    std::vector<const DeskOrder*> cancelled;
    auto open = isIncluded ? m_desk.open() : std::vector<const DeskOrder*>{};
    if (call.find("order_by").value_or("desc") == "desc")
        std::reverse(open.begin(), open.end());
    for (const DeskOrder* order : open) {
        const bool isMeant = side == "all" || side == sideWord(order->record.request.side);
        if (isMeant && cancelled.size() < static_cast<std::size_t>(count) && requestCancel(*order))
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
