#include "simulator/history_routes.h"

#include "simulator/json_text.h"
#include "simulator/price_change.h"
#include "simulator/quotation_routes.h"
#include "simulator/time_text.h"

#include <array>
#include <charconv>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr std::array<int, 8> kMinuteUnits{1, 3, 5, 10, 15, 30, 60, 240};

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

void writeCandle(JsonText& json, const SeriesBar& bar, base::Milliseconds unit, std::optional<base::Price> previous) {
    const market::Candle& candle = bar.candle;
    json.beginObject().member("market", kMarketCode);
    json.member("candle_date_time_utc", dateTimeText(candle.openTime));
    json.member("candle_date_time_kst", dateTimeText(candle.openTime + base::kKoreaOffset));
    json.member("opening_price", candle.open).member("high_price", candle.high).member("low_price", candle.low);
    json.member("trade_price", candle.close).member("timestamp", base::toEpochMs(bar.lastTradeAt));
    json.member("candle_acc_trade_price", bar.turnover).member("candle_acc_trade_volume", candle.volume);
    if (unit == 24h) {
        const PriceChange change{candle.close, previous.value_or(candle.open)};
        json.member("prev_closing_price", previous.value_or(candle.open));
        json.member("change_price", change.signedSize()).member("change_rate", change.signedRate());
    } else if (unit >= 60s) {
        json.member("unit", static_cast<int>(unit / 60s));
    }
    json.endObject();
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
    const auto add = [&](const std::string& path, base::Milliseconds unit) {
        router.add("GET", path,
                   gate.quotation(RateGroup::Candle, [this, unit](const Call& call) { return candles(call, unit); }));
    };
    for (const int unit : kMinuteUnits)
        add("/v1/candles/minutes/" + std::to_string(unit), std::chrono::minutes{unit});
    add("/v1/candles/seconds", 1s);
    add("/v1/candles/days", 24h);
    router.add("GET", "/v1/trades/ticks",
               gate.quotation(RateGroup::Trade, [this](const Call& call) { return ticks(call); }));
}

http::Response HistoryRoutes::candles(const Call& call, base::Milliseconds unit) const {
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
    const CandleSeries& series = m_market.seriesFor(unit);
    JsonText json;
    json.beginArray();
    for (const SeriesBar& bar : series.newest(unit, to, static_cast<std::size_t>(*count)))
        writeCandle(json, bar, unit, unit == 24h ? series.closeBefore(bar.candle.openTime) : std::nullopt);
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
    std::int64_t left = *count;
    for (auto trade = m_market.trades().rbegin(); trade != m_market.trades().rend() && left > 0; ++trade) {
        if (trade->at >= end || trade->at < day || (*cursor > 0 && trade->sequentialId >= *cursor))
            continue;
        writeTick(json, *trade, previousClose);
        --left;
    }
    json.endArray();
    return jsonResponse(json.take());
}

} // namespace kkachi::simulator
