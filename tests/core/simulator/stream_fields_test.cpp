#include "test_client.h"

#include <array>
#include <set>

namespace kkachi::simulator {
namespace {

struct Field {
    const char* name;
    const char* shortName;
};

// The tables of the venue's documentation.
const std::vector<Field> kTicker{{"type", "ty"},
                                 {"code", "cd"},
                                 {"opening_price", "op"},
                                 {"high_price", "hp"},
                                 {"low_price", "lp"},
                                 {"trade_price", "tp"},
                                 {"prev_closing_price", "pcp"},
                                 {"change", "c"},
                                 {"change_price", "cp"},
                                 {"signed_change_price", "scp"},
                                 {"change_rate", "cr"},
                                 {"signed_change_rate", "scr"},
                                 {"trade_volume", "tv"},
                                 {"acc_trade_volume", "atv"},
                                 {"acc_trade_volume_24h", "atv24h"},
                                 {"acc_trade_price", "atp"},
                                 {"acc_trade_price_24h", "atp24h"},
                                 {"trade_date", "tdt"},
                                 {"trade_time", "ttm"},
                                 {"trade_timestamp", "ttms"},
                                 {"ask_bid", "ab"},
                                 {"acc_ask_volume", "aav"},
                                 {"acc_bid_volume", "abv"},
                                 {"highest_52_week_price", "h52wp"},
                                 {"highest_52_week_date", "h52wdt"},
                                 {"lowest_52_week_price", "l52wp"},
                                 {"lowest_52_week_date", "l52wdt"},
                                 {"market_state", "ms"},
                                 {"is_trading_suspended", "its"},
                                 {"delisting_date", "dd"},
                                 {"market_warning", "mw"},
                                 {"timestamp", "tms"},
                                 {"stream_type", "st"}};
const std::vector<Field> kTrade{{"type", "ty"},
                                {"code", "cd"},
                                {"trade_price", "tp"},
                                {"trade_volume", "tv"},
                                {"ask_bid", "ab"},
                                {"prev_closing_price", "pcp"},
                                {"change", "c"},
                                {"change_price", "cp"},
                                {"trade_date", "td"},
                                {"trade_time", "ttm"},
                                {"trade_timestamp", "ttms"},
                                {"timestamp", "tms"},
                                {"sequential_id", "sid"},
                                {"best_ask_price", "bap"},
                                {"best_ask_size", "bas"},
                                {"best_bid_price", "bbp"},
                                {"best_bid_size", "bbs"},
                                {"stream_type", "st"}};
const std::vector<Field> kOrderbook{{"type", "ty"},
                                    {"code", "cd"},
                                    {"total_ask_size", "tas"},
                                    {"total_bid_size", "tbs"},
                                    {"orderbook_units", "obu"},
                                    {"timestamp", "tms"},
                                    {"level", "lv"},
                                    {"stream_type", "st"}};
const std::vector<Field> kCandle{{"type", "ty"},
                                 {"code", "cd"},
                                 {"candle_date_time_utc", "cdttmu"},
                                 {"candle_date_time_kst", "cdttmk"},
                                 {"opening_price", "op"},
                                 {"high_price", "hp"},
                                 {"low_price", "lp"},
                                 {"trade_price", "tp"},
                                 {"candle_acc_trade_volume", "catv"},
                                 {"candle_acc_trade_price", "catp"},
                                 {"timestamp", "tms"},
                                 {"stream_type", "st"}};
const std::vector<Field> kMyOrder{{"type", "ty"},
                                  {"code", "cd"},
                                  {"uuid", "uid"},
                                  {"ask_bid", "ab"},
                                  {"order_type", "ot"},
                                  {"state", "s"},
                                  {"trade_uuid", "tuid"},
                                  {"price", "p"},
                                  {"avg_price", "ap"},
                                  {"volume", "v"},
                                  {"remaining_volume", "rv"},
                                  {"executed_volume", "ev"},
                                  {"trades_count", "tc"},
                                  {"reserved_fee", "rsf"},
                                  {"remaining_fee", "rmf"},
                                  {"paid_fee", "pf"},
                                  {"locked", "l"},
                                  {"executed_funds", "ef"},
                                  {"time_in_force", "tif"},
                                  {"trade_fee", "tf"},
                                  {"is_maker", "im"},
                                  {"identifier", "id"},
                                  {"smp_type", "smpt"},
                                  {"prevented_volume", "pv"},
                                  {"prevented_locked", "pl"},
                                  {"trade_timestamp", "ttms"},
                                  {"order_timestamp", "otms"},
                                  {"timestamp", "tms"},
                                  {"stream_type", "st"}};
const std::vector<Field> kMyAsset{{"type", "ty"},       {"asset_uuid", "astuid"},
                                  {"assets", "ast"},    {"asset_timestamp", "asttms"},
                                  {"timestamp", "tms"}, {"stream_type", "st"}};

std::set<QString> names(const std::vector<Field>& fields, bool isShort) {
    std::set<QString> all;
    for (const Field& field : fields)
        all.insert(QString::fromLatin1(isShort ? field.shortName : field.name));
    return all;
}

std::set<QString> namesOf(const QJsonObject& message) {
    const QStringList keys = message.keys();
    return {keys.begin(), keys.end()};
}

// One connection each: the venue allows five new ones and five messages a second.
class StreamFieldsTest : public SimulatorFixture {};

TEST_F(StreamFieldsTest, HaveExactlyTheDocumentedNamesInEveryFormat) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    for (const char* format : {"DEFAULT", "SIMPLE", "JSON_LIST", "SIMPLE_LIST"}) {
        socket.forget();
        socket.say((R"([{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"]},{"type":"trade","codes":["KRW-BTC"]},)"
                    R"({"type":"orderbook","codes":["KRW-BTC"]},{"type":"candle.1m","codes":["KRW-BTC"]},{"format":")" +
                    std::string{format} + "\"}]")
                       .c_str());
        const bool isShort = QByteArray{format}.startsWith("SIMPLE");
        const auto newest = [&](const char* type) {
            return namesOf(socket.waitForType(type, isShort ? "ty" : "type"));
        };
        EXPECT_EQ(newest("ticker"), names(kTicker, isShort)) << format;
        EXPECT_EQ(newest("trade"), names(kTrade, isShort)) << format;
        EXPECT_EQ(newest("orderbook"), names(kOrderbook, isShort)) << format;
        EXPECT_EQ(newest("candle.1m"), names(kCandle, isShort)) << format;
        EXPECT_EQ(socket.received().back().startsWith('['), QByteArray{format}.endsWith("LIST")) << format;
    }
}

TEST_F(StreamFieldsTest, OfOrdersAndAssetsKeepTheirNulls) {
    for (const bool isShort : {false, true}) {
        TestSocket socket{m_address.websocketPrivate, QByteArray::fromStdString(token({}))};
        ASSERT_TRUE(socket.open());
        socket.say(isShort ? R"([{"ticket":"t"},{"type":"myOrder"},{"type":"myAsset"},{"format":"SIMPLE"}])"
                           : R"([{"ticket":"t"},{"type":"myOrder"},{"type":"myAsset"}])");
        ASSERT_TRUE(waitFor([&] {
            return admin("GET", "/streams").object()[QLatin1String{"private"}].toArray().size() == 1 &&
                   admin("GET", "/streams")
                           .object()[QLatin1String{"private"}][0][QLatin1String{"types"}]
                           .toArray()
                           .size() == 2;
        }));
        buy("100000", isShort ? "short" : "long");
        EXPECT_EQ(namesOf(socket.waitForType("myOrder", isShort ? "ty" : "type")), names(kMyOrder, isShort));
        EXPECT_EQ(namesOf(socket.waitForType("myAsset", isShort ? "ty" : "type")), names(kMyAsset, isShort));
        socket.socket().abort();
        ASSERT_TRUE(
            waitFor([&] { return admin("GET", "/streams").object()[QLatin1String{"private"}].toArray().isEmpty(); }));
    }
}

TEST_F(StreamFieldsTest, CoverEveryCandleUnit) {
    std::string request = R"([{"ticket":"t"})";
    const std::vector<std::string> types{"candle.1s",  "candle.1m",  "candle.3m",  "candle.5m",  "candle.10m",
                                         "candle.15m", "candle.30m", "candle.60m", "candle.240m"};
    for (const std::string& type : types)
        request += R"(,{"type":")" + type + R"(","codes":["KRW-BTC"],"is_only_snapshot":true})";
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say((request + "]").c_str());
    for (const std::string& type : types)
        EXPECT_EQ(socket.waitForType(type.c_str())[QLatin1String{"stream_type"}].toString(), QStringLiteral("SNAPSHOT"))
            << type;
}

TEST_F(StreamFieldsTest, GiveTheDepthThatTheCodeNames) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"orderbook","codes":["KRW-BTC.1"],"is_only_snapshot":true},)"
               R"({"type":"orderbook","codes":["KRW-BTC.5"],"is_only_snapshot":true},)"
               R"({"type":"orderbook","codes":["KRW-BTC.15"],"is_only_snapshot":true},)"
               R"({"type":"orderbook","codes":["KRW-BTC.30"],"is_only_snapshot":true},)"
               R"({"type":"orderbook","codes":["KRW-BTC"],"is_only_snapshot":true}])");
    ASSERT_TRUE(waitFor([&] { return socket.received().size() == 5; }));
    constexpr std::array kDepths{1, 5, 15, 30, 30};
    for (std::size_t i = 0; i < kDepths.size(); ++i) {
        const auto book = QJsonDocument::fromJson(socket.received()[i]).object();
        EXPECT_EQ(book[QLatin1String{"orderbook_units"}].toArray().size(), kDepths[i]);
        EXPECT_EQ(book[QLatin1String{"code"}].toString(), QStringLiteral("KRW-BTC"));
    }
}

TEST_F(StreamFieldsTest, AreSilentForALevelThatIsNotOffered) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"orderbook","codes":["KRW-BTC"],"level":12345},)"
               R"({"type":"orderbook","codes":["KRW-BTC.1"],"level":10000},{"type":"ticker","codes":["KRW-BTC"]}])");
    ASSERT_FALSE(socket.waitForType("ticker").isEmpty());
    for (const QByteArray& message : socket.received())
        EXPECT_FALSE(message.contains("\"level\":12345"));
    EXPECT_EQ(socket.waitForType("orderbook")[QLatin1String{"level"}].toInt(), 10'000);
}

} // namespace
} // namespace kkachi::simulator
