// A tape of recorded trades seen from outside: stream, ticks and journal tell exactly these trades.
#include "random_tape.h"
#include "test_client.h"

#include <QTest>

#include <cmath>

namespace kkachi::simulator {
namespace {

struct Seen {
    std::int64_t id, ms, price, volumeUnits;
    bool bought;
    friend bool operator==(const Seen&, const Seen&) = default;
};

class TradeReplayTest : public SimulatorFixture {
  protected:
    TradeReplayTest()
        : SimulatorFixture{settings()} {}

    static SimulatorSettings settings() {
        SimulatorSettings fast = settingsFor(tape());
        fast.speed = 20;
        return fast;
    }
    static const RecordedTrades& tape() {
        static const RecordedTrades trades = randomTape(12, 300, 80);
        return trades;
    }
    static std::vector<Seen> expected() {
        std::vector<Seen> all;
        for (const market::Trade& trade : *tape())
            all.push_back({trade.sequentialId, base::toEpochMs(trade.at), trade.price.units() / base::kDecimalScale,
                           trade.volume.units(), trade.taker == market::Taker::Buyer});
        return all;
    }
    static Seen read(const QJsonObject& trade, QLatin1String time, bool isText = false) {
        const auto number = [&](const char* name) {
            const QJsonValue value = trade[QLatin1String{name}];
            return isText ? value.toString().toDouble() : value.toDouble();
        };
        const char* price = trade.contains(QLatin1String{"trade_price"}) ? "trade_price" : "price";
        const char* volume = trade.contains(QLatin1String{"trade_volume"}) ? "trade_volume" : "volume";
        return {trade[QLatin1String{"sequential_id"}].toInteger(), trade[time].toInteger(), std::llround(number(price)),
                std::llround(number(volume) * 1e8), trade[QLatin1String{"ask_bid"}].toString() == u"BID"};
    }
    bool waitForEnd() {
        const std::string end = base::formatUtc(tape()->back().at + base::Milliseconds{1000});
        return waitFor([&] { return admin("GET", "").text("market_time") >= end; });
    }
};

TEST_F(TradeReplayTest, TicksAndJournalAreTheTape) {
    EXPECT_EQ(m_address.marketTimeAtStart, tape()->front().at);
    ASSERT_TRUE(waitForEnd());
    std::vector<Seen> ticks;
    for (const QJsonValue& each : get("/v1/trades/ticks?market=KRW-BTC&count=300").array())
        ticks.insert(ticks.begin(), read(each.toObject(), QLatin1String{"timestamp"}));
    EXPECT_EQ(ticks, expected());
    const std::string after = std::to_string(tape()->front().sequentialId - 1);
    const auto page = admin("GET", "/journal/trades?limit=10000&after=" + after).object();
    std::vector<Seen> journal;
    for (const QJsonValue& each : page[QLatin1String{"trades"}].toArray())
        journal.push_back(
            read(each.toObject(), QLatin1String{"timestamp"}, each.toObject()[QLatin1String{"price"}].isString()));
    EXPECT_EQ(journal, expected());
}

TEST_F(TradeReplayTest, TheStreamIsTheTapeFromTheSubscriptionOn) {
    TestSocket socket{m_address.websocket};
    ASSERT_TRUE(socket.open());
    socket.say(R"([{"ticket":"t"},{"type":"trade","codes":["KRW-BTC"]}])");
    ASSERT_TRUE(waitForEnd());
    std::vector<Seen> streamed;
    ASSERT_TRUE(waitFor([&] {
        streamed.clear();
        for (const QByteArray& message : socket.received())
            streamed.push_back(read(QJsonDocument::fromJson(message).object(), QLatin1String{"trade_timestamp"}));
        return !streamed.empty() && streamed.back() == expected().back();
    }));
    const auto all = expected();
    // The snapshot may be older than the tape.
    if (streamed.front().id < all.front().id)
        streamed.erase(streamed.begin());
    ASSERT_LE(streamed.size(), all.size());
    EXPECT_EQ(streamed, std::vector(all.end() - std::ssize(streamed), all.end()));
}

} // namespace
} // namespace kkachi::simulator
