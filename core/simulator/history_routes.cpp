#include "simulator/history_routes.h"

#include "simulator/json_text.h"
#include "simulator/market_history.h"
#include "simulator/price_change.h"
#include "simulator/quotation_routes.h"
#include "simulator/time_text.h"

#include <charconv>
#include <limits>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;
using market::CandleUnit;

std::optional<std::int64_t> parseNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// 1 when absent; nothing when it is no number or outside [1, most].
std::optional<std::int64_t> parseCount(const Call& call, std::int64_t most) {
    const auto count = parseNumber(call.find("count").value_or("1"));
    return count && *count >= 1 && *count <= most ? count : std::nullopt;
}

std::optional<http::Response> checkMarket(const Call& call) {
    const auto code = call.find("market");
    if (!code)
        return quotationError(400, "Missing required parameter: market");
    if (*code != kMarketCode)
        return quotationError(404, "Code not found");
    return std::nullopt;
}

// What only some units tell.
void writeUnitMembers(JsonText& json, const SeriesBar& bar, CandleUnit unit, std::optional<base::Price> previous,
                      bool converts) {
    const market::Candle& candle = bar.candle;
    if (unit > CandleUnit::Day)
        json.member("first_day_of_period", dateText(candle.openTime));
    if (unit > CandleUnit::Second && unit < CandleUnit::Day)
        json.member("unit", static_cast<int>(*market::fixedLength(unit) / 60s));
    if (unit != CandleUnit::Day)
        return;
    const PriceChange change{candle.close, previous.value_or(candle.open)};
    json.member("prev_closing_price", previous.value_or(candle.open));
    json.member("change_price", change.signedSize()).member("change_rate", change.signedRate());
    if (converts)
        json.member("converted_trade_price", candle.close);
}

void writeCandle(JsonText& json, const SeriesBar& bar) {
    const market::Candle& candle = bar.candle;
    json.member("market", kMarketCode);
    json.member("candle_date_time_utc", dateTimeText(candle.openTime));
    json.member("candle_date_time_kst", dateTimeText(candle.openTime + base::kKoreaOffset));
    json.member("opening_price", candle.open).member("high_price", candle.high).member("low_price", candle.low);
    json.member("trade_price", candle.close).member("timestamp", base::toEpochMs(bar.lastTradeAt));
    json.member("candle_acc_trade_price", bar.turnover).member("candle_acc_trade_volume", candle.volume);
}

void writeTick(JsonText& json, const market::Trade& trade, base::Price previousClose) {
    json.beginObject().member("market", kMarketCode);
    json.member("trade_date_utc", dateText(trade.at)).member("trade_time_utc", timeText(trade.at));
    json.member("timestamp", base::toEpochMs(trade.at));
    json.member("trade_price", trade.price).member("trade_volume", trade.volume);
    json.member("prev_closing_price", previousClose).member("change_price", trade.price - previousClose);
    json.member("ask_bid", trade.taker == market::Taker::Seller ? "ASK" : "BID");
    json.member("sequential_id", trade.sequentialId).endObject();
}

// "HHmmss" or "HH:mm:ss" within the UTC day that begins at `day`.
std::optional<base::Timestamp> parseTimeOfDay(std::string_view text, base::Timestamp day) {
    std::string spelled{text};
    if (spelled.size() == 6)
        spelled = spelled.substr(0, 2) + ":" + spelled.substr(2, 2) + ":" + spelled.substr(4, 2);
    return base::parseInstant(dateText(day) + "T" + spelled + "Z");
}

} // namespace

void HistoryRoutes::addTo(http::Router& router, ApiGate& gate) const {
    const auto add = [&](const std::string& path, CandleUnit unit) {
        router.add("GET", "/v1/candles/" + path,
                   gate.quotation(RateGroup::Candle, [this, unit](const Call& call) { return candles(call, unit); }));
    };
    for (const CandleUnit unit : market::kCandleUnits)
        if (unit > CandleUnit::Second && unit < CandleUnit::Day)
            add("minutes/" + std::to_string(*market::fixedLength(unit) / 60s), unit);
    // The unit may be left out, and is one minute then; any other is wrong, but not unknown.
    add("minutes", CandleUnit::Minute);
    router.add("GET", "/v1/candles/minutes/*", gate.quotation(RateGroup::Candle, [](const Call&) {
        return quotationError(400, "Invalid unit: one of 1, 3, 5, 10, 15, 30, 60, 240");
    }));
    add("seconds", CandleUnit::Second);
    add("days", CandleUnit::Day);
    add("weeks", CandleUnit::Week);
    add("months", CandleUnit::Month);
    add("years", CandleUnit::Year);
    router.add("GET", "/v1/trades/ticks",
               gate.quotation(RateGroup::Trade, [this](const Call& call) { return ticks(call); }));
}

http::Response HistoryRoutes::candles(const Call& call, CandleUnit unit) const {
    if (const auto refused = checkMarket(call))
        return *refused;
    const auto count = parseCount(call, 200);
    if (!count)
        return quotationError(400, "Invalid parameter: count");
    std::optional<base::Timestamp> to;
    if (const auto text = call.find("to"); text && !text->empty()) {
        to = base::parseInstant(*text);
        if (!to)
            return quotationError(400, "Invalid parameter: to");
    }
    const auto converting = call.find("converting_price_unit").value_or("");
    if (unit == CandleUnit::Day && !converting.empty() && converting != "KRW")
        return quotationError(400, "Invalid parameter: converting_price_unit");
    JsonText json;
    json.beginArray();
    for (const SeriesBar& bar : newestBars(m_market, unit, to, m_clock.now(), static_cast<std::size_t>(*count))) {
        json.beginObject();
        writeCandle(json, bar);
        const bool isDay = unit == CandleUnit::Day;
        writeUnitMembers(json, bar, unit, isDay ? m_market.days().closeBefore(bar.candle.openTime) : std::nullopt,
                         !converting.empty());
        json.endObject();
    }
    json.endArray();
    return jsonResponse(json.take());
}

http::Response HistoryRoutes::ticks(const Call& call) const {
    if (const auto refused = checkMarket(call))
        return *refused;
    const auto count = parseCount(call, 500);
    const auto daysAgo = parseNumber(call.find("days_ago").value_or(call.find("daysAgo").value_or("0")));
    const auto cursor = parseNumber(call.find("cursor").value_or("0"));
    if (!count || !cursor || !daysAgo || *daysAgo < 0 || *daysAgo > 7)
        return quotationError(400, "Invalid parameter: count, cursor or days_ago");
    const base::Timestamp day = floorTo(24h, m_clock.now()) - 24h * *daysAgo;
    base::Timestamp end = day + 24h;
    if (const auto text = call.find("to"); text && !text->empty()) {
        const auto to = parseTimeOfDay(*text, day);
        if (!to)
            return quotationError(400, "Invalid parameter: to");
        end = *to;
    }
    const base::Price previousClose = m_market.previousClose(day);
    JsonText json;
    json.beginArray();
    const std::int64_t below = *cursor > 0 ? *cursor : std::numeric_limits<std::int64_t>::max();
    for (const market::Trade& trade : newestTrades(m_market, day, end, below, static_cast<std::size_t>(*count)))
        writeTick(json, trade, previousClose);
    json.endArray();
    return jsonResponse(json.take());
}

} // namespace kkachi::simulator
