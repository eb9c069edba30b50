#include "test_client.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

namespace kkachi::simulator {
namespace {

class EnvironmentFaultsTest : public SimulatorFixture {
  protected:
    explicit EnvironmentFaultsTest(SimulatorSettings settings = {})
        : SimulatorFixture{std::move(settings)} {}

    void addFault(const QByteArray& fault) { ASSERT_EQ(admin("POST", "/faults", fault).status, 201); }
    double price() { return admin("GET", "").object()[QLatin1String{"price"}].toDouble(); }
    TestReply limitBuy(const std::string& price, const std::string& identifier) {
        return placeOrder({{"market", "KRW-BTC"},
                           {"side", "bid"},
                           {"ord_type", "limit"},
                           {"price", price},
                           {"volume", "0.0001"},
                           {"identifier", identifier}});
    }
};

TEST_F(EnvironmentFaultsTest, NamesWhatIsWrongWithAKey) {
    addFault(R"({"kind":"key_expired","count":1})");
    EXPECT_EQ(signedGet("/v1/accounts").errorName(), "expired_access_key");
    addFault(R"({"kind":"ip_not_allowed","count":1})");
    EXPECT_EQ(signedGet("/v1/accounts").errorName(), "no_authorization_ip");
    EXPECT_EQ(signedGet("/v1/accounts").status, 200);
}

TEST_F(EnvironmentFaultsTest, LetsAKeyDoOnlyWhatItsRightsAllow) {
    EXPECT_EQ(signedGet("/v1/withdraws").errorName(), "out_of_scope") << "a trader's key";
    EXPECT_EQ(signedDelete("/v1/withdraws/coin", "uuid=1").errorName(), "out_of_scope");
    addFault(R"({"kind":"key_rights","rights":["view_assets","withdraw","view_withdraws"]})");
    EXPECT_EQ(signedGet("/v1/accounts").status, 200);
    EXPECT_EQ(signedGet("/v1/orders/open").errorName(), "out_of_scope");
    EXPECT_EQ(limitBuy("100000000", "r").errorName(), "out_of_scope");
    EXPECT_EQ(signedGet("/v1/withdraws").body, "[]");
    EXPECT_EQ(signedDelete("/v1/withdraws/coin", "uuid=1").errorName(), "withdraw_not_found");
    EXPECT_EQ(signedGet("/v1/api_keys").status, 200) << "any key may ask for itself";
}

TEST_F(EnvironmentFaultsTest, TellsWhenTheKeyExpires) {
    addFault(R"({"kind":"key_expires","in_days":7})");
    const auto expiry = signedGet("/v1/api_keys").array()[0][QLatin1String{"expire_at"}].toString();
    EXPECT_EQ(QDateTime::fromString(expiry, Qt::ISODate).toUTC().date(), QDate(2026, 11, 29));
}

TEST_F(EnvironmentFaultsTest, SetsTheClockOfItsAnswersOff) {
    const auto seconds = [&] {
        const auto text = QString::fromLatin1(get("/v1/market/all").date);
        return QLocale::c().toDateTime(text.chopped(4), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toSecsSinceEpoch();
    };
    const qint64 before = seconds();
    addFault(R"({"kind":"clock_offset","ms":-30000})");
    EXPECT_NEAR(static_cast<double>(seconds() - before), -30, 3);
}

TEST_F(EnvironmentFaultsTest, RefusesForTheLimitInTheChosenForm) {
    addFault(R"({"kind":"rate_limit","count":1,"form":"json"})");
    const auto json = get("/v1/market/all");
    EXPECT_EQ(json.status, 429);
    EXPECT_EQ(json.errorName(), "too_many_requests");
    addFault(R"({"kind":"ban","count":1,"seconds":90})");
    const auto plain = get("/v1/market/all");
    EXPECT_EQ(plain.status, 418);
    EXPECT_EQ(plain.body, "Banned for 90 seconds.");
    addFault(R"({"kind":"unlisted_error","count":1})");
    const auto unlisted = get("/v1/market/all");
    EXPECT_EQ(unlisted.status, 409);
    EXPECT_EQ(unlisted.errorName(), "something_never_documented");
}

TEST_F(EnvironmentFaultsTest, HoldsAnAnswerHalfWay) {
    addFault(R"({"kind":"stall","endpoint":"market/all"})");
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(QUrl{m_address.rest}.port()));
    socket.write("GET /v1/market/all HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(waitFor([&] { return socket.bytesAvailable() > 50; }));
    EXPECT_TRUE(socket.peek(socket.bytesAvailable()).startsWith("HTTP/1.1 200"));
    EXPECT_EQ(socket.state(), QAbstractSocket::ConnectedState);
    EXPECT_FALSE(socket.peek(socket.bytesAvailable()).endsWith("]")) << "half of it came";
}

TEST_F(EnvironmentFaultsTest, IsClosedForMaintenance) {
    ASSERT_EQ(limitBuy("100000000", "rests").status, 201);
    addFault(R"({"kind":"maintenance"})");
    EXPECT_EQ(limitBuy("100000000", "refused").errorName(), "market_offline");
    EXPECT_EQ(signedDelete("/v1/order", "identifier=rests").errorName(), "market_offline");
    const auto order = TestMembers{{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", "5000"}};
    EXPECT_EQ(post("/v1/orders/test", order).errorName(), "market_offline");
    EXPECT_EQ(signedGet("/v1/orders/open").array().size(), 1) << "orders at rest survive it";
    const double closed = price();
    EXPECT_EQ(price(), closed) << "nobody trades";
    ASSERT_EQ(admin("DELETE", "/faults").status, 200);
    EXPECT_EQ(post("/v1/orders/test", order).status, 201);
    EXPECT_EQ(signedGet("/v1/orders/open").array().size(), 1) << "a buy below the last price stays";
}

class FastMarketTest : public EnvironmentFaultsTest {
  protected:
    static SimulatorSettings fast() {
        SimulatorSettings settings;
        settings.speed = 100;
        settings.faults = R"({"kind":"latency","ms":1,"endpoint":"never"})";
        return settings;
    }
    FastMarketTest()
        : EnvironmentFaultsTest{fast()} {}
};

TEST_F(FastMarketTest, CrashesAndComesBack) {
    const double before = price();
    addFault(R"({"kind":"flash_crash","pct":30,"seconds":60})");
    EXPECT_TRUE(waitFor([&] { return price() < before * 0.8; }));
    EXPECT_TRUE(waitFor([&] { return price() > before * 0.95; }));
}

TEST_F(FastMarketTest, ListsTheFaultsItWasStartedWith) {
    EXPECT_EQ(admin("GET", "/faults").object()[QLatin1String{"faults"}][0][QLatin1String{"endpoint"}].toString(),
              QStringLiteral("never"));
}

} // namespace
} // namespace kkachi::simulator
