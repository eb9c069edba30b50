#include "simulator/account_routes.h"

#include "simulator/order_json.h"
#include "simulator/order_queries.h"
#include "simulator/quotation_routes.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostIds = 100;
constexpr auto kClosedWindow = 24h * 7;

http::Response invalid(std::string message) {
    return exchangeError({400, "invalid_parameter", std::move(message)});
}

std::optional<std::int64_t> parseNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// ISO 8601 or epoch milliseconds.
std::optional<base::Timestamp> parseTime(std::string_view text) {
    constexpr std::int64_t kLastMs = 253'402'300'799'999; // the end of the year 9999
    if (const auto ms = parseNumber(text))
        return *ms >= 0 && *ms <= kLastMs ? std::optional{base::fromEpochMs(*ms)} : std::nullopt;
    return base::parseInstant(text);
}

bool isOtherMarket(const Call& call) {
    const auto market = call.find("market");
    return market && *market != kMarketCode;
}

// The states asked for, `defaults` when none; nothing when both spellings are used or a state is not of `known`.
std::optional<std::vector<std::string_view>> readStates(const Call& call, std::vector<std::string_view> known,
                                                        std::vector<std::string_view> defaults) {
    auto states = call.findAll("states[]");
    if (const auto single = call.find("state")) {
        if (!states.empty())
            return std::nullopt;
        states.push_back(*single);
    }
    for (const auto state : states)
        if (std::find(known.begin(), known.end(), state) == known.end())
            return std::nullopt;
    return states.empty() ? defaults : states;
}

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool AccountRoutes::isVisible(const DeskOrder& order) const {
    return m_clock.sinceStart() - order.acceptedAt >= m_switches.duration(Switch::ReadDelay);
}

http::Response AccountRoutes::listReply(std::vector<const DeskOrder*> orders, const Call& call, std::size_t skip,
                                        std::size_t most) const {
    const std::string_view orderBy = call.find("order_by").value_or("desc");
    if (orderBy != "desc" && orderBy != "asc")
        return invalid("order_by is asc or desc.");
    std::erase_if(orders, [this](const DeskOrder* each) { return !isVisible(*each); });
    if (orderBy == "desc")
        std::reverse(orders.begin(), orders.end());
    JsonText json;
    json.beginArray();
    for (std::size_t i = skip; i < orders.size() && i < skip + most; ++i)
        writeOrder(json, *orders[i], OrderDetail::WithFunds, formOf(m_switches));
    json.endArray();
    return jsonResponse(json.take());
}

void AccountRoutes::addTo(http::Router& router, ApiGate& gate) const {
    const auto bind = [this](auto method) {
        return [this, method](const Call& call) { return (this->*method)(call); };
    };
    const auto add = [&](const char* path, Right right, auto method) {
        router.add("GET", path, gate.exchange(RateGroup::Default, right, bind(method)));
    };
    add("/v1/accounts", Right::ViewAssets, &AccountRoutes::accounts);
    add("/v1/orders/chance", Right::ViewOrders, &AccountRoutes::chance);
    add("/v1/order", Right::ViewOrders, &AccountRoutes::order);
    add("/v1/orders/uuids", Right::ViewOrders, &AccountRoutes::ordersByIds);
    add("/v1/orders/open", Right::ViewOrders, &AccountRoutes::openOrders);
    add("/v1/orders/closed", Right::ViewOrders, &AccountRoutes::closedOrders);
    add("/v1/orders", Right::ViewOrders, &AccountRoutes::orders);
    add("/v1/withdraws", Right::ViewWithdraws, &AccountRoutes::withdraws);
    router.add("GET", "/v1/api_keys", gate.exchange(RateGroup::Default, Right::None, [this, &gate](const Call&) {
        return apiKeys(gate.key().expiresInDays);
    }));
    router.add("DELETE", "/v1/withdraws/coin",
               gate.exchange(RateGroup::Default, Right::Withdraw, bind(&AccountRoutes::cancelWithdraw)));
}

http::Response AccountRoutes::accounts(const Call&) const {
    const auto& account = m_desk.engine().account();
    JsonText json;
    json.beginArray();
    writeCash(json, account);
    if (account.everHeldCoins())
        writeCoins(json, account);
    json.endArray();
    return jsonResponse(json.take());
}

http::Response AccountRoutes::chance(const Call& call) const {
    if (!call.find("market"))
        return invalid("market is required.");
    if (isOtherMarket(call))
        return exchangeError({400, "notfoundmarket", "There is no such market."});
    const auto& spec = m_desk.engine().spec();
    const auto writeWords = [](JsonText& json, std::string_view name, std::initializer_list<const char*> words) {
        json.key(name).beginArray();
        for (const char* word : words)
            json.value(word);
        json.endArray();
    };
    const auto writeSide = [&](JsonText& json, std::string_view name, std::string_view currency) {
        json.key(name).beginObject().member("currency", currency).decimal("min_total", spec.minimumTotal).endObject();
    };
    JsonText json;
    json.beginObject().decimal("bid_fee", spec.bidFee).decimal("ask_fee", spec.askFee);
    json.decimal("maker_bid_fee", spec.bidFee).decimal("maker_ask_fee", spec.askFee);
    json.key("market").beginObject().member("id", kMarketCode).member("name", "BTC/KRW");
    writeWords(json, "order_types", {"limit"});
    writeWords(json, "order_sides", {"ask", "bid"});
    writeWords(json, "bid_types", {"best_fok", "best_ioc", "limit", "limit_fok", "limit_ioc", "price"});
    writeWords(json, "ask_types", {"best_fok", "best_ioc", "limit", "limit_fok", "limit_ioc", "market"});
    writeSide(json, "bid", "KRW");
    writeSide(json, "ask", "BTC");
    json.decimal("max_total", spec.maximumTotal).member("state", "active").endObject();
    json.key("bid_account");
    writeCash(json, m_desk.engine().account());
    json.key("ask_account");
    writeCoins(json, m_desk.engine().account());
    json.endObject();
    return jsonResponse(json.take());
}

http::Response AccountRoutes::order(const Call& call) const {
    if (!call.find("uuid") && !call.find("identifier"))
        return invalid("uuid or identifier is required.");
    const DeskOrder* found = findOrder(m_desk, call);
    if (found == nullptr || !isVisible(*found))
        return exchangeError({404, "order_not_found", "There is no such order."});
    JsonText json;
    writeOrder(json, *found, OrderDetail::WithTrades, formOf(m_switches));
    return jsonResponse(json.take());
}

http::Response AccountRoutes::ordersByIds(const Call& call) const {
    const auto uuids = call.findAll("uuids[]");
    const auto identifiers = call.findAll("identifiers[]");
    if (uuids.empty() == identifiers.empty() || std::max(uuids.size(), identifiers.size()) > kMostIds)
        return invalid("Either uuids[] or identifiers[], at most 100.");
    auto found = findOrders(m_desk, uuids, identifiers);
    if (isOtherMarket(call))
        found.clear();
    std::sort(found.begin(), found.end(),
              [](const DeskOrder* a, const DeskOrder* b) { return a->record.id < b->record.id; });
    return listReply(std::move(found), call, 0, kMostIds);
}

http::Response AccountRoutes::openOrders(const Call& call) const {
    const auto states = readStates(call, {"wait", "watch"}, {"wait"});
    const auto page = parseNumber(call.find("page").value_or("1"));
    const auto limit = parseNumber(call.find("limit").value_or("100"));
    if (!states || !page || !limit || *page < 1 || *page > 1'000'000 || *limit < 1 || *limit > 100)
        return invalid("state, states[], page or limit is not as documented.");
    auto orders = m_desk.open();
    if (!contains(*states, "wait") || isOtherMarket(call))
        orders.clear();
    return listReply(std::move(orders), call, static_cast<std::size_t>((*page - 1) * *limit),
                     static_cast<std::size_t>(*limit));
}

http::Response AccountRoutes::closedOrders(const Call& call) const {
    const auto states = readStates(call, {"done", "cancel"}, {"done", "cancel"});
    const auto limit = parseNumber(call.find("limit").value_or("100"));
    const auto startText = call.find("start_time");
    const auto endText = call.find("end_time");
    const auto start = startText ? parseTime(*startText) : std::nullopt;
    const auto end = endText ? parseTime(*endText) : std::nullopt;
    if (!states || !limit || *limit < 1 || *limit > 1000 || (startText && !start) || (endText && !end))
        return invalid("state, states[], limit, start_time or end_time is not as documented.");
    const base::Timestamp to = end ? *end : start ? *start + kClosedWindow : m_clock.now();
    const base::Timestamp from = start ? *start : to - kClosedWindow;
    if (to - from > kClosedWindow || to < from)
        return invalid("The window from start_time to end_time must be within seven days.");
    auto orders = m_desk.finished();
    std::erase_if(orders, [&](const DeskOrder* each) {
        const auto& record = each->record;
        return record.createdAt < from || record.createdAt > to || !contains(*states, stageWord(record.stage));
    });
    if (isOtherMarket(call))
        orders.clear();
    return listReply(std::move(orders), call, 0, static_cast<std::size_t>(*limit));
}

http::Response AccountRoutes::orders(const Call& call) const {
    if (m_switches.is(Switch::GetOrders, "removed"))
        return http::textResponse(404, "Not Found");
    const auto states = readStates(call, {"wait", "watch", "done", "cancel"}, {"wait"});
    const auto page = parseNumber(call.find("page").value_or("1"));
    const auto limit = parseNumber(call.find("limit").value_or("100"));
    if (!states || !page || !limit || *page < 1 || *page > 1'000'000 || *limit < 1 || *limit > 100)
        return invalid("state, states[], page or limit is not as documented.");
    std::vector<const DeskOrder*> found;
    for (const DeskOrder& order : m_desk.all())
        if (contains(*states, stageWord(order.record.stage)) && !isOtherMarket(call))
            found.push_back(&order);
    return listReply(std::move(found), call, static_cast<std::size_t>((*page - 1) * *limit),
                     static_cast<std::size_t>(*limit));
}

http::Response AccountRoutes::withdraws(const Call&) const {
    return jsonResponse("[]");
}

http::Response AccountRoutes::cancelWithdraw(const Call& call) const {
    if (!call.find("uuid"))
        return invalid("uuid is required.");
    return exchangeError({404, "withdraw_not_found", "There is no such withdrawal."});
}

http::Response AccountRoutes::apiKeys(int expiresInDays) const {
    JsonText json;
    json.beginArray().beginObject().member("access_key", m_accessKey);
    json.member("expire_at", base::formatKst(m_clock.now() + 24h * expiresInDays)).endObject().endArray();
    return jsonResponse(json.take());
}

} // namespace kkachi::simulator
