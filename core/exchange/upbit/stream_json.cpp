// The stream half of upbit_json.h: tells the kinds of messages apart, and reads news of our own orders.
#include "exchange/upbit/json_fields.h"
#include "exchange/upbit/market_json.h"
#include "exchange/upbit/upbit_json.h"

#include <array>

namespace kkachi::exchange::upbit {

namespace {

using simdjson::ondemand::object;

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

std::optional<JsonError> readMyOrder(object message, MyOrder& news) {
    order::Fill fill;
    std::optional<base::Price> price;
    std::optional<base::Quantity> volume;
    std::optional<base::Krw> fee;
    std::array fields{text("uuid", Need::Required, news.uuid),
                      text("identifier", Need::Optional, news.identifier),
                      text("state", Need::Required, news.state),
                      exactDecimal("executed_volume", Need::Required, news.executedVolume),
                      text("trade_uuid", Need::Optional, fill.tradeUuid),
                      decimal("price", price, base::ExcessDigits::Refuse),
                      decimal("volume", volume, base::ExcessDigits::Refuse),
                      decimal("trade_fee", fee),
                      epochMs("trade_timestamp", Need::Optional, fill.at)};
    if (auto error = readFields(message, fields))
        return error;
    const bool isWhole =
        news.state == "trade" && !fill.tradeUuid.empty() && price && volume && fee && fill.at != base::Timestamp{};
    if (!isWhole)
        return std::nullopt;
    if (!price->isPositive() || !volume->isPositive() || fee->isNegative())
        return JsonError{JsonProblem::Impossible, "trade_uuid"};
    fill.price = *price;
    fill.volume = *volume;
    fill.fee = *fee;
    news.fill = std::move(fill);
    return std::nullopt;
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
    const bool isKnown = envelope.type == "trade" || envelope.type == "orderbook" || envelope.type == "ticker" ||
                         envelope.type == "myOrder";
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
    return parseAs<MyOrder>(bytes, readMyOrder);
}

} // namespace kkachi::exchange::upbit
