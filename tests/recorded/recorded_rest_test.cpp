// Answers that the exchange really gave, against their slow reading.
#include "exchange/upbit/upbit_json.h"
#include "recorded_files.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using tests::PlainJson;
using tests::plainUnits;

constexpr const char* kMarket = "KRW-BTC";

std::vector<PlainJson> rowsOf(const std::string& bytes) {
    const auto plain = tests::readPlainJson(bytes);
    EXPECT_TRUE(plain && plain->kind == PlainJson::Kind::Array);
    return plain ? plain->items : std::vector<PlainJson>{};
}
std::string textOf(const PlainJson& row, std::string_view name) {
    const PlainJson* found = row.find(name);
    EXPECT_NE(found, nullptr) << name;
    return found == nullptr ? "" : found->text;
}
std::int64_t unitsOf(const PlainJson& row, std::string_view name) {
    return plainUnits(textOf(row, name), true).value_or(-1);
}

// The page has the newest first, the bars the oldest.
void expectBars(const std::string& file, std::size_t count) {
    const std::string bytes = tests::readRecorded(file);
    const auto rows = rowsOf(bytes);
    const auto bars = parseCandles(bytes, kMarket);
    ASSERT_TRUE(bars) << bars.error().field;
    ASSERT_EQ(bars->size(), count);
    ASSERT_EQ(rows.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
        const PlainJson& row = rows[count - 1 - i];
        const market::Candle& bar = (*bars)[i];
        EXPECT_EQ(base::formatUtcSeconds(bar.openTime), textOf(row, "candle_date_time_utc") + "Z");
        EXPECT_EQ(bar.open.units(), unitsOf(row, "opening_price"));
        EXPECT_EQ(bar.high.units(), unitsOf(row, "high_price"));
        EXPECT_EQ(bar.low.units(), unitsOf(row, "low_price"));
        EXPECT_EQ(bar.close.units(), unitsOf(row, "trade_price"));
        EXPECT_EQ(bar.volume.units(), unitsOf(row, "candle_acc_trade_volume"));
    }
}

TEST(RecordedRest, BarsAreReadAsTheyWereSent) {
    expectBars("upbit-rest/candles_minutes_1.20200220.json", 200);
    expectBars("upbit-rest/candles_seconds.20250630.json", 1);
}

TEST(RecordedRest, TradesAreReadAsTheyWereSent) {
    const std::string bytes = tests::readRecorded("upbit-rest/trades_ticks.20250627.json");
    const auto rows = rowsOf(bytes);
    const auto trades = parseTradeTicks(bytes, kMarket);
    ASSERT_TRUE(trades);
    ASSERT_EQ(trades->size(), rows.size());
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(trades->front().sequentialId, std::stoll(textOf(rows.front(), "sequential_id")));
    EXPECT_EQ(trades->front().price.units(), unitsOf(rows.front(), "trade_price"));
    EXPECT_EQ(trades->front().volume.units(), unitsOf(rows.front(), "trade_volume"));
    EXPECT_EQ(base::toEpochMs(trades->front().at), std::stoll(textOf(rows.front(), "timestamp")));
}

TEST(RecordedRest, ABookIsReadAsItWasSent) {
    const std::string bytes = tests::readRecorded("upbit-rest/orderbook.level10000.20250704.json");
    const auto rows = rowsOf(bytes);
    const auto book = parseOrderBooks(bytes, kMarket);
    ASSERT_TRUE(book) << book.error().field;
    ASSERT_EQ(rows.size(), 1U);
    const auto& units = rows.front().find("orderbook_units")->items;
    ASSERT_EQ(book->asks.size(), units.size());
    ASSERT_EQ(book->bids.size(), units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        EXPECT_EQ(book->asks[i].price.units(), unitsOf(units[i], "ask_price"));
        EXPECT_EQ(book->bids[i].size.units(), unitsOf(units[i], "bid_size"));
    }
}

// Some of its numbers are quoted, by whoever kept it; they are read all the same.
TEST(RecordedRest, TickersAreReadWithQuotedNumbersToo) {
    const std::string bytes = tests::readRecorded("upbit-rest/ticker.20250704.edited.json");
    const auto ticker = parseTickers(bytes, kMarket);
    ASSERT_TRUE(ticker) << ticker.error().field;
    const auto rows = rowsOf(bytes);
    EXPECT_EQ(ticker->price.units(), unitsOf(rows.front(), "trade_price"));
    EXPECT_EQ(ticker->volume24h.units(), unitsOf(rows.front(), "acc_trade_volume_24h"));
}

TEST(RecordedRest, MarketsAndTheirRulesAreRead) {
    const std::string all = tests::readRecorded("upbit-rest/market_all.20210417.json");
    const auto markets = parseMarkets(all);
    ASSERT_TRUE(markets);
    const auto rows = rowsOf(all);
    ASSERT_EQ(markets->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ((*markets)[i].code, textOf(rows[i], "market"));
    EXPECT_TRUE(parseMarkets(tests::readRecorded("upbit-rest/market_all_details.json")));
    const auto tick = parseInstruments(tests::readRecorded("upbit-rest/orderbook_instruments.json"), kMarket);
    ASSERT_TRUE(tick);
    EXPECT_EQ(*tick, base::Price::whole(1000));
}

} // namespace
} // namespace kkachi::exchange::upbit
