// The public half of upbit_json.h: candles, trades, books, tickers, tick sizes.
#include "exchange/upbit/market_json.h"

#include "exchange/upbit/json_words.h"
#include "exchange/upbit/upbit_json.h"

#include <algorithm>
#include <array>

namespace kkachi::exchange::upbit {

namespace {

using simdjson::ondemand::object;

constexpr std::size_t kMostRows = 1000;  // the largest page is 500
constexpr std::size_t kMostLevels = 100; // the deepest book has 30

std::optional<JsonError> wrongMarket(const std::string& actual, std::string_view wanted, std::string_view field) {
    if (actual == wanted)
        return std::nullopt;
    return JsonError{JsonProblem::OtherMarket, std::string{field}};
}

std::optional<JsonError> impossible(std::string_view field) {
    return JsonError{JsonProblem::Impossible, std::string{field}};
}

std::optional<JsonError> readCandle(object row, std::string_view wanted, market::Candle& bar) {
    std::string market;
    std::array fields{text("market", Need::Required, market),
                      instant("candle_date_time_utc", Need::Required, bar.openTime),
                      exactDecimal("opening_price", Need::Required, bar.open),
                      exactDecimal("high_price", Need::Required, bar.high),
                      exactDecimal("low_price", Need::Required, bar.low),
                      exactDecimal("trade_price", Need::Required, bar.close),
                      decimal("candle_acc_trade_volume", Need::Required, bar.volume)};
    if (auto error = readFields(row, fields))
        return error;
    if (auto error = wrongMarket(market, wanted, "market"))
        return error;
    return checkCandle(bar);
}

std::optional<JsonError> checkTrade(const market::Trade& trade) {
    if (!trade.price.isPositive())
        return impossible("trade_price");
    return trade.volume.isNegative() ? impossible("trade_volume") : std::nullopt;
}

std::optional<JsonError> readTick(object row, std::string_view wanted, market::Trade& trade) {
    std::string market;
    std::array fields{text("market", Need::Required, market),
                      epochMs("timestamp", Need::Required, trade.at),
                      exactDecimal("trade_price", Need::Required, trade.price),
                      decimal("trade_volume", Need::Required, trade.volume),
                      takerSide("ask_bid", trade.taker),
                      integer("sequential_id", Need::Required, trade.sequentialId)};
    if (auto error = readFields(row, fields))
        return error;
    if (auto error = wrongMarket(market, wanted, "market"))
        return error;
    return checkTrade(trade);
}

std::optional<JsonError> readUnit(object unit, market::OrderBook& book) {
    market::BookLevel ask;
    market::BookLevel bid;
    std::array fields{exactDecimal("ask_price", Need::Required, ask.price),
                      exactDecimal("bid_price", Need::Required, bid.price),
                      decimal("ask_size", Need::Required, ask.size), decimal("bid_size", Need::Required, bid.size)};
    if (auto error = readFields(unit, fields))
        return error;
    return addLevels(book, ask, bid);
}

// The notices have names that change with the rules; any that is true counts.
std::optional<JsonProblem> readCautions(JsonValue value, bool& caution) {
    object notices;
    if (value.get_object().get(notices))
        return JsonProblem::WrongKind;
    for (auto notice : notices) {
        bool isRaised = false;
        if (notice.value().get_bool().get(isRaised))
            return JsonProblem::WrongKind;
        caution = caution || isRaised;
    }
    return std::nullopt;
}

std::optional<JsonProblem> readEvent(JsonValue value, MarketRow& market) {
    object event;
    if (value.get_object().get(event))
        return JsonProblem::WrongKind;
    const auto readNotices = [&market](JsonValue notices) { return readCautions(notices, market.caution); };
    std::array fields{flag("warning", Need::Optional, market.warning), Field{"caution", Need::Optional, readNotices}};
    const auto error = readFields(event, fields);
    return error ? std::optional{error->problem} : std::nullopt;
}

template <class Row, class Read>
Parsed<std::vector<Row>> readRows(std::string_view bytes, Read read) {
    std::vector<Row> rows;
    const auto error = readArray(bytes, kMostRows, [&](object element) {
        rows.emplace_back();
        return read(element, rows.back());
    });
    if (error)
        return base::Unexpected{*error};
    return rows;
}

std::optional<JsonError> readBook(object message, market::OrderBook& book) {
    const auto readUnits30 = [&book](JsonValue units) {
        return readElements(units, kMostLevels, [&book](object unit) { return readUnit(unit, book); });
    };
    std::array fields{epochMs("timestamp", Need::Required, book.at),
                      Field{"orderbook_units", Need::Required, readUnits30}};
    if (auto error = readFields(message, fields))
        return error;
    return isOrdered(book) ? std::nullopt : impossible("orderbook_units");
}

std::optional<JsonError> readTicker(object message, market::Ticker& ticker) {
    // The day's volume of a market of tiny coins leaves the range of exact decimals; it is a statistic all the same.
    const auto readVolume = [&ticker](JsonValue value) -> std::optional<JsonProblem> {
        std::string_view digits;
        if (const auto problem = readDecimalText(value, digits))
            return problem;
        const auto volume = base::Quantity::parse(digits, base::ExcessDigits::RoundDown);
        if (!volume && volume.error() != base::DecimalError::OutOfRange)
            return JsonProblem::BadNumber;
        ticker.volume24h = volume.value_or(base::Quantity::fromUnits(std::numeric_limits<std::int64_t>::max()));
        return std::nullopt;
    };
    std::array fields{epochMs("timestamp", Need::Required, ticker.at),
                      exactDecimal("trade_price", Need::Required, ticker.price),
                      exactDecimal("prev_closing_price", Need::Required, ticker.previousClose),
                      exactDecimal("high_price", Need::Required, ticker.high),
                      exactDecimal("low_price", Need::Required, ticker.low),
                      Field{"acc_trade_volume_24h", Need::Required, readVolume},
                      statistic("acc_trade_price_24h", Need::Required, ticker.turnover24h),
                      statistic("signed_change_rate", Need::Required, ticker.signedChangeRate)};
    if (auto error = readFields(message, fields))
        return error;
    return ticker.price.isPositive() ? std::nullopt : impossible("trade_price");
}

// The row of the market among others, which are only looked at for their name.
template <class Row, class Read>
Parsed<Row> readRowOf(std::string_view bytes, std::string_view market, Read read) {
    std::optional<Row> found;
    const auto error = readArray(bytes, kMostRows, [&](object element) -> std::optional<JsonError> {
        std::string code;
        std::array name{text("market", Need::Required, code)};
        if (auto wrong = readFields(element, name))
            return wrong;
        if (code != market)
            return std::nullopt;
        if (found)
            return JsonError{JsonProblem::DuplicateField, std::string{market}};
        bool again = false;
        if (element.reset().get(again))
            return JsonError{JsonProblem::NotJson, {}};
        return read(element, found.emplace());
    });
    if (error)
        return base::Unexpected{*error};
    if (!found)
        return base::Unexpected{JsonError{JsonProblem::MissingField, std::string{market}}};
    return *std::move(found);
}

} // namespace

std::optional<JsonError> addLevels(market::OrderBook& book, const market::BookLevel& ask,
                                   const market::BookLevel& bid) {
    if (ask.price.isNegative() || bid.price.isNegative() || ask.size.isNegative() || bid.size.isNegative())
        return impossible("orderbook_units");
    if (ask.price.isPositive())
        book.asks.push_back(ask);
    if (bid.price.isPositive())
        book.bids.push_back(bid);
    return std::nullopt;
}

bool isOrdered(const market::OrderBook& book) {
    const auto notAbove = [](const market::BookLevel& a, const market::BookLevel& b) { return a.price >= b.price; };
    const auto notBelow = [](const market::BookLevel& a, const market::BookLevel& b) { return a.price <= b.price; };
    if (std::adjacent_find(book.asks.begin(), book.asks.end(), notAbove) != book.asks.end())
        return false;
    if (std::adjacent_find(book.bids.begin(), book.bids.end(), notBelow) != book.bids.end())
        return false;
    return book.asks.empty() || book.bids.empty() || book.bids.front().price < book.asks.front().price;
}

Parsed<std::vector<market::Candle>> parseCandles(std::string_view bytes, std::string_view market) {
    auto bars = readRows<market::Candle>(
        bytes, [market](object row, market::Candle& bar) { return readCandle(row, market, bar); });
    if (!bars)
        return bars;
    const auto byOpenTime = [](const auto& a, const auto& b) { return a.openTime < b.openTime; };
    const auto sameOpenTime = [](const auto& a, const auto& b) { return a.openTime == b.openTime; };
    std::stable_sort(bars->begin(), bars->end(), byOpenTime);
    bars->erase(std::unique(bars->begin(), bars->end(), sameOpenTime), bars->end());
    return bars;
}

Parsed<std::vector<market::Trade>> parseTradeTicks(std::string_view bytes, std::string_view market) {
    return readRows<market::Trade>(bytes,
                                   [market](object row, market::Trade& trade) { return readTick(row, market, trade); });
}

Parsed<market::Ticker> parseTickers(std::string_view bytes, std::string_view market) {
    return readRowOf<market::Ticker>(bytes, market, readTicker);
}

Parsed<market::OrderBook> parseOrderBooks(std::string_view bytes, std::string_view market) {
    return readRowOf<market::OrderBook>(bytes, market, readBook);
}

Parsed<std::vector<MarketRow>> parseMarkets(std::string_view bytes) {
    return readRows<MarketRow>(bytes, [](object row, MarketRow& market) {
        std::array fields{
            text("market", Need::Required, market.code),
            Field{"market_event", Need::Optional, [&market](JsonValue event) { return readEvent(event, market); }}};
        return readFields(row, fields);
    });
}

Parsed<base::Price> parseInstruments(std::string_view bytes, std::string_view market) {
    std::optional<base::Price> tick;
    const auto error = readArray(bytes, kMostRows, [&](object row) -> std::optional<JsonError> {
        std::string code;
        base::Price size;
        std::array fields{text("market", Need::Required, code), exactDecimal("tick_size", Need::Required, size)};
        if (auto wrong = readFields(row, fields))
            return wrong;
        if (code == market)
            tick = size;
        return size.isPositive() ? std::nullopt : impossible("tick_size");
    });
    if (error)
        return base::Unexpected{*error};
    if (!tick)
        return base::Unexpected{JsonError{JsonProblem::MissingField, std::string{market}}};
    return *tick;
}

std::optional<JsonError> checkCandle(const market::Candle& bar) {
    if (!bar.low.isPositive() || bar.low > std::min(bar.open, bar.close))
        return impossible("low_price");
    if (bar.high < std::max(bar.open, bar.close))
        return impossible("high_price");
    return bar.volume.isNegative() ? impossible("candle_acc_trade_volume") : std::nullopt;
}

Field takerSide(std::string_view name, market::Taker& target) {
    return {name, Need::Required, [&target](JsonValue value) -> std::optional<JsonProblem> {
                std::string word;
                if (const auto problem = readText(value, word))
                    return problem;
                if (word != "ASK" && word != "BID")
                    return JsonProblem::BadText;
                target = word == "BID" ? market::Taker::Buyer : market::Taker::Seller;
                return std::nullopt;
            }};
}

} // namespace kkachi::exchange::upbit
