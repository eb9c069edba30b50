// Messages that the exchange really sent, against their slow reading.
#include "exchange/upbit/upbit_json.h"
#include "recorded_files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace kkachi::exchange::upbit {
namespace {

using tests::PlainJson;
using tests::plainUnits;

const PlainJson& member(const PlainJson& object, std::string_view name) {
    const PlainJson* found = object.find(name);
    EXPECT_NE(found, nullptr) << name;
    static const PlainJson kNull;
    return found == nullptr ? kNull : *found;
}

std::int64_t unitsOf(const PlainJson& object, std::string_view name) {
    return plainUnits(member(object, name).text, true).value_or(-1);
}
std::int64_t integerOf(const PlainJson& object, std::string_view name) {
    return std::stoll(member(object, name).text);
}

// The short names of the recording of 2021 in the long form that we subscribe to.
const std::map<std::string, std::string>& longNames() {
    static const std::map<std::string, std::string> kNames{{"ty", "type"},
                                                           {"cd", "code"},
                                                           {"tms", "timestamp"},
                                                           {"td", "trade_date"},
                                                           {"ttm", "trade_time"},
                                                           {"ttms", "trade_timestamp"},
                                                           {"tp", "trade_price"},
                                                           {"tv", "trade_volume"},
                                                           {"ab", "ask_bid"},
                                                           {"pcp", "prev_closing_price"},
                                                           {"c", "change"},
                                                           {"cp", "change_price"},
                                                           {"sid", "sequential_id"},
                                                           {"st", "stream_type"},
                                                           {"tas", "total_ask_size"},
                                                           {"tbs", "total_bid_size"},
                                                           {"obu", "orderbook_units"},
                                                           {"ap", "ask_price"},
                                                           {"bp", "bid_price"},
                                                           {"as", "ask_size"},
                                                           {"bs", "bid_size"}};
    return kNames;
}

PlainJson withLongNames(PlainJson value) {
    for (auto& [name, inner] : value.members) {
        const auto found = longNames().find(name);
        EXPECT_NE(found, longNames().end()) << name;
        name = found == longNames().end() ? name : found->second;
        inner = withLongNames(std::move(inner));
    }
    for (PlainJson& item : value.items)
        item = withLongNames(std::move(item));
    return value;
}

void expectTrade(const market::Trade& trade, const PlainJson& plain) {
    EXPECT_EQ(trade.sequentialId, integerOf(plain, "sequential_id"));
    EXPECT_EQ(base::toEpochMs(trade.at), integerOf(plain, "trade_timestamp"));
    EXPECT_EQ(trade.price.units(), unitsOf(plain, "trade_price"));
    EXPECT_EQ(trade.volume.units(), unitsOf(plain, "trade_volume"));
    EXPECT_EQ(trade.taker == market::Taker::Buyer, member(plain, "ask_bid").text == "BID");
}

void expectBook(const market::OrderBook& book, const PlainJson& plain) {
    EXPECT_EQ(base::toEpochMs(book.at), integerOf(plain, "timestamp"));
    std::size_t asks = 0;
    std::size_t bids = 0;
    for (const PlainJson& unit : member(plain, "orderbook_units").items) {
        if (unitsOf(unit, "ask_price") > 0) {
            ASSERT_LT(asks, book.asks.size());
            EXPECT_EQ(book.asks[asks].price.units(), unitsOf(unit, "ask_price"));
            EXPECT_EQ(book.asks[asks++].size.units(), unitsOf(unit, "ask_size"));
        }
        if (unitsOf(unit, "bid_price") > 0) {
            ASSERT_LT(bids, book.bids.size());
            EXPECT_EQ(book.bids[bids].price.units(), unitsOf(unit, "bid_price"));
            EXPECT_EQ(book.bids[bids++].size.units(), unitsOf(unit, "bid_size"));
        }
    }
    EXPECT_EQ(asks, book.asks.size());
    EXPECT_EQ(bids, book.bids.size());
}

TEST(RecordedStream, TickersAreReadAsTheyWereSent) {
    int read = 0;
    for (const std::string& line : tests::readRecordedLines("upbit-ws/ticker-20250714-default-part1.jsonl.gz")) {
        const auto plain = tests::readPlainJson(line);
        ASSERT_TRUE(plain) << line;
        const auto message = parseStreamMessage(line, member(*plain, "code").text);
        ASSERT_TRUE(message) << message.error().field << " in " << line;
        const auto& ticker = std::get<market::Ticker>(*message);
        EXPECT_EQ(base::toEpochMs(ticker.at), integerOf(*plain, "timestamp"));
        EXPECT_EQ(ticker.price.units(), unitsOf(*plain, "trade_price"));
        EXPECT_EQ(ticker.previousClose.units(), unitsOf(*plain, "prev_closing_price"));
        EXPECT_EQ(ticker.high.units(), unitsOf(*plain, "high_price"));
        EXPECT_EQ(ticker.low.units(), unitsOf(*plain, "low_price"));
        EXPECT_EQ(ticker.turnover24h, std::strtod(member(*plain, "acc_trade_price_24h").text.c_str(), nullptr));
        EXPECT_EQ(ticker.signedChangeRate, std::strtod(member(*plain, "signed_change_rate").text.c_str(), nullptr));
        // What does not fit an exact decimal counts as the largest one.
        const auto volume = plainUnits(member(*plain, "acc_trade_volume_24h").text, true);
        EXPECT_EQ(ticker.volume24h.units(), volume.value_or(std::numeric_limits<std::int64_t>::max()));
        ++read;
    }
    EXPECT_GE(read, 150);
}

TEST(RecordedStream, MessagesOfAnotherMarketAreRefusedForThat) {
    for (const std::string& line : tests::readRecordedLines("upbit-ws/ticker-20250714-default-part1.jsonl.gz")) {
        const auto message = parseStreamMessage(line, "KRW-NONE");
        ASSERT_FALSE(message);
        EXPECT_EQ(message.error(), (JsonError{JsonProblem::OtherMarket, "code"}));
    }
}

// In BTC markets a price may have more than the eight digits behind the point that money has here.
bool hasTooManyDigits(const PlainJson& plain) {
    for (const PlainJson& unit : member(plain, "orderbook_units").items)
        if (!plainUnits(member(unit, "ask_price").text, false) || !plainUnits(member(unit, "bid_price").text, false))
            return true;
    return false;
}

TEST(RecordedStream, TradesAndBooksAreReadAsTheyWereSent) {
    int trades = 0;
    int books = 0;
    for (const std::string& line :
         tests::readRecordedLines("upbit-ws/trade-orderbook-20210417-simple-part1.jsonl.gz")) {
        const auto record = tests::readPlainJson(line);
        ASSERT_TRUE(record) << line;
        const PlainJson plain = withLongNames(member(*record, "msg"));
        const std::string bytes = tests::toJson(plain);
        const auto message = parseStreamMessage(bytes, member(plain, "code").text);
        if (member(plain, "type").text == "trade") {
            ASSERT_TRUE(message) << message.error().field << " in " << bytes;
            expectTrade(std::get<market::Trade>(*message), plain);
            ++trades;
        } else if (hasTooManyDigits(plain)) {
            ASSERT_FALSE(message);
            EXPECT_EQ(message.error().problem, JsonProblem::BadNumber);
        } else {
            ASSERT_TRUE(message) << message.error().field << " in " << bytes;
            expectBook(std::get<market::OrderBook>(*message), plain);
            ++books;
        }
    }
    EXPECT_GT(trades, 0);
    EXPECT_GT(books, 50);
    EXPECT_GE(trades + books, 145);
}

// With short names there is no type that we know, so nothing is read out of them.
TEST(RecordedStream, ShortNamesAreNotGuessed) {
    for (const std::string& line :
         tests::readRecordedLines("upbit-ws/trade-orderbook-20210417-simple-part1.jsonl.gz")) {
        const auto record = tests::readPlainJson(line);
        ASSERT_TRUE(record);
        const auto message = parseStreamMessage(tests::toJson(member(*record, "msg")), "KRW-LAMB");
        ASSERT_TRUE(message);
        EXPECT_TRUE(std::holds_alternative<OtherMessage>(*message));
    }
}

} // namespace
} // namespace kkachi::exchange::upbit
