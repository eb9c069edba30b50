#include "simulator/journal_routes.h"

#include "simulator/api_error.h"
#include "simulator/body_members.h"
#include "simulator/order_json.h"
#include "simulator/order_parameters.h"

#include <charconv>
#include <limits>

namespace kkachi::simulator {

namespace {

void writeJournalTrade(JsonText& json, const DeskTrade& trade) {
    json.beginObject().member("uuid", trade.uuid).decimal("price", trade.execution.price);
    json.decimal("volume", trade.execution.volume).decimal("funds", trade.execution.funds);
    json.decimal("fee", trade.execution.fee).member("is_maker", trade.execution.isMaker);
    json.member("at", base::formatUtc(trade.execution.at)).endObject();
}

void writeJournalOrder(JsonText& json, const DeskOrder& order) {
    const matching::OrderRecord& record = order.record;
    json.beginObject().member("identifier", order.identifier).member("uuid", order.uuid);
    json.member("created_at", base::formatUtc(record.createdAt)).member("side", sideWord(record.request.side));
    json.member("ord_type", orderTypeWord(record.request.kind)).member("state", stageWord(record.stage));
    json.decimal("price", record.request.price).decimal("volume", record.request.volume);
    json.decimal("funds", record.request.funds).decimal("executed_volume", record.executedVolume);
    json.decimal("executed_funds", record.executedFunds).decimal("paid_fee", record.paidFee);
    json.key("trades").beginArray();
    for (const DeskTrade& trade : order.trades)
        writeJournalTrade(json, trade);
    json.endArray().endObject();
}

void writeTapeTrade(JsonText& json, const market::Trade& trade) {
    json.beginObject().member("sequential_id", trade.sequentialId).member("at", base::formatUtc(trade.at));
    json.member("timestamp", base::toEpochMs(trade.at)).decimal("price", trade.price).decimal("volume", trade.volume);
    json.member("ask_bid", trade.taker == market::Taker::Seller ? "ASK" : "BID").endObject();
}

std::optional<std::int64_t> readWhole(std::string_view text, std::int64_t low, std::int64_t high) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isNumber = !text.empty() && error == std::errc{} && end == text.data() + text.size();
    return isNumber && number >= low && number <= high ? std::optional{number} : std::nullopt;
}

http::Response badMember(const std::string& member) {
    return exchangeError({400, "invalid_parameter", "Not as documented: " + member});
}

} // namespace

void JournalRoutes::addTo(http::Router& router) {
    router.add("GET", "/simulator", [this](const http::Request&) { return status(); });
    router.add("GET", "/simulator/journal", [this](const http::Request&) { return journal(); });
    router.add("GET", "/simulator/journal/trades", [this](const http::Request& request) { return tape(request); });
    router.add("GET", "/simulator/faults", [this](const http::Request&) { return jsonResponse(m_faults.toJson()); });
    router.add("POST", "/simulator/faults", [this](const http::Request& request) { return addFault(request); });
    router.add("DELETE", "/simulator/faults", [this](const http::Request&) {
        m_faults.clear();
        m_onFaultsChanged();
        return jsonResponse(m_faults.toJson());
    });
    router.add("GET", "/simulator/switches",
               [this](const http::Request&) { return jsonResponse(m_switches.toJson()); });
    router.add("POST", "/simulator/switches", [this](const http::Request& request) { return setSwitches(request); });
    router.add("POST", "/simulator/jump", [this](const http::Request& request) { return jump(request); });
}

http::Response JournalRoutes::journal() const {
    JsonText json;
    json.beginObject().member("market_time", base::formatUtc(m_clock.now()));
    json.key("orders").beginArray();
    for (const DeskOrder& order : m_desk.all())
        writeJournalOrder(json, order);
    json.endArray().key("balances").beginArray();
    writeCash(json, m_desk.engine().account());
    writeCoins(json, m_desk.engine().account());
    json.endArray().key("requests").beginObject();
    for (const auto& [endpoint, times] : m_requests.counts())
        json.member(endpoint, times);
    json.endObject().member("trades_since_start", m_market.tradesSinceStart()).endObject();
    return jsonResponse(json.take());
}

http::Response JournalRoutes::tape(const http::Request& request) const {
    const auto query = http::QueryString::parse(request.query);
    const auto after = readWhole(query.find("after").value_or("0"), 0, std::numeric_limits<std::int64_t>::max());
    const auto limit = readWhole(query.find("limit").value_or("1000"), 1, 10'000);
    if (!after || !limit)
        return exchangeError({400, "invalid_parameter", "after: a sequential_id; limit: a number from 1 to 10000"});
    JsonText json;
    json.beginObject().member("kept_from", m_market.trades().front().sequentialId).key("trades").beginArray();
    std::int64_t left = *limit;
    for (auto trade = m_market.firstAfter(*after); trade != m_market.trades().end() && left > 0; ++trade, --left)
        writeTapeTrade(json, *trade);
    json.endArray().endObject();
    return jsonResponse(json.take());
}

http::Response JournalRoutes::status() const {
    JsonText json;
    json.beginObject().member("market_time", base::formatUtc(m_clock.now()));
    json.member("market_time_at_start", base::formatUtc(m_clock.start())).member("speed", m_clock.speed());
    // A seed is any 64-bit number: text keeps all its digits in every client.
    json.member("seed", std::to_string(m_seed)).member("price", m_market.lastTrade().price).endObject();
    return jsonResponse(json.take());
}

http::Response JournalRoutes::addFault(const http::Request& request) {
    if (const auto added = m_faults.add(request.body, m_clock.sinceStart()); !added)
        return exchangeError({400, "invalid_parameter", added.error()});
    m_onFaultsChanged();
    return jsonResponse(m_faults.toJson(), 201);
}

http::Response JournalRoutes::setSwitches(const http::Request& request) {
    const auto members = readMembers(request.body);
    if (!members)
        return exchangeError({400, "invalid_parameter", "The body is a JSON object of switches and their values."});
    Switches changed = m_switches;
    for (const auto& [name, value] : *members)
        if (const auto set = changed.set(name, value); !set)
            return exchangeError({400, "invalid_parameter", set.error()});
    m_switches = changed;
    return jsonResponse(m_switches.toJson());
}

http::Response JournalRoutes::jump(const http::Request& request) {
    const auto members = readMembers(request.body);
    if (!members || members->size() != 1 || members->front().first != "percent")
        return badMember("percent");
    const auto percent = base::Ratio::parse(members->front().second, base::ExcessDigits::RoundDown);
    if (!percent || *percent < base::Ratio::whole(-50) || *percent > base::Ratio::whole(100))
        return badMember("percent");
    if (!m_market.jump(base::percent(*percent)))
        return exchangeError({400, "invalid_parameter", "A replay cannot be moved."});
    return status();
}

} // namespace kkachi::simulator
