#include "test_client.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QThread>

#include <set>

namespace kkachi::simulator {
namespace {

class PublicRestTest : public SimulatorFixture {};

TEST_F(PublicRestTest, TellsWhereItCanBeReached) {
    EXPECT_TRUE(m_address.rest.startsWith(QStringLiteral("http://127.0.0.1:")));
    EXPECT_EQ(m_address.openai, m_address.rest + QStringLiteral("/v1"));
    EXPECT_EQ(m_address.websocketPrivate, m_address.websocket + QStringLiteral("/private"));
    EXPECT_EQ(m_address.accessKey.size(), 40);
    EXPECT_NE(m_address.accessKey, m_address.secretKey);
    EXPECT_EQ(m_address.marketTimeAtStart, m_clock.at);
}

TEST_F(PublicRestTest, RefusesAPortThatIsTaken) {
    SimulatorSettings settings;
    settings.port = static_cast<std::uint16_t>(QUrl{m_address.rest}.port());
    settings.portChosenByUser = true;
    SimulatorServer second{settings, m_clock};
    QSignalSpy failed{&second, &SimulatorServer::failed};
    second.open();
    ASSERT_EQ(failed.count(), 1);
    EXPECT_TRUE(failed.at(0).at(1).toBool());
}

TEST_F(PublicRestTest, TakesAnotherPortWhenNobodyInsists) {
    SimulatorSettings settings;
    settings.port = static_cast<std::uint16_t>(QUrl{m_address.rest}.port());
    SimulatorServer second{settings, m_clock};
    QSignalSpy ready{&second, &SimulatorServer::ready};
    second.open();
    ASSERT_EQ(ready.count(), 1);
    EXPECT_NE(ready.at(0).at(0).value<SimulatorAddress>().rest, m_address.rest);
}

TEST_F(PublicRestTest, CanBeClosedAndOpenedAgain) {
    m_server.close();
    EXPECT_EQ(get("/v1/market/all").status, 0);
    QSignalSpy ready{&m_server, &SimulatorServer::ready};
    m_server.open();
    m_address = ready.at(0).at(0).value<SimulatorAddress>();
    EXPECT_EQ(get("/v1/market/all").status, 200);
}

TEST_F(PublicRestTest, ListsTheMarketWithItsWarnings) {
    const auto plain = get("/v1/market/all").array();
    ASSERT_EQ(plain.size(), 1);
    EXPECT_FALSE(plain[0].toObject().contains(QLatin1String{"market_event"}));
    const auto detailed = get("/v1/market/all?is_details=true").array();
    EXPECT_EQ(detailed[0][QLatin1String{"market_event"}][QLatin1String{"caution"}].toObject().size(), 5);
}

TEST_F(PublicRestTest, ShowsATickerWithNumbers) {
    const auto reply = get("/v1/ticker?markets=KRW-BTC");
    ASSERT_EQ(reply.status, 200);
    EXPECT_TRUE(reply.remaining.startsWith("group=ticker; min=600; sec=9"));
    const auto ticker = reply.array()[0].toObject();
    for (const char* name : {"trade_price", "opening_price", "acc_trade_price_24h", "signed_change_rate", "timestamp",
                             "highest_52_week_price", "trade_volume"})
        EXPECT_TRUE(ticker[QLatin1String{name}].isDouble()) << name;
    EXPECT_EQ(ticker[QLatin1String{"trade_date"}].toString().size(), 8);
}

TEST_F(PublicRestTest, ShowsTheBookOutwardFromTheTouch) {
    const auto book = get("/v1/orderbook?markets=KRW-BTC").array()[0].toObject();
    const auto units = book[QLatin1String{"orderbook_units"}].toArray();
    ASSERT_EQ(units.size(), 30);
    EXPECT_LT(units[0][QLatin1String{"bid_price"}].toDouble(), units[0][QLatin1String{"ask_price"}].toDouble());
    EXPECT_LT(units[0][QLatin1String{"ask_price"}].toDouble(), units[29][QLatin1String{"ask_price"}].toDouble());
    EXPECT_EQ(
        get("/v1/orderbook?markets=KRW-BTC&count=5").array()[0][QLatin1String{"orderbook_units"}].toArray().size(), 5);
    EXPECT_EQ(get("/v1/orderbook?markets=KRW-BTC&level=10000").array()[0][QLatin1String{"level"}].toInt(), 10'000);
    EXPECT_EQ(get("/v1/orderbook?markets=KRW-BTC&level=7").body, "[]");
}

TEST_F(PublicRestTest, TellsTheTickAsText) {
    const auto instrument = get("/v1/orderbook/instruments?markets=KRW-BTC").array()[0].toObject();
    EXPECT_EQ(instrument[QLatin1String{"tick_size"}].toString(), QStringLiteral("1000"));
    EXPECT_EQ(instrument[QLatin1String{"supported_levels"}].toArray().size(), 6);
}

TEST_F(PublicRestTest, PagesCandlesBackWithoutOverlap) {
    std::set<QString> seen;
    std::string to;
    for (int page = 0; page < 3; ++page) {
        const auto candles = get("/v1/candles/minutes/1?market=KRW-BTC&count=200" + to).array();
        ASSERT_EQ(candles.size(), 200);
        for (const QJsonValue candle : candles)
            EXPECT_TRUE(seen.insert(candle[QLatin1String{"candle_date_time_utc"}].toString()).second);
        EXPECT_GT(candles[0][QLatin1String{"candle_date_time_utc"}].toString(),
                  candles[199][QLatin1String{"candle_date_time_utc"}].toString());
        to = "&to=" + candles[199][QLatin1String{"candle_date_time_utc"}].toString().toStdString() + "Z";
    }
    EXPECT_EQ(seen.size(), 600U);
}

TEST_F(PublicRestTest, OffersTheDocumentedCandleUnitsOnly) {
    for (const char* unit : {"3", "5", "15", "60", "240"})
        EXPECT_EQ(get(std::string{"/v1/candles/minutes/"} + unit + "?market=KRW-BTC").array().size(), 1) << unit;
    EXPECT_EQ(get("/v1/candles/minutes/7?market=KRW-BTC").status, 400);
    EXPECT_EQ(get("/v1/candles/seconds?market=KRW-BTC&count=100").array().size(), 100);
    const auto days = get("/v1/candles/days?market=KRW-BTC&count=3").array();
    ASSERT_EQ(days.size(), 3);
    EXPECT_EQ(days[0][QLatin1String{"prev_closing_price"}], days[1][QLatin1String{"trade_price"}]);
}

TEST_F(PublicRestTest, PagesTicksByCursor) {
    const auto first = get("/v1/trades/ticks?market=KRW-BTC&count=100").array();
    ASSERT_EQ(first.size(), 100);
    const auto cursor = first[99][QLatin1String{"sequential_id"}].toVariant().toLongLong();
    const auto second = get("/v1/trades/ticks?market=KRW-BTC&count=100&cursor=" + std::to_string(cursor)).array();
    ASSERT_EQ(second.size(), 100);
    EXPECT_LT(second[0][QLatin1String{"sequential_id"}].toVariant().toLongLong(), cursor);
    EXPECT_EQ(get("/v1/trades/ticks?market=KRW-BTC&days_ago=3&count=7").array().size(), 7)
        << "the past has trades, too";
    EXPECT_EQ(get("/v1/trades/ticks?market=KRW-BTC&count=501").status, 400);
}

TEST_F(PublicRestTest, HasANumberForTheNameOfAQuotationError) {
    EXPECT_EQ(get("/v1/ticker?markets=KRW-XYZ").errorName(), "404");
    EXPECT_EQ(get("/v1/ticker").errorName(), "400");
    EXPECT_EQ(get("/v1/candles/minutes/1?market=KRW-BTC&count=201").errorName(), "400");
    EXPECT_EQ(get("/v1/candles/minutes/1?market=KRW-BTC&to=yesterday").errorName(), "400");
}

TEST_F(PublicRestTest, RefusesTheEleventhRequestOfASecondInPlainText) {
    int refused = 0;
    for (int i = 0; i < 25; ++i) {
        const auto reply = get("/v1/orderbook?markets=KRW-BTC");
        if (reply.status == 429) {
            ++refused;
            EXPECT_EQ(reply.body, "Too many API requests.");
            EXPECT_TRUE(reply.remaining.contains("sec=0"));
        }
    }
    EXPECT_GT(refused, 0);
    EXPECT_EQ(get("/v1/market/all").status, 200) << "another group";
}

TEST_F(PublicRestTest, LimitsRequestsWithAnOriginTenTimesMore) {
    EXPECT_EQ(get("/v1/market/all", "https://example.org").status, 200);
    const auto second = get("/v1/market/all", "https://example.org");
    EXPECT_EQ(second.status, 429);
    EXPECT_TRUE(second.remaining.startsWith("group=origin;"));
}

TEST_F(PublicRestTest, AnswersUnknownPathsAndMethods) {
    EXPECT_EQ(get("/v2/ticker").status, 404);
    EXPECT_EQ(send("PUT", "/v1/ticker", {}).status, 405);
}

TEST_F(PublicRestTest, LetsTheMarketLive) {
    const auto price = [this] { return admin("GET", "").object()[QLatin1String{"price"}].toDouble(); };
    const double before = price();
    EXPECT_TRUE(waitFor([&] { return price() != before; }));
}

TEST(SimulatorServer, ServesFromAThreadOfItsOwn) {
    ManualClock clock;
    QThread thread;
    auto* server = new SimulatorServer{{}, clock};
    server->moveToThread(&thread);
    QObject::connect(&thread, &QThread::started, server, &SimulatorServer::open);
    QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    QSignalSpy ready{server, &SimulatorServer::ready};
    thread.start();
    ASSERT_TRUE(ready.wait());
    const auto address = ready.at(0).at(0).value<SimulatorAddress>();
    QNetworkAccessManager network;
    QNetworkReply* reply = network.get(QNetworkRequest{QUrl{address.rest + QStringLiteral("/v1/market/all")}});
    QSignalSpy finished{reply, &QNetworkReply::finished};
    EXPECT_TRUE(finished.wait());
    EXPECT_TRUE(reply->readAll().contains("KRW-BTC"));
    thread.quit();
    EXPECT_TRUE(thread.wait(5'000));
}

class ReplayRestTest : public SimulatorFixture {
  protected:
    static SimulatorSettings settings() {
        SimulatorSettings replay;
        replay.speed = 120;
        replay.replay = ReplayTape{};
        for (int minute = 0; minute < 5; ++minute) {
            const std::int64_t open = 130'000'000 + minute * 10'000;
            replay.replay->bars.push_back(
                {*base::parseInstant("2024-12-03T13:00:00Z") + minute * base::Milliseconds{60'000},
                 base::Price::whole(open), base::Price::whole(open + 50'000), base::Price::whole(open - 40'000),
                 base::Price::whole(open + 10'000), base::Quantity::fromUnits(123'456'789 + minute)});
        }
        return replay;
    }
    ReplayRestTest()
        : SimulatorFixture{settings()} {}
};

TEST_F(ReplayRestTest, ServesTheCandlesOfTheTapeExactly) {
    EXPECT_EQ(base::formatUtc(m_address.marketTimeAtStart), "2024-12-03T13:00:00.000Z");
    ASSERT_TRUE(waitFor([&] {
        const auto time = admin("GET", "").text("market_time");
        return time >= "2024-12-03T13:05:00.000Z";
    }));
    const auto reply = get("/v1/candles/minutes/1?market=KRW-BTC&count=5&to=2024-12-03T13:05:00Z");
    const auto candles = reply.array();
    ASSERT_EQ(candles.size(), 5);
    for (int i = 0; i < 5; ++i) {
        const auto candle = candles[4 - i].toObject();
        const std::int64_t open = 130'000'000 + i * 10'000;
        EXPECT_EQ(candle[QLatin1String{"opening_price"}].toInteger(), open);
        EXPECT_EQ(candle[QLatin1String{"high_price"}].toInteger(), open + 50'000);
        EXPECT_EQ(candle[QLatin1String{"low_price"}].toInteger(), open - 40'000);
        EXPECT_EQ(candle[QLatin1String{"trade_price"}].toInteger(), open + 10'000);
    }
    EXPECT_TRUE(reply.body.contains("\"candle_acc_trade_volume\":1.23456789,"));
    EXPECT_EQ(get("/v1/candles/minutes/1?market=KRW-BTC&count=200&to=2024-12-03T13:00:00Z").array().size(), 200)
        << "there is a past before the tape";
}

TEST_F(PublicRestTest, CompressesForWhoAsksForIt) {
    const auto ask = [&](const char* coding) {
        QNetworkRequest request{QUrl{m_address.rest + QStringLiteral("/v1/candles/minutes/1?market=KRW-BTC&count=50")}};
        request.setRawHeader("Accept-Encoding", coding); // by hand, so that the answer comes as it was sent
        QNetworkReply* reply = m_network.get(request);
        EXPECT_TRUE(waitFor([&] { return reply->isFinished(); }));
        const auto result = std::pair{reply->rawHeader("Content-Encoding"), reply->readAll()};
        reply->deleteLater();
        return result;
    };
    const auto [coding, packed] = ask("gzip, deflate");
    EXPECT_EQ(coding, "gzip");
    EXPECT_TRUE(packed.startsWith("\x1f\x8b"));
    const auto [plainCoding, plain] = ask("identity");
    EXPECT_EQ(plainCoding, "");
    EXPECT_EQ(QJsonDocument::fromJson(plain).array().size(), 50);
    EXPECT_LT(packed.size(), plain.size() / 2);
    EXPECT_EQ(get("/v1/candles/minutes/1?market=KRW-BTC&count=50").array().size(), 50) << "Qt unpacks on its own";
}

} // namespace
} // namespace kkachi::simulator
