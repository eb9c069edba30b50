// The stream half of upbit_json.h: one pass finds the fields, the type tells what they mean.
#include "exchange/upbit/market_json.h"
#include "exchange/upbit/stream_fields.h"
#include "exchange/upbit/upbit_json.h"

#include <limits>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

using F = StreamField;

constexpr std::size_t kMostAssets = 2000;
constexpr std::size_t kMostLevels = 100; // the deepest book has 30
constexpr std::size_t kLargestMessage = 16 * 1024 * 1024;
constexpr std::string_view kCandle = "candle.";

template <class Message>
Parsed<StreamMessage> finish(bool isRight, const StreamReader& reader, Message&& message) {
    if (!isRight)
        return base::Unexpected{*reader.error()};
    return StreamMessage{std::forward<Message>(message)};
}

// Calls `read(fields)` for each object of the list, at most `largest` of them, until one gives an error.
template <class Read>
std::optional<JsonError> readList(const JsonToken& list, F field, std::size_t largest, Read read) {
    std::optional<JsonError> error;
    std::size_t count = 0;
    JsonScanner scanner{list.text()};
    scanner.visitElements([&] {
        StreamFields fields;
        if (!scanner.isAtObject())
            error = JsonError{JsonProblem::WrongKind, std::string{nameOf(field)}};
        else if (++count > largest)
            error = JsonError{JsonProblem::TooMany, std::string{nameOf(field)}};
        else if (error = fields.read(scanner); !error)
            error = read(fields);
        return !error;
    });
    return error;
}

// "ASK" or "BID": the taker's side, or our own. BID means that somebody lifted the ask.
bool isBid(StreamReader& reader, const StreamFields& fields, bool& bid) {
    if (reader.need(F::AskBid, JsonKind::Text) == nullptr)
        return false;
    bid = fields.isText(F::AskBid, "BID");
    return reader.demand(bid || fields.isText(F::AskBid, "ASK"), JsonProblem::BadText, F::AskBid);
}

Parsed<StreamMessage> readTrade(const StreamFields& fields) {
    market::Trade trade;
    bool bid = false;
    StreamReader reader{fields};
    const bool isRight = reader.epochMs(F::TradeTimestamp, trade.at) && reader.exact(F::TradePrice, trade.price) &&
                         reader.decimal(F::TradeVolume, trade.volume) && isBid(reader, fields, bid) &&
                         reader.integer(F::SequentialId, trade.sequentialId) &&
                         reader.demand(trade.price.isPositive(), JsonProblem::Impossible, F::TradePrice) &&
                         reader.demand(!trade.volume.isNegative(), JsonProblem::Impossible, F::TradeVolume);
    trade.taker = bid ? market::Taker::Buyer : market::Taker::Seller;
    return finish(isRight, reader, trade);
}

std::optional<JsonError> readUnit(const StreamFields& fields, market::OrderBook& book) {
    market::BookLevel ask;
    market::BookLevel bid;
    StreamReader reader{fields};
    const bool isRight = reader.exact(F::AskPrice, ask.price) && reader.exact(F::BidPrice, bid.price) &&
                         reader.decimal(F::AskSize, ask.size) && reader.decimal(F::BidSize, bid.size);
    if (!isRight)
        return reader.error();
    return addLevels(book, ask, bid);
}

Parsed<StreamMessage> readBook(const StreamFields& fields) {
    market::OrderBook book;
    StreamReader reader{fields};
    if (!reader.epochMs(F::Timestamp, book.at))
        return base::Unexpected{*reader.error()};
    const JsonToken* units = reader.need(F::OrderbookUnits, JsonKind::Array);
    if (units == nullptr)
        return base::Unexpected{*reader.error()};
    const auto read = [&book](const StreamFields& unit) { return readUnit(unit, book); };
    if (auto error = readList(*units, F::OrderbookUnits, kMostLevels, read))
        return base::Unexpected{*std::move(error)};
    return finish(reader.demand(isOrdered(book), JsonProblem::Impossible, F::OrderbookUnits), reader, std::move(book));
}

// The day's volume of a market of tiny coins leaves the range of exact decimals; it is a statistic all the same.
bool readDayVolume(StreamReader& reader, base::Quantity& volume) {
    double size = 0;
    if (!reader.statistic(F::AccTradeVolume24h, size))
        return false;
    volume = base::Quantity::fromUnits(std::numeric_limits<std::int64_t>::max());
    return size > volume.toDouble() || reader.decimal(F::AccTradeVolume24h, volume);
}

Parsed<StreamMessage> readTicker(const StreamFields& fields) {
    market::Ticker ticker;
    ticker.isOpen = !fields.isText(F::MarketState, "PREVIEW") && !fields.isText(F::MarketState, "DELISTED");
    StreamReader reader{fields};
    const bool isRight = reader.epochMs(F::Timestamp, ticker.at) && reader.exact(F::TradePrice, ticker.price) &&
                         reader.exact(F::PrevClosingPrice, ticker.previousClose) &&
                         reader.exact(F::HighPrice, ticker.high) && reader.exact(F::LowPrice, ticker.low) &&
                         readDayVolume(reader, ticker.volume24h) &&
                         reader.statistic(F::AccTradePrice24h, ticker.turnover24h) &&
                         reader.statistic(F::SignedChangeRate, ticker.signedChangeRate) &&
                         reader.demand(ticker.price.isPositive(), JsonProblem::Impossible, F::TradePrice);
    return finish(isRight, reader, ticker);
}

Parsed<StreamMessage> readCandle(const StreamFields& fields, std::string_view type) {
    StreamCandle candle;
    StreamReader reader{fields};
    const auto unit = market::parseCandleUnit(type.substr(kCandle.size()));
    const bool isRight =
        reader.demand(unit.has_value(), JsonProblem::BadText, F::Type) &&
        reader.instant(F::CandleDateTimeUtc, candle.bar.openTime) && reader.exact(F::OpeningPrice, candle.bar.open) &&
        reader.exact(F::HighPrice, candle.bar.high) && reader.exact(F::LowPrice, candle.bar.low) &&
        reader.exact(F::TradePrice, candle.bar.close) && reader.decimal(F::CandleAccTradeVolume, candle.bar.volume) &&
        reader.statistic(F::CandleAccTradePrice, candle.turnover) && reader.epochMs(F::Timestamp, candle.lastTradeAt);
    if (!isRight)
        return base::Unexpected{*reader.error()};
    candle.unit = *unit;
    candle.isSnapshot = fields.isText(F::StreamType, "SNAPSHOT");
    if (auto error = checkCandle(candle.bar))
        return base::Unexpected{*std::move(error)};
    return StreamMessage{candle};
}

// Tells the fill when the message tells all of it.
bool takeFill(const StreamFields& fields, StreamReader& reader, MyOrder& news) {
    order::Fill fill;
    std::optional<base::Krw> fee;
    if (!reader.optionalText(F::TradeUuid, fill.tradeUuid) || !reader.decimal(F::TradeFee, fee) ||
        !reader.optionalEpochMs(F::TradeTimestamp, fill.at))
        return false;
    const bool isWhole = news.state == "trade" && !fill.tradeUuid.empty() && news.price && news.volume && fee &&
                         fields.find(F::TradeTimestamp) != nullptr;
    if (!isWhole)
        return true;
    if (!news.price->isPositive() || !news.volume->isPositive() || fee->isNegative())
        return reader.refuse(JsonProblem::Impossible, F::TradeUuid);
    fill.price = *news.price;
    fill.volume = *news.volume;
    fill.fee = *fee;
    news.fill = std::move(fill);
    return true;
}

bool takeAmounts(StreamReader& reader, MyOrder& news) {
    return reader.exact(F::Price, news.price) && reader.decimal(F::AvgPrice, news.averagePrice) &&
           reader.exact(F::Volume, news.volume) && reader.decimal(F::RemainingVolume, news.remainingVolume) &&
           reader.exact(F::ExecutedVolume, news.executedVolume) &&
           reader.decimal(F::ExecutedFunds, news.executedFunds) && reader.decimal(F::PaidFee, news.paidFee) &&
           reader.decimal(F::PreventedVolume, news.preventedVolume) &&
           reader.decimal(F::PreventedLocked, news.preventedLocked) &&
           reader.demand(!news.executedVolume.isNegative(), JsonProblem::Impossible, F::ExecutedVolume);
}

Parsed<StreamMessage> readMyOrder(const StreamFields& fields) {
    MyOrder news;
    bool bid = false;
    StreamReader reader{fields};
    const bool isRight =
        reader.text(F::Uuid, news.uuid) && reader.optionalText(F::Identifier, news.identifier) &&
        reader.text(F::State, news.state) && (fields.find(F::AskBid) == nullptr || isBid(reader, fields, bid)) &&
        reader.optionalText(F::OrderType, news.orderType) && reader.optionalText(F::TimeInForce, news.timeInForce) &&
        reader.optionalText(F::SmpType, news.smpType) && takeAmounts(reader, news) &&
        reader.integer(F::TradesCount, news.tradesCount) && reader.flag(F::IsMaker, news.isMaker) &&
        reader.optionalEpochMs(F::OrderTimestamp, news.orderedAt) && reader.optionalEpochMs(F::Timestamp, news.at) &&
        takeFill(fields, reader, news);
    if (fields.find(F::AskBid) != nullptr)
        news.side = bid ? order::Side::Buy : order::Side::Sell;
    return finish(isRight, reader, std::move(news));
}

Parsed<StreamMessage> readMyAsset(const StreamFields& fields, std::string_view market) {
    MyAsset news;
    StreamReader reader{fields};
    const JsonToken* assets = reader.need(F::Assets, JsonKind::Array);
    if (assets == nullptr || !reader.optionalEpochMs(F::AssetTimestamp, news.changedAt) ||
        !reader.optionalEpochMs(F::Timestamp, news.at))
        return base::Unexpected{*reader.error()};
    const auto read = [&](const StreamFields& row) -> std::optional<JsonError> {
        AssetTexts asset;
        StreamReader texts{row};
        if (!texts.text(F::Currency, asset.currency) || !texts.decimalText(F::Balance, asset.free) ||
            !texts.decimalText(F::Locked, asset.locked))
            return texts.error();
        return takeChangedAsset(asset, market, news);
    };
    if (auto error = readList(*assets, F::Assets, kMostAssets, read))
        return base::Unexpected{*std::move(error)};
    return StreamMessage{news};
}

// A depth suffix may follow the market's code in books ("KRW-BTC.15").
bool isAbout(std::string_view code, std::string_view market) {
    return code.starts_with(market) && (code.size() == market.size() || code[market.size()] == '.');
}

Parsed<StreamMessage> readTyped(const StreamFields& fields, std::string_view type, std::string_view market) {
    if (type == "myAsset")
        return readMyAsset(fields, market);
    const bool isCandle = type.starts_with(kCandle);
    const bool isKnown = isCandle || type == "trade" || type == "orderbook" || type == "ticker" || type == "myOrder";
    if (!isKnown)
        return StreamMessage{OtherMessage{}};
    std::string plain;
    const JsonToken* code = fields.find(F::Code);
    if (code == nullptr || code->kind != JsonKind::Text)
        return base::Unexpected{JsonError{code == nullptr ? JsonProblem::OtherMarket : JsonProblem::WrongKind, "code"}};
    if (!isAbout(code->hasEscapes ? plain = plainText(*code) : code->text(), market))
        return base::Unexpected{JsonError{JsonProblem::OtherMarket, "code"}};
    if (type == "trade")
        return readTrade(fields);
    if (type == "orderbook")
        return readBook(fields);
    if (type == "ticker")
        return readTicker(fields);
    return isCandle ? readCandle(fields, type) : readMyOrder(fields);
}

// What is no object is of the wrong kind when it is JSON at all.
JsonError noObject(std::string_view bytes) {
    JsonToken token;
    JsonScanner scanner{bytes};
    const bool isJson = scanner.takeValue(token) && scanner.isAtEnd() && token.kind != JsonKind::Object;
    return {isJson ? JsonProblem::WrongKind : JsonProblem::NotJson, {}};
}

} // namespace

Parsed<StreamMessage> parseStreamMessage(std::string_view bytes, std::string_view market) {
    if (bytes.size() > kLargestMessage)
        return base::Unexpected{JsonError{JsonProblem::TooMany, {}}};
    JsonScanner scanner{bytes};
    StreamFields fields;
    if (const auto error = fields.read(scanner))
        return base::Unexpected{error->problem == JsonProblem::NotJson ? noObject(bytes) : *error};
    if (!scanner.isAtEnd())
        return base::Unexpected{JsonError{JsonProblem::NotJson, {}}};
    if (fields.find(F::Error) != nullptr)
        return StreamMessage{parseVenueError(bytes, 0)};
    const JsonToken* type = fields.find(F::Type);
    if (type == nullptr)
        return fields.find(F::Status) != nullptr ? StreamMessage{StreamStatus{}} : StreamMessage{OtherMessage{}};
    if (type->kind != JsonKind::Text)
        return base::Unexpected{JsonError{JsonProblem::WrongKind, "type"}};
    if (type->hasEscapes)
        return readTyped(fields, plainText(*type), market);
    return readTyped(fields, type->text(), market);
}

} // namespace kkachi::exchange::upbit
