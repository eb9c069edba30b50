#include "exchange/upbit/upbit_json.h"

#include <gtest/gtest.h>

namespace kkachi::exchange::upbit {
namespace {

using base::Price;
using base::Quantity;

constexpr const char* kMarket = "KRW-BTC";

constexpr const char* kTrade =
    R"({"type":"trade","code":"KRW-BTC","trade_price":110003000.0,"trade_volume":9.101e-05,"ask_bid":"BID",
        "prev_closing_price":109000000,"change":"RISE","change_price":1003000,"trade_date":"2026-11-20",
        "trade_time":"01:15:30","trade_timestamp":1795137330123,"timestamp":1795137330150,
        "sequential_id":17333303420000001,"best_ask_price":110003000,"stream_type":"REALTIME","new_field":{"a":[1]}})";

JsonProblem problemOf(const std::string& bytes) {
    const auto message = parseStreamMessage(bytes, kMarket);
    EXPECT_FALSE(message) << bytes;
    return message ? JsonProblem{} : message.error().problem;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(UpbitJson, ReadsATradeWithExponentAndLongId) {
    const auto message = parseStreamMessage(kTrade, kMarket);
    ASSERT_TRUE(message);
    const auto& trade = std::get<market::Trade>(*message);
    EXPECT_EQ(trade.price, Price::whole(110'003'000));
    EXPECT_EQ(trade.volume, Quantity::fromUnits(9101));
    EXPECT_EQ(trade.taker, market::Taker::Buyer);
    EXPECT_EQ(trade.sequentialId, 17333303420000001); // a double would say ...000
    EXPECT_EQ(trade.at, base::fromEpochMs(1795137330123));
}

TEST(UpbitJson, ReadsTheLargestIdExactly) {
    const auto message = parseStreamMessage(replaced(kTrade, "17333303420000001", "9223372036854775807"), kMarket);
    ASSERT_TRUE(message);
    EXPECT_EQ(std::get<market::Trade>(*message).sequentialId, 9223372036854775807);
    EXPECT_EQ(problemOf(replaced(kTrade, "17333303420000001", "9223372036854775808")), JsonProblem::BadNumber);
}

TEST(UpbitJson, RefusesAFieldThatComesTwice) {
    EXPECT_EQ(problemOf(replaced(kTrade, R"("change":"RISE")", R"("ask_bid":"ASK")")), JsonProblem::DuplicateField);
    EXPECT_EQ(problemOf(replaced(kTrade, R"("change":"RISE")", R"("type":"trade")")), JsonProblem::DuplicateField);
}

TEST(UpbitJson, NamesTheFieldThatIsWrong) {
    const auto message = parseStreamMessage(replaced(kTrade, "9.101e-05", "true"), kMarket);
    ASSERT_FALSE(message);
    EXPECT_EQ(message.error(), (JsonError{JsonProblem::WrongKind, "trade_volume"}));
}

TEST(UpbitJson, RefusesHostileTrades) {
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "1e400")), JsonProblem::BadNumber);
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "99999999999999")), JsonProblem::BadNumber);
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "-1")), JsonProblem::Impossible);
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "0")), JsonProblem::Impossible);
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "null")), JsonProblem::WrongKind);
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "\"abc\"")), JsonProblem::BadNumber);
    EXPECT_EQ(problemOf(replaced(kTrade, "110003000.0", "[1]")), JsonProblem::WrongKind);
    EXPECT_EQ(problemOf(replaced(kTrade, "\"BID\"", "\"buy\"")), JsonProblem::BadText);
    EXPECT_EQ(problemOf(replaced(kTrade, "1795137330123", "-5")), JsonProblem::Impossible);
    EXPECT_EQ(problemOf(replaced(kTrade, "1795137330123", "1.5")), JsonProblem::BadNumber);
    EXPECT_EQ(problemOf(replaced(kTrade, R"("sequential_id":17333303420000001,)", "")), JsonProblem::MissingField);
    EXPECT_EQ(problemOf(replaced(kTrade, "\"KRW-BTC\"", "\"KRW-ETH\"")), JsonProblem::OtherMarket);
}

TEST(UpbitJson, RefusesWhatIsNoJsonObject) {
    EXPECT_EQ(problemOf(""), JsonProblem::NotJson);
    EXPECT_EQ(problemOf("Too many API requests."), JsonProblem::NotJson);
    EXPECT_EQ(problemOf("{\"type\":\"trade\""), JsonProblem::NotJson);
    EXPECT_EQ(problemOf(std::string{kTrade} + "{}"), JsonProblem::NotJson);
    EXPECT_EQ(problemOf("[]"), JsonProblem::WrongKind);
    EXPECT_EQ(problemOf("17"), JsonProblem::WrongKind);
    EXPECT_FALSE(parseStreamMessage(std::string(5000, '['), kMarket));
    EXPECT_FALSE(parseCandles(std::string(5000, '['), kMarket));
    EXPECT_EQ(problemOf("{\"type\":\"\xff\xfe\"}"), JsonProblem::NotJson);
}

TEST(UpbitJson, SurvivesEveryTruncationOfATrade) {
    const std::string whole = kTrade;
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(parseStreamMessage(std::string_view{whole}.substr(0, length), kMarket)) << length;
}

TEST(UpbitJson, ReadsABookBestFirst) {
    const auto message = parseStreamMessage(
        R"({"type":"orderbook","code":"KRW-BTC.15","timestamp":1795137330123,"total_ask_size":4.21,"total_bid_size":3.87,
            "orderbook_units":[{"ask_price":110003000,"bid_price":110002000.0,"ask_size":0.0513,"bid_size":0.1204},
                               {"ask_price":110004000,"bid_price":0,"ask_size":1.5,"bid_size":0}],"level":0})",
        kMarket);
    ASSERT_TRUE(message);
    const auto& book = std::get<market::OrderBook>(*message);
    EXPECT_EQ(book.bestAsk(), Price::whole(110'003'000));
    EXPECT_EQ(book.bestBid(), Price::whole(110'002'000));
    ASSERT_EQ(book.asks.size(), 2U);
    EXPECT_EQ(book.bids.size(), 1U); // a level of price 0 only fills up the page
    EXPECT_EQ(book.asks.back().size, Quantity::fromUnits(150'000'000));
}

TEST(UpbitJson, RefusesACrossedOrUnorderedBook) {
    const std::string start = R"({"type":"orderbook","code":"KRW-BTC","timestamp":1,"orderbook_units":[)";
    EXPECT_EQ(problemOf(start + R"({"ask_price":100,"bid_price":100,"ask_size":1,"bid_size":1}]})"),
              JsonProblem::Impossible);
    EXPECT_EQ(problemOf(start + R"({"ask_price":102,"bid_price":100,"ask_size":1,"bid_size":1},)" +
                        R"({"ask_price":101,"bid_price":99,"ask_size":1,"bid_size":1}]})"),
              JsonProblem::Impossible);
    EXPECT_EQ(problemOf(start + R"({"ask_price":102,"bid_price":100,"ask_size":-1,"bid_size":1}]})"),
              JsonProblem::Impossible);
    EXPECT_EQ(problemOf(start + "1]}"), JsonProblem::WrongKind);
}

TEST(UpbitJson, ReadsATickerOfAMarketWithAstronomicVolume) {
    const auto message = parseStreamMessage(
        R"({"type":"ticker","code":"KRW-BTC","trade_price":0.0123,"prev_closing_price":0.012,"high_price":0.013,
            "low_price":0.011,"acc_trade_volume_24h":1.5e13,"acc_trade_price_24h":184512345678901.25,
            "signed_change_rate":0.025,"timestamp":1795137330123,"delisting_date":null})",
        kMarket);
    ASSERT_TRUE(message);
    const auto& ticker = std::get<market::Ticker>(*message);
    EXPECT_EQ(ticker.price, Price::fromUnits(1'230'000));
    EXPECT_DOUBLE_EQ(ticker.turnover24h, 184512345678901.25);
    EXPECT_DOUBLE_EQ(ticker.signedChangeRate, 0.025);
    EXPECT_EQ(ticker.volume24h, Quantity::fromUnits(std::numeric_limits<std::int64_t>::max()));
}

TEST(UpbitJson, TellsStatusErrorsAndUnusedMessagesApart) {
    const auto status = parseStreamMessage(R"({"status":"UP"})", kMarket);
    ASSERT_TRUE(status);
    EXPECT_TRUE(std::holds_alternative<StreamStatus>(*status));
    const auto error = parseStreamMessage(R"({"error":{"name":"WRONG_FORMAT","message":"no"}})", kMarket);
    ASSERT_TRUE(error);
    EXPECT_EQ(std::get<VenueError>(*error).name, "WRONG_FORMAT");
    const auto other = parseStreamMessage(R"({"type":"announcement","code":"KRW-ETH"})", kMarket);
    ASSERT_TRUE(other);
    EXPECT_TRUE(std::holds_alternative<OtherMessage>(*other));
}

constexpr const char* kStreamCandle =
    R"({"type":"candle.1s","code":"KRW-BTC","candle_date_time_utc":"2026-11-20T01:15:30",
        "candle_date_time_kst":"2026-11-20T10:15:30","opening_price":110002000,"high_price":110010000,
        "low_price":109998000,"trade_price":110003000,"candle_acc_trade_volume":1.67731234,
        "candle_acc_trade_price":184512345.6,"timestamp":1795137330999,"stream_type":"SNAPSHOT"})";

TEST(UpbitJson, ReadsABarOfTheStream) {
    const auto message = parseStreamMessage(kStreamCandle, kMarket);
    ASSERT_TRUE(message);
    const auto& candle = std::get<StreamCandle>(*message);
    EXPECT_EQ(candle.unit, market::CandleUnit::Second);
    EXPECT_EQ(base::formatUtc(candle.bar.openTime), "2026-11-20T01:15:30.000Z");
    EXPECT_EQ(candle.bar.high, Price::whole(110'010'000));
    EXPECT_EQ(candle.bar.volume, Quantity::fromUnits(167'731'234));
    EXPECT_EQ(candle.lastTradeAt, base::fromEpochMs(1795137330999));
    EXPECT_DOUBLE_EQ(candle.turnover, 184512345.6);
    EXPECT_TRUE(candle.isSnapshot);
    const auto hours = parseStreamMessage(replaced(kStreamCandle, "candle.1s", "candle.240m"), kMarket);
    ASSERT_TRUE(hours);
    EXPECT_EQ(std::get<StreamCandle>(*hours).unit, market::CandleUnit::Hours4);
}

TEST(UpbitJson, RefusesImpossibleBarsOfTheStream) {
    EXPECT_EQ(problemOf(replaced(kStreamCandle, "candle.1s", "candle.7m")), JsonProblem::BadText);
    EXPECT_EQ(problemOf(replaced(kStreamCandle, "109998000", "110002500")), JsonProblem::Impossible);
    EXPECT_EQ(problemOf(replaced(kStreamCandle, "2026-11-20T01:15:30", "2026-11-31T01:15:30")), JsonProblem::BadText);
    EXPECT_EQ(problemOf(replaced(kStreamCandle, "KRW-BTC", "KRW-ETH")), JsonProblem::OtherMarket);
}

constexpr const char* kMyAsset =
    R"({"type":"myAsset","asset_uuid":"e635f223-1609-4969-8fb6-4376937baad6","assets":[
        {"currency":"KRW","balance":1386929.37231066771348207123,"locked":10329.670127489597585685},
        {"currency":"SHIB","balance":99999999999999.5,"locked":0},
        {"currency":"BTC","balance":0.5,"locked":9.101e-05}],
        "asset_timestamp":1795137330100,"timestamp":1795137330123,"stream_type":"REALTIME"})";

TEST(UpbitJson, ReadsChangedBalancesOfTheMarket) {
    const auto message = parseStreamMessage(kMyAsset, kMarket);
    ASSERT_TRUE(message);
    const auto& news = std::get<MyAsset>(*message);
    ASSERT_TRUE(news.krw && news.base);
    EXPECT_EQ(news.krw->free, base::Krw::fromUnits(138'692'937'231'066));
    EXPECT_EQ(news.base->locked, Quantity::fromUnits(9101));
    EXPECT_EQ(news.changedAt, base::fromEpochMs(1795137330100));
    const auto others = parseStreamMessage(R"({"type":"myAsset","assets":[]})", kMarket);
    ASSERT_TRUE(others);
    EXPECT_FALSE(std::get<MyAsset>(*others).krw);
}

TEST(UpbitJson, RefusesContradictingBalances) {
    EXPECT_EQ(problemOf(replaced(kMyAsset, "SHIB", "KRW")), JsonProblem::DuplicateField);
    EXPECT_EQ(problemOf(replaced(kMyAsset, "0.5", "-0.5")), JsonProblem::Impossible);
    EXPECT_EQ(problemOf(R"({"type":"myAsset"})"), JsonProblem::MissingField);
}

constexpr const char* kCandles =
    R"([{"market":"KRW-BTC","candle_date_time_utc":"2026-11-20T01:16:00","candle_date_time_kst":"2026-11-20T10:16:00",
         "opening_price":110002000,"high_price":110010000,"low_price":109998000,"trade_price":110003000,
         "timestamp":1795137395000,"candle_acc_trade_price":184512345.6,"candle_acc_trade_volume":1.67731234,"unit":1},
        {"market":"KRW-BTC","candle_date_time_utc":"2026-11-20T01:14:00","candle_date_time_kst":"2026-11-20T10:14:00",
         "opening_price":110000000.0,"high_price":110000000.0,"low_price":1.1e8,"trade_price":110000000.0,
         "timestamp":1795137275000,"candle_acc_trade_price":1,"candle_acc_trade_volume":0.000000001,"unit":1}])";

TEST(UpbitJson, ReadsCandlesOldestFirst) {
    const auto bars = parseCandles(kCandles, kMarket);
    ASSERT_TRUE(bars);
    ASSERT_EQ(bars->size(), 2U);
    EXPECT_EQ(base::formatUtc(bars->front().openTime), "2026-11-20T01:14:00.000Z");
    EXPECT_EQ(bars->front().low, Price::whole(110'000'000));
    EXPECT_EQ(bars->back().close, Price::whole(110'003'000));
    EXPECT_EQ(bars->back().volume, Quantity::fromUnits(167'731'234));
}

TEST(UpbitJson, RefusesImpossibleCandles) {
    EXPECT_EQ(parseCandles(replaced(kCandles, "\"high_price\":110010000", "\"high_price\":110000000"), kMarket).error(),
              (JsonError{JsonProblem::Impossible, "high_price"}));
    EXPECT_EQ(parseCandles(replaced(kCandles, "2026-11-20T01:16:00", "2026-13-20T01:16:00"), kMarket).error().problem,
              JsonProblem::BadText);
    EXPECT_EQ(parseCandles(kCandles, "KRW-ETH").error().problem, JsonProblem::OtherMarket);
    EXPECT_EQ(parseCandles("{}", kMarket).error().problem, JsonProblem::WrongKind);
    EXPECT_TRUE(parseCandles("[]", kMarket)->empty());
}

TEST(UpbitJson, ReadsTicksInTheOrderOfThePage) {
    const auto ticks = parseTradeTicks(
        R"([{"market":"KRW-BTC","trade_date_utc":"2026-11-20","trade_time_utc":"01:15:30","timestamp":1795137330123,
             "trade_price":110003000.0,"trade_volume":0.5,"prev_closing_price":1,"change_price":-5,"ask_bid":"ASK",
             "sequential_id":17951373301230001},
            {"market":"KRW-BTC","timestamp":1795137330100,"trade_price":110002000.0,"trade_volume":0.25,"ask_bid":"BID",
             "sequential_id":17951373301000000}])",
        kMarket);
    ASSERT_TRUE(ticks);
    ASSERT_EQ(ticks->size(), 2U);
    EXPECT_EQ(ticks->front().taker, market::Taker::Seller);
    EXPECT_EQ(ticks->back().sequentialId, 17951373301000000);
}

TEST(UpbitJson, ReadsTheTickerOfTheMarketOutOfAPage) {
    const std::string eth = R"({"market":"KRW-ETH"})";
    const std::string btc =
        R"({"trade_price":110003000.0,"prev_closing_price":109000000,"high_price":111000000,"low_price":108000000,
            "acc_trade_volume_24h":1234.5,"acc_trade_price_24h":1.5e11,"signed_change_rate":0.0092,
            "timestamp":1795137330123,"market":"KRW-BTC"})";
    const auto ticker = parseTickers("[" + eth + "," + btc + "," + eth + "]", kMarket);
    ASSERT_TRUE(ticker);
    EXPECT_EQ(ticker->price, Price::whole(110'003'000));
    EXPECT_EQ(parseTickers("[" + eth + "]", kMarket).error(), (JsonError{JsonProblem::MissingField, "KRW-BTC"}));
    EXPECT_EQ(parseTickers("[" + btc + "," + btc + "]", kMarket).error(),
              (JsonError{JsonProblem::DuplicateField, "KRW-BTC"}));
    EXPECT_EQ(parseTickers(eth, kMarket).error().problem, JsonProblem::WrongKind);
}

TEST(UpbitJson, ReadsTheBookOfTheMarketOutOfAPage) {
    const auto book = parseOrderBooks(
        R"([{"market":"KRW-BTC","timestamp":1795137330123,"total_ask_size":4.21,"total_bid_size":3.87,"level":0,
             "orderbook_units":[{"ask_price":110003000,"bid_price":110002000,"ask_size":0.0513,"bid_size":0.1204}]}])",
        kMarket);
    ASSERT_TRUE(book);
    EXPECT_EQ(book->bestBid(), Price::whole(110'002'000));
    EXPECT_EQ(book->at, base::fromEpochMs(1795137330123));
}

TEST(UpbitJson, ReadsMarketsWithTheirWarnings) {
    const auto markets = parseMarkets(
        R"([{"market":"KRW-BTC","korean_name":"x","english_name":"Bitcoin"},
            {"market":"KRW-A","market_event":{"warning":true,"caution":{"PRICE_FLUCTUATIONS":false}}},
            {"market":"KRW-B","market_event":{"warning":false,"caution":{"X":false,"NEW_KIND":true}}}])");
    ASSERT_TRUE(markets);
    EXPECT_EQ(*markets, (std::vector<MarketRow>{{"KRW-BTC"}, {"KRW-A", true, false}, {"KRW-B", false, true}}));
    EXPECT_EQ(parseMarkets(R"([{"market":"A","market_event":{"caution":{"X":1}}}])").error().problem,
              JsonProblem::WrongKind);
}

TEST(UpbitJson, ReadsTheTickSizeOfTheMarket) {
    const std::string page = R"([{"market":"KRW-ETH","quote_currency":"KRW","tick_size":"500","supported_levels":["0"]},
                                 {"market":"KRW-BTC","quote_currency":"KRW","tick_size":"1000","supported_levels":[]}])";
    EXPECT_EQ(*parseInstruments(page, kMarket), Price::whole(1000));
    EXPECT_EQ(parseInstruments(page, "KRW-XRP").error().problem, JsonProblem::MissingField);
    EXPECT_EQ(parseInstruments(R"([{"market":"KRW-BTC","tick_size":"0"}])", kMarket).error().problem,
              JsonProblem::Impossible);
}

} // namespace
} // namespace kkachi::exchange::upbit
