#include "simulator/quotation_routes.h"

#include "simulator/book_levels.h"
#include "simulator/json_text.h"
#include "simulator/price_change.h"
#include "simulator/time_text.h"

#include <charconv>

namespace kkachi::simulator {

namespace {

// The one market must be among the comma-joined codes, and no other: unknown codes are 404 as at Upbit.
std::optional<http::Response> checkMarkets(const Call& call) {
    const auto codes = call.find("markets");
    if (!codes || codes->empty())
        return quotationError(400, "Missing required parameter: markets");
    std::string_view rest = *codes;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        if (rest.substr(0, comma) != kMarketCode)
            return quotationError(404, "Code not found");
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    return std::nullopt;
}

void writeEvents(JsonText& json) {
    json.key("market_event").beginObject().member("warning", false).key("caution").beginObject();
    for (const auto* name : {"PRICE_FLUCTUATIONS", "TRADING_VOLUME_SOARING", "DEPOSIT_AMOUNT_SOARING",
                             "GLOBAL_PRICE_DIFFERENCES", "CONCENTRATION_OF_SMALL_ACCOUNTS"})
        json.member(name, false);
    json.endObject().endObject();
}

void writeTicker(JsonText& json, const TickerView& view, base::Timestamp now) {
    const base::Timestamp at = view.last.at;
    const PriceChange change{view.last.price, view.previousClose};
    json.beginObject().member("market", kMarketCode);
    json.member("trade_date", compactDate(at)).member("trade_time", compactTime(at));
    json.member("trade_date_kst", compactDate(at + base::kKoreaOffset));
    json.member("trade_time_kst", compactTime(at + base::kKoreaOffset));
    json.member("trade_timestamp", base::toEpochMs(at));
    json.member("opening_price", view.open).member("high_price", view.high).member("low_price", view.low);
    json.member("trade_price", view.last.price).member("prev_closing_price", view.previousClose);
    json.member("change", change.word()).member("change_price", change.size()).member("change_rate", change.rate());
    json.member("signed_change_price", change.signedSize()).member("signed_change_rate", change.signedRate());
    json.member("trade_volume", view.last.volume);
    json.member("acc_trade_price", view.turnoverToday).member("acc_trade_price_24h", view.turnover24h);
    json.member("acc_trade_volume", view.volumeToday).member("acc_trade_volume_24h", view.volume24h);
    json.member("highest_52_week_price", view.highest52Weeks);
    json.member("highest_52_week_date", dateText(view.highest52WeeksAt));
    json.member("lowest_52_week_price", view.lowest52Weeks);
    json.member("lowest_52_week_date", dateText(view.lowest52WeeksAt));
    json.member("timestamp", base::toEpochMs(now)).endObject();
}

} // namespace

void QuotationRoutes::addTo(http::Router& router, ApiGate& gate) const {
    const auto bind = [this](auto method) {
        return [this, method](const Call& call) { return (this->*method)(call); };
    };
    router.add("GET", "/v1/market/all", gate.quotation(RateGroup::Market, bind(&QuotationRoutes::markets)));
    router.add("GET", "/v1/ticker", gate.quotation(RateGroup::Ticker, bind(&QuotationRoutes::ticker)));
    router.add("GET", "/v1/ticker/all", gate.quotation(RateGroup::Ticker, bind(&QuotationRoutes::ticker)));
    router.add("GET", "/v1/orderbook", gate.quotation(RateGroup::Orderbook, bind(&QuotationRoutes::orderbook)));
    router.add("GET", "/v1/orderbook/instruments",
               gate.quotation(RateGroup::Orderbook, bind(&QuotationRoutes::instruments)));
}

http::Response QuotationRoutes::markets(const Call& call) const {
    const bool withDetails = call.find("is_details").value_or(call.find("isDetails").value_or("")) == "true";
    JsonText json;
    json.beginArray().beginObject().member("market", kMarketCode);
    json.member("korean_name", "비트코인").member("english_name", "Bitcoin");
    if (withDetails)
        writeEvents(json);
    json.endObject().endArray();
    return jsonResponse(json.take());
}

http::Response QuotationRoutes::ticker(const Call& call) const {
    const auto currencies = call.find("quote_currencies");
    if (!currencies)
        if (const auto refused = checkMarkets(call))
            return *refused;
    JsonText json;
    json.beginArray();
    if (!currencies || currencies->find("KRW") != std::string_view::npos)
        writeTicker(json, m_market.ticker(m_clock.now()), m_clock.now());
    json.endArray();
    return jsonResponse(json.take());
}

http::Response QuotationRoutes::orderbook(const Call& call) const {
    if (const auto refused = checkMarkets(call))
        return *refused;
    int count = 30;
    if (const auto text = call.find("count")) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
        if (error != std::errc{} || end != text->data() + text->size() || count < 1)
            return quotationError(400, "Type mismatch: count");
    }
    const auto level = base::Price::parse(call.find("level").value_or("0"));
    const auto book = m_desk.engine().visibleBook();
    const auto grouped = level ? groupLevels(book, *level, m_market.tick(), std::min(count, 30)) : std::nullopt;
    if (!grouped)
        return jsonResponse("[]"); // Upbit's answer to an unsupported level
    JsonText json;
    json.beginArray().beginObject().member("market", kMarketCode);
    json.member("timestamp", base::toEpochMs(book.at));
    json.member("total_ask_size", grouped->totalAskSize).member("total_bid_size", grouped->totalBidSize);
    json.key("orderbook_units").beginArray();
    for (const BookUnit& unit : grouped->units) {
        json.beginObject().member("ask_price", unit.askPrice).member("bid_price", unit.bidPrice);
        json.member("ask_size", unit.askSize).member("bid_size", unit.bidSize).endObject();
    }
    json.endArray().member("level", *level).endObject().endArray();
    return jsonResponse(json.take());
}

http::Response QuotationRoutes::instruments(const Call& call) const {
    if (const auto refused = checkMarkets(call))
        return *refused;
    JsonText json;
    json.beginArray().beginObject().member("market", kMarketCode).member("quote_currency", "KRW");
    json.decimal("tick_size", m_market.tick()).key("supported_levels").beginArray().value("0");
    for (const base::Price level : supportedLevels(m_market.tick()))
        json.value(level.toString());
    json.endArray().endObject().endArray();
    return jsonResponse(json.take());
}

} // namespace kkachi::simulator
