#include "history/trade_file.h"

#include "sample_files.h"

#include <gtest/gtest.h>

#include <random>

namespace kkachi::history {
namespace {

using market::Taker;
using market::Trade;

Trade trade(std::int64_t ms, std::int64_t won, std::int64_t volumeUnits, Taker taker, std::int64_t id = 0) {
    return {id, base::fromEpochMs(ms), base::Price::whole(won), base::Quantity::fromUnits(volumeUnits), taker};
}

TradeTape csv(const std::string& text) {
    const SampleFiles files;
    const auto tape = readTradeCsv(files.plain(text));
    EXPECT_TRUE(tape.has_value()) << (tape ? "" : toString(tape.error().problem));
    return tape ? *tape : TradeTape{};
}

TradeTape json(const std::string& text) {
    const SampleFiles files;
    const auto tape = readTradeJson(files.plain(text));
    EXPECT_TRUE(tape.has_value()) << (tape ? "" : toString(tape.error().problem));
    return tape ? *tape : TradeTape{};
}

const std::vector kTwo{trade(1'000, 100, 150'000'000, Taker::Buyer), trade(2'000, 101, 1, Taker::Seller)};

TEST(TradeCsv, ReadsBothKindsOfTimesNamesAndSides) {
    EXPECT_EQ(csv("timestamp,price,volume,side\n1000,100,1.5,buy\n2000,101,0.00000001,SELL\n").trades, kTwo);
    EXPECT_EQ(csv("ask_bid,trade_volume,note,trade_price,trade_timestamp,timestamp\r\n"
                  "BID,1.5,\"a, b\",100,1970-01-01T00:00:01Z,7\r\n\r\nASK,1e-8,,101,\"1970-01-01 00:00:02Z\",7")
                  .trades,
              kTwo);
}

TEST(TradeCsv, ReadsGzipAsPlain) {
    const SampleFiles files;
    const auto tape = readTradeCsv(files.gzip("timestamp,price,volume,side\n1000,100,1.5,bid\n2000,101,1e-8,ask\n"));
    ASSERT_TRUE(tape.has_value());
    EXPECT_EQ(tape->trades, kTwo);
}

TEST(TradeCsv, WithoutSidesTheTickTellsThem) {
    const auto tape = csv("timestamp,price,volume\n1,100,1\n2,100,1\n3,99,1\n4,99,1\n5,102,1\n");
    std::vector<Taker> takers;
    for (const Trade& each : tape.trades)
        takers.push_back(each.taker);
    EXPECT_EQ(takers, (std::vector{Taker::Buyer, Taker::Buyer, Taker::Seller, Taker::Seller, Taker::Buyer}));
}

TEST(TradeCsv, LeavesOutIdsThatCameBeforeWhereverTheyStandAndCountsThem) {
    const auto tape = csv("timestamp,price,volume,side,sequential_id\n"
                          "1000,100,1,bid,10\n1000,100,1,bid,10\n2000,100,1,bid,30\n2000,100,1,bid,20\n"
                          "1000,100,1,bid,10\n2000,100,1,bid,20\n3000,100,1,bid,40\n");
    EXPECT_EQ(tape.duplicates, 3);
    ASSERT_EQ(tape.trades.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(tape.trades[i].sequentialId, static_cast<std::int64_t>(10 * (i + 1)))
            << "within a millisecond the ids tell the order";
}

TEST(TradeCsv, KeepsEqualTradesWithoutIdsApart) {
    const auto tape = csv("timestamp,price,volume\n1000,100,1\n1000,100,1\n");
    EXPECT_EQ(tape.trades.size(), 2U);
    EXPECT_EQ(tape.duplicates, 0);
}

constexpr const char* kRest =
    R"([{"market":"KRW-BTC","trade_date_utc":"1970-01-01","trade_time_utc":"00:00:02","timestamp":2000,
"trade_price":101.00000000,"trade_volume":1E-8,"ask_bid":"ASK","sequential_id":20000000},
 {"market":"KRW-BTC","timestamp":1000,"trade_price":100,"trade_volume":1.5,"ask_bid":"BID","sequential_id":10000000}])";

TEST(TradeJson, TurnsAnAnswerOfTheExchangeWhichIsNewestFirst) {
    const auto tape = json(kRest);
    EXPECT_EQ(tape.trades, (std::vector{trade(1'000, 100, 150'000'000, Taker::Buyer, 10'000'000),
                                        trade(2'000, 101, 1, Taker::Seller, 20'000'000)}));
}

TEST(TradeJson, ReadsMessagesOfTheStreamAndPassesOverOthers) {
    const auto tape =
        json(R"({"type":"trade","code":"KRW-BTC","timestamp":9,"trade_timestamp":1000,"trade_price":100.0,)"
             R"("trade_volume":1.5,"ask_bid":"BID","nested":{"brace":"}\"{"}})"
             "\n"
             R"({"type":"ticker","code":"KRW-ETH"})"
             "\n"
             R"({"type":"trade","code":"KRW-BTC","trade_timestamp":2000,"trade_price":101,"trade_volume":"0.00000001",)"
             R"("ask_bid":"ASK"})");
    EXPECT_EQ(tape.trades, kTwo);
    EXPECT_EQ(json(R"({"ty":"trade","cd":"KRW-BTC","tms":9,"ttms":1000,"tp":100.0,"tv":1.5,"ab":"BID"}
{"ty":"trade","cd":"KRW-BTC","tms":9,"ttms":2000,"tp":101,"tv":1e-8,"ab":"ASK"})")
                  .trades,
              kTwo);
}

TEST(TapeKind, IsToldByTheFirstLine) {
    const SampleFiles files;
    EXPECT_EQ(*kindOfTape(files.plain("timestamp,open,high,low,close,volume\n")), TapeKind::Candles);
    EXPECT_EQ(*kindOfTape(files.gzip("\n\xEF\xBB\xBFtimestamp,price,volume\n")), TapeKind::TradesCsv);
    EXPECT_EQ(*kindOfTape(files.plain(kRest)), TapeKind::TradesJson);
    EXPECT_EQ(*kindOfTape(files.plain("[" + std::string(100'000, ' ') + "]")), TapeKind::TradesJson);
    EXPECT_EQ(kindOfTape(files.plain("1000,100,1.5\n")).error().problem, CsvProblem::UnknownHeader);
    EXPECT_EQ(kindOfTape(files.plain("")).error().problem, CsvProblem::Empty);
    EXPECT_EQ(kindOfTape(files.folder() / "absent").error().problem, CsvProblem::FileMissing);
}

struct Case {
    const char* name;
    std::string text;
    std::int64_t line;
    const char* column;
    CsvProblem problem;
    const char* found; // the text that the error quotes, or its beginning
};

class BadTradeFile : public testing::TestWithParam<Case> {};

TEST_P(BadTradeFile, IsRefusedWithFileLineColumnAndText) {
    const SampleFiles files;
    const auto path = files.plain(GetParam().text);
    const bool isJson = GetParam().text.starts_with('{') || GetParam().text.starts_with('[');
    const auto read = isJson ? readTradeJson(path) : readTradeCsv(path);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().problem, GetParam().problem) << toString(read.error().problem);
    EXPECT_EQ(read.error().file, path.string());
    EXPECT_EQ(read.error().line, GetParam().line);
    EXPECT_EQ(read.error().column, GetParam().column);
    EXPECT_TRUE(read.error().text.starts_with(GetParam().found)) << read.error().text;
}

std::string withRow(const std::string& row) {
    return "timestamp,price,volume,side,sequential_id,market\n1000,100,1.5,bid,7,KRW-BTC\n" + row + "\n";
}

INSTANTIATE_TEST_SUITE_P(
    Csv, BadTradeFile,
    testing::Values(
        Case{"Empty", "", 0, "", CsvProblem::Empty, ""},
        Case{"HeaderOnly", "timestamp,price,volume\n", 0, "", CsvProblem::NoTrades, ""},
        Case{"NoVolume", "timestamp,price,size\n", 1, "trade_volume|volume|tv", CsvProblem::TradeColumnMissing,
             "timestamp,price,size"},
        Case{"NoTime", "time,price,volume\n", 1, "trade_timestamp|ttms|timestamp", CsvProblem::TradeColumnMissing,
             "time,"},
        Case{"ColumnTwice", "timestamp,price,price,volume\n", 1, "price", CsvProblem::ColumnRepeated, "timestamp,"},
        Case{"ShortRow", withRow("2000,100,1.5,bid,8"), 3, "market", CsvProblem::FieldMissing, "2000,"},
        Case{"LongRow", withRow("2000,100,1.5,bid,8,KRW-BTC,x"), 3, "", CsvProblem::TooManyFields, "2000,"},
        Case{"BadTime", withRow("noon,100,1.5,bid,8,KRW-BTC"), 3, "timestamp", CsvProblem::NotATime, "noon"},
        Case{"BadPrice", withRow("2000,1O0,1.5,bid,8,KRW-BTC"), 3, "price", CsvProblem::NotANumber, "1O0"},
        Case{"NoPrice", withRow("2000,,1.5,bid,8,KRW-BTC"), 3, "price", CsvProblem::NotANumber, ""},
        Case{"ZeroPrice", withRow("2000,0,1.5,bid,8,KRW-BTC"), 3, "price", CsvProblem::PriceNotPositive, "0"},
        Case{"LongPrice", withRow("2000,1.123456789,1.5,bid,8,KRW-BTC"), 3, "price", CsvProblem::TooManyDigits,
             "1.123456789"},
        Case{"HugePrice", withRow("2000,1e20,1.5,bid,8,KRW-BTC"), 3, "price", CsvProblem::OutOfRange, "1e20"},
        Case{"ZeroVolume", withRow("2000,100,0,bid,8,KRW-BTC"), 3, "volume", CsvProblem::VolumeNotPositive, "0"},
        Case{"BadSide", withRow("2000,100,1,long,8,KRW-BTC"), 3, "side", CsvProblem::UnknownSide, "long"},
        Case{"NoSide", withRow("2000,100,1,,8,KRW-BTC"), 3, "side", CsvProblem::UnknownSide, ""},
        Case{"BadId", withRow("2000,100,1,bid,8.5,KRW-BTC"), 3, "sequential_id", CsvProblem::NotAnId, "8.5"},
        Case{"ZeroId", withRow("2000,100,1,bid,0,KRW-BTC"), 3, "sequential_id", CsvProblem::NotAnId, "0"},
        Case{"OtherMarket", withRow("2000,100,1,bid,8,KRW-ETH"), 3, "market", CsvProblem::OtherMarket, "KRW-ETH"},
        Case{"Unsorted", withRow("999,100,1,bid,8,KRW-BTC"), 3, "timestamp", CsvProblem::TimeOutOfOrder, "999"},
        Case{"LongLine", withRow(std::string(20'000, '1')), 3, "", CsvProblem::LineTooLong, "111"}),
    [](const auto& each) { return std::string{each.param.name}; });

std::string message(const std::string& time, const std::string& more = {}) {
    return "{\"timestamp\":" + time + ",\"trade_price\":100,\"trade_volume\":1,\"ask_bid\":\"BID\"" + more + "}";
}

INSTANTIATE_TEST_SUITE_P(
    Json, BadTradeFile,
    testing::Values(
        Case{"EmptyArray", "[]", 0, "", CsvProblem::NoTrades, ""},
        Case{"Cut", "[" + message("1") + ",\n" + message("2").substr(0, 20), 2, "", CsvProblem::NotJson, "{"},
        Case{"ArrayNotClosed", "[" + message("1") + "\n", 2, "", CsvProblem::NotJson, ""},
        Case{"CommaMissing", "[" + message("1") + "\n" + message("2") + "]", 2, "", CsvProblem::NotJson, "{"},
        Case{"NumbersInTheArray", "[1,2]", 1, "", CsvProblem::NotJson, "1"},
        Case{"BrokenInside", message("1") + "\n{\"timestamp\" 2}", 2, "", CsvProblem::NotJson, "{\"timestamp\" 2}"},
        Case{"AnError", "{\"error\":{\"name\":\"too_many_requests\"}}", 1, "trade_timestamp|ttms|timestamp",
             CsvProblem::TradeColumnMissing, "{\"error"},
        Case{"PriceIsAnArray", "{\"timestamp\":1,\"trade_price\":[100],\"trade_volume\":1}", 1, "trade_price",
             CsvProblem::NotANumber, ""},
        Case{"PriceIsNull", "{\"timestamp\":1,\"trade_price\":null,\"trade_volume\":1}", 1, "trade_price",
             CsvProblem::NotANumber, "null"},
        Case{"MemberTwice", message("1", ",\"timestamp\":2"), 1, "timestamp", CsvProblem::ColumnRepeated, "{"},
        Case{"SideIsGone", message("1") + "\n{\"timestamp\":2,\"trade_price\":1,\"trade_volume\":1}", 2,
             "ask_bid|side|ab", CsvProblem::FieldMissing, "{"},
        Case{"TurnsUp", message("3") + "\n" + message("1") + "\n" + message("2"), 3, "timestamp",
             CsvProblem::TimeOutOfOrder, "2"},
        Case{"TurnsDown", message("1") + "\n" + message("3") + "\n" + message("2"), 3, "timestamp",
             CsvProblem::TimeOutOfOrder, "2"},
        Case{"LongObject", message("1", ",\"x\":\"" + std::string(20'000, 'x') + "\""), 1, "", CsvProblem::LineTooLong,
             "{\"timestamp\""}),
    [](const auto& each) { return std::string{each.param.name}; });

TEST(TradeFile, ReadsOrRefusesAnyDamageWithoutHarm) {
    const SampleFiles files;
    std::mt19937_64 random{20'261'122}; // NOLINT(cert-msc51-cpp): the same files every time
    for (int round = 0; round < 4'000; ++round) {
        std::string text = round % 2 == 0 ? withRow("2000,101,0.5,ask,8,KRW-BTC") : std::string{kRest};
        for (std::uint64_t i = random() % 6; i > 0; --i)
            text[random() % text.size()] = static_cast<char>(random() % 256);
        text.resize(text.size() - random() % (text.size() / 2));
        const auto path = files.plain(text);
        const auto read = round % 2 == 0 ? readTradeCsv(path) : readTradeJson(path);
        if (!read) {
            EXPECT_NE(toString(read.error().problem), "");
            continue;
        }
        for (const Trade& each : read->trades)
            EXPECT_TRUE(each.price.isPositive() && each.volume.isPositive());
    }
}

} // namespace
} // namespace kkachi::history
