// The stream half of upbit_json.h: tells the kinds of messages apart, and reads news of our own orders.
#include "exchange/upbit/json_fields.h"
#include "exchange/upbit/market_json.h"
#include "exchange/upbit/upbit_json.h"

#include <array>

namespace kkachi::exchange::upbit {

namespace {

using simdjson::ondemand::object;

constexpr std::size_t kMostAssets = 2000;

struct Envelope {
    std::string type;
    std::string code;
    std::string status;
    bool isError = false;
};

std::optional<JsonError> readEnvelope(object message, Envelope& envelope) {
    const auto noteError = [&envelope](JsonValue) -> std::optional<JsonProblem> {
        envelope.isError = true;
        return std::nullopt;
    };
    std::array fields{text("type", Need::Optional, envelope.type), text("code", Need::Optional, envelope.code),
                      text("status", Need::Optional, envelope.status), Field{"error", Need::Optional, noteError}};
    return readFields(message, fields);
}

Field optionalFlag(std::string_view name, std::optional<bool>& target) {
    return {name, Need::Optional, [&target](JsonValue value) -> std::optional<JsonProblem> {
                bool read = false;
                if (value.get_bool().get(read))
                    return JsonProblem::WrongKind;
                target = read;
                return std::nullopt;
            }};
}

Field ownSide(std::string_view name, std::optional<order::Side>& target) {
    return {name, Need::Optional, [&target](JsonValue value) -> std::optional<JsonProblem> {
                std::string word;
                if (const auto problem = readText(value, word))
                    return problem;
                if (word != "ASK" && word != "BID")
                    return JsonProblem::BadText;
                target = word == "BID" ? order::Side::Buy : order::Side::Sell;
                return std::nullopt;
            }};
}

Field count(std::string_view name, std::optional<std::int64_t>& target) {
    return {name, Need::Optional, [&target](JsonValue value) {
                target.emplace();
                return readInteger(value, *target);
            }};
}

std::optional<JsonError> readMyOrder(object message, MyOrder& news) {
    order::Fill fill;
    std::optional<base::Krw> fee;
    constexpr auto refuse = base::ExcessDigits::Refuse;
    std::array fields{text("uuid", Need::Required, news.uuid),
                      text("identifier", Need::Optional, news.identifier),
                      text("state", Need::Required, news.state),
                      ownSide("ask_bid", news.side),
                      text("order_type", Need::Optional, news.orderType),
                      text("time_in_force", Need::Optional, news.timeInForce),
                      text("smp_type", Need::Optional, news.smpType),
                      decimal("price", news.price, refuse),
                      decimal("avg_price", news.averagePrice),
                      decimal("volume", news.volume, refuse),
                      decimal("remaining_volume", news.remainingVolume),
                      exactDecimal("executed_volume", Need::Required, news.executedVolume),
                      decimal("executed_funds", news.executedFunds),
                      decimal("paid_fee", news.paidFee),
                      decimal("prevented_volume", news.preventedVolume),
                      decimal("prevented_locked", news.preventedLocked),
                      count("trades_count", news.tradesCount),
                      optionalFlag("is_maker", news.isMaker),
                      text("trade_uuid", Need::Optional, fill.tradeUuid),
                      decimal("trade_fee", fee),
                      epochMs("trade_timestamp", Need::Optional, fill.at),
                      epochMs("order_timestamp", Need::Optional, news.orderedAt),
                      epochMs("timestamp", Need::Optional, news.at)};
    if (auto error = readFields(message, fields))
        return error;
    if (news.executedVolume.isNegative())
        return JsonError{JsonProblem::Impossible, "executed_volume"};
    const bool isWhole = news.state == "trade" && !fill.tradeUuid.empty() && news.price && news.volume && fee &&
                         fill.at != base::Timestamp{};
    if (!isWhole)
        return std::nullopt;
    if (!news.price->isPositive() || !news.volume->isPositive() || fee->isNegative())
        return JsonError{JsonProblem::Impossible, "trade_uuid"};
    fill.price = *news.price;
    fill.volume = *news.volume;
    fill.fee = *fee;
    news.fill = std::move(fill);
    return std::nullopt;
}

std::optional<JsonError> readMyAsset(object message, std::string_view market, MyAsset& news) {
    const auto read = [&](object row) { return readChangedAsset(row, market, news); };
    std::array fields{
        Field{"assets", Need::Required, [&read](JsonValue assets) { return readElements(assets, kMostAssets, read); }},
        epochMs("asset_timestamp", Need::Optional, news.changedAt), epochMs("timestamp", Need::Optional, news.at)};
    return readFields(message, fields);
}

std::optional<JsonError> readStreamCandle(object message, std::string_view unit, StreamCandle& candle) {
    const auto known = market::parseCandleUnit(unit);
    if (!known)
        return JsonError{JsonProblem::BadText, "type"};
    candle.unit = *known;
    std::string stream;
    std::array fields{instant("candle_date_time_utc", Need::Required, candle.bar.openTime),
                      exactDecimal("opening_price", Need::Required, candle.bar.open),
                      exactDecimal("high_price", Need::Required, candle.bar.high),
                      exactDecimal("low_price", Need::Required, candle.bar.low),
                      exactDecimal("trade_price", Need::Required, candle.bar.close),
                      decimal("candle_acc_trade_volume", Need::Required, candle.bar.volume),
                      statistic("candle_acc_trade_price", Need::Optional, candle.turnover),
                      epochMs("timestamp", Need::Required, candle.lastTradeAt),
                      text("stream_type", Need::Optional, stream)};
    if (auto error = readFields(message, fields))
        return error;
    candle.isSnapshot = stream == "SNAPSHOT";
    return checkCandle(candle.bar);
}

template <class Message, class Read>
Parsed<StreamMessage> parseAs(std::string_view bytes, Read read) {
    Message message;
    if (const auto error = readObject(bytes, [&](object root) { return read(root, message); }))
        return base::Unexpected{*error};
    return StreamMessage{std::move(message)};
}

// A depth suffix may follow the market's code in books ("KRW-BTC.15").
bool isAbout(std::string_view code, std::string_view market) {
    return code == market || (code.starts_with(market) && code[market.size()] == '.');
}

} // namespace

Parsed<StreamMessage> parseStreamMessage(std::string_view bytes, std::string_view market) {
    Envelope envelope;
    if (const auto error = readObject(bytes, [&](object root) { return readEnvelope(root, envelope); }))
        return base::Unexpected{*error};
    if (envelope.isError)
        return StreamMessage{parseVenueError(bytes, 0)};
    if (!envelope.status.empty())
        return StreamMessage{StreamStatus{}};
    if (envelope.type == "myAsset")
        return parseAs<MyAsset>(bytes,
                                [market](object root, MyAsset& news) { return readMyAsset(root, market, news); });
    constexpr std::string_view kCandle = "candle.";
    const bool isCandle = envelope.type.starts_with(kCandle);
    const bool isKnown = envelope.type == "trade" || envelope.type == "orderbook" || envelope.type == "ticker" ||
                         envelope.type == "myOrder" || isCandle;
    if (!isKnown)
        return StreamMessage{OtherMessage{}};
    if (!isAbout(envelope.code, market))
        return base::Unexpected{JsonError{JsonProblem::OtherMarket, "code"}};
    if (envelope.type == "trade")
        return parseAs<market::Trade>(bytes, readStreamTrade);
    if (envelope.type == "orderbook")
        return parseAs<market::OrderBook>(bytes, readStreamBook);
    if (envelope.type == "ticker")
        return parseAs<market::Ticker>(bytes, readStreamTicker);
    if (isCandle)
        return parseAs<StreamCandle>(bytes, [&](object root, StreamCandle& candle) {
            return readStreamCandle(root, std::string_view{envelope.type}.substr(kCandle.size()), candle);
        });
    return parseAs<MyOrder>(bytes, readMyOrder);
}

} // namespace kkachi::exchange::upbit
