// How the REST client behaves beside its calls: it tries reading again, keeps bans, reports, compares clocks, and sends
// nothing to strangers.
#include "exchange/upbit/account_calls.h"
#include "exchange/upbit/order_calls.h"
#include "exchange/upbit/quotation_calls.h"
#include "exchange/upbit/upbit_rest_client.h"

#include "fake_venue.h"

#include <QEventLoop>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>

namespace kkachi::exchange::upbit {
namespace {

using Manner = FakeAnswer::Manner;
using std::chrono::seconds;

const base::Timestamp kNow = *base::parseInstant("2026-11-22T12:00:00Z");

class StandingClock : public base::Clock {
  public:
    base::Timestamp now() const override { return kNow; }
};

class RestManners : public testing::Test {
  protected:
    RestManners() {
        m_settings.restUrl = m_venue.url();
        m_settings.patience.callDeadline = seconds{5};
    }
    void open() {
        m_client = std::make_unique<UpbitRestClient>(
            m_settings, UpbitCredentials{base::Secret::copyOf("access"), base::Secret::copyOf("secret")},
            std::make_shared<StandingClock>());
    }
    RestOutcome outcomeOf(RestCall call) {
        if (!m_client)
            open();
        QEventLoop loop;
        RestOutcome outcome;
        m_client->send(std::move(call), [&](const RestOutcome& end) {
            outcome = end;
            loop.quit();
        });
        loop.exec();
        return outcome;
    }

    FakeVenue m_venue;
    UpbitSettings m_settings;
    std::unique_ptr<UpbitRestClient> m_client;
};

RestCall cancel() {
    return cancelOrderCall({{}, "b1-1"});
}

TEST_F(RestManners, TriesReadingFourTimesAtMost) {
    m_venue.on("GET /v1/ticker", FakeAnswer{503, "sorry"});
    EXPECT_EQ(outcomeOf(tickersCall("KRW-BTC")).status, 503);
    EXPECT_EQ(m_venue.count("GET /v1/ticker"), 4);
}

TEST_F(RestManners, GivesTheFirstGoodAnswerOfSeveralTries) {
    int calls = 0;
    m_venue.on("GET /v1/accounts", [&calls](const SeenRequest&) {
        return ++calls < 3 ? FakeAnswer{500, ""} : FakeAnswer{};
    });
    EXPECT_TRUE(outcomeOf(accountsCall()).isOk());
    EXPECT_EQ(calls, 3);
}

TEST_F(RestManners, EndsAllTriesInsideTheTimeOfTheCall) {
    m_venue.on("GET /v1/ticker", FakeAnswer{503, "sorry"});
    RestCall call = tickersCall("KRW-BTC");
    call.within = base::Milliseconds{40};
    m_settings.patience.longestQueue = base::Milliseconds{10};
    EXPECT_EQ(outcomeOf(std::move(call)).status, 503);
    EXPECT_EQ(m_venue.count("GET /v1/ticker"), 1);
}

TEST_F(RestManners, NeverRepeatsACancelWhoseAnswerWasLost) {
    m_venue.on("DELETE /v1/order", FakeAnswer{200, "{}", Manner::CutBody});
    EXPECT_EQ(outcomeOf(cancel()).arrival, Arrival::Lost);
    m_venue.on("DELETE /v1/order", FakeAnswer{500, "sorry"});
    EXPECT_EQ(outcomeOf(cancel()).status, 500);
    EXPECT_EQ(m_venue.count("DELETE /v1/order"), 2);
}

TEST_F(RestManners, LetsACancelPassWhileEveryReadingCallHangs) {
    m_venue.on("GET /v1/accounts", FakeAnswer{200, "[]", Manner::Hang});
    m_venue.on("DELETE /v1/order", FakeAnswer{200, "{}"});
    open();
    for (int i = 0; i < 12; ++i)
        m_client->send(accountsCall(), [](const RestOutcome&) {});
    EXPECT_TRUE(outcomeOf(cancel()).isOk());
    EXPECT_LE(m_venue.count("GET /v1/accounts"), 4);
}

TEST_F(RestManners, ReportsEachTryWithWhatBecameOfIt) {
    m_venue.on("GET /v1/orders/chance", FakeAnswer{400, R"({"error":{"name":"notfoundmarket","message":"no"}})",
                                                   Manner::Whole, "X-Request-Id: r-1\r\n"});
    open();
    std::vector<CallReport> reports;
    QObject::connect(m_client.get(), &UpbitRestClient::callMade, m_client.get(),
                     [&reports](const CallReport& report) { reports.push_back(report); });
    outcomeOf(chanceCall("KRW-BTC"));
    m_venue.on("DELETE /v1/order", FakeAnswer{200, "{}", Manner::Close});
    outcomeOf(cancel());
    ASSERT_EQ(reports.size(), 2U);
    EXPECT_EQ(reports[0].endpoint, "GET /v1/orders/chance"); // without what was asked
    EXPECT_EQ(reports[0].at, kNow);
    EXPECT_EQ(reports[0].outcome, "answered");
    EXPECT_EQ(reports[0].status, 400);
    EXPECT_EQ(reports[0].error, "notfoundmarket");
    EXPECT_EQ(reports[0].requestId, "r-1");
    EXPECT_GT(reports[0].latency.count(), 0);
    EXPECT_EQ(reports[1].endpoint, "DELETE /v1/order");
    EXPECT_EQ(reports[1].outcome, "lost");
    EXPECT_EQ(reports[1].status, 0);
    EXPECT_FALSE(reports[1].error.empty());
}

TEST_F(RestManners, ComparesTheClocks) {
    m_venue.on("GET /v1/accounts", FakeAnswer{200, "[]", Manner::Whole, "Date: Sun, 22 Nov 2026 12:00:07 GMT\r\n"});
    open();
    std::vector<ClockReport> reports;
    QObject::connect(m_client.get(), &UpbitRestClient::clockCompared, m_client.get(),
                     [&reports](const ClockReport& report) { reports.push_back(report); });
    outcomeOf(accountsCall());
    outcomeOf(accountsCall()); // nothing new
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].at, kNow);
    EXPECT_EQ(reports[0].offset, base::Milliseconds{7'500});
    EXPECT_EQ(reports[0].uncertainty, base::Milliseconds{500});
}

TEST_F(RestManners, KeepsABanOfAnEarlierRunAndCountsOnFromIt) {
    m_settings.lastBan = BanReport{kNow - seconds{60}, kNow + seconds{30}, 2};
    EXPECT_EQ(outcomeOf(accountsCall()).arrival, Arrival::NotSent);
    EXPECT_EQ(outcomeOf(cancel()).arrival, Arrival::NotSent);
    EXPECT_TRUE(m_venue.requests().empty());

    m_settings.lastBan->until = kNow - seconds{1};
    m_client.reset();
    open();
    QSignalSpy banned{m_client.get(), &UpbitRestClient::banned};
    m_venue.on("GET /v1/accounts", FakeAnswer{418, "I'm a teapot"});
    EXPECT_EQ(outcomeOf(accountsCall()).status, 418);
    ASSERT_EQ(banned.size(), 1);
    const auto ban = banned[0][0].value<BanReport>();
    EXPECT_EQ(ban.repetition, 3);
    EXPECT_EQ(ban.at, kNow);
    EXPECT_EQ(ban.until, kNow + seconds{241}); // 60 s doubled twice, and a margin
}

TEST_F(RestManners, ObeysABanOfAnotherClientAndEndsWhatWaits) {
    open();
    std::vector<Arrival> ends;
    m_venue.on("POST /v1/orders/test", FakeAnswer{201, "{}", Manner::Hang});
    RestCall call;
    call.method = Method::Post;
    call.path = "/v1/orders/test";
    for (int i = 0; i < 6; ++i)
        m_client->send(call, [&ends](const RestOutcome& outcome) { ends.push_back(outcome.arrival); });
    m_client->obey({kNow, kNow + seconds{30}, 1});
    EXPECT_TRUE(QTest::qWaitFor([&] { return ends.size() == 2; })); // four are under way
    EXPECT_EQ(ends, (std::vector<Arrival>{Arrival::NotSent, Arrival::NotSent}));
    EXPECT_EQ(outcomeOf(cancel()).arrival, Arrival::NotSent);
}

TEST_F(RestManners, CountsTheRefusalsOfCallsThatWereUnderWayTogetherAsOneBan) {
    open();
    QSignalSpy banned{m_client.get(), &UpbitRestClient::banned};
    m_venue.on("GET /v1/accounts", FakeAnswer{418, "I'm a teapot"});
    int ended = 0;
    for (int i = 0; i < 4; ++i)
        m_client->send(accountsCall(), [&ended](const RestOutcome&) { ++ended; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return ended == 4; }));
    EXPECT_EQ(m_venue.requests().size(), 4U);
    ASSERT_EQ(banned.size(), 1);
    EXPECT_EQ(banned[0][0].value<BanReport>().until, kNow + seconds{61});
}

TEST_F(RestManners, CountsOnFromTheBanOfAnotherClient) {
    open();
    m_client->obey({kNow - seconds{90}, kNow - seconds{1}, 2});
    QSignalSpy banned{m_client.get(), &UpbitRestClient::banned};
    m_venue.on("GET /v1/accounts", FakeAnswer{418, "I'm a teapot"});
    outcomeOf(accountsCall());
    ASSERT_EQ(banned.size(), 1);
    EXPECT_EQ(banned[0][0].value<BanReport>().repetition, 3);
}

TEST_F(RestManners, TakesACancelWhenTheQueueIsFullOfQuestions) {
    open();
    std::vector<std::string> refused;
    for (int i = 0; i < 300; ++i)
        m_client->send(accountsCall(), [&](const RestOutcome& outcome) {
            if (outcome.reason == "too many calls are waiting")
                refused.push_back(outcome.reason);
        });
    m_venue.on("DELETE /v1/order", FakeAnswer{200, "{}"});
    EXPECT_TRUE(outcomeOf(cancel()).isOk());
    EXPECT_FALSE(refused.empty());
}

TEST_F(RestManners, SendsNothingToAStranger) {
    m_settings.restUrl = QUrl{QStringLiteral("https://upbit.example")};
    for (const RestCall& call : {accountsCall(), tickersCall("KRW-BTC"), cancel()}) {
        const RestOutcome outcome = outcomeOf(call);
        EXPECT_EQ(outcome.arrival, Arrival::NotSent);
        EXPECT_EQ(outcome.reason, "the host upbit.example is neither api.upbit.com nor allowed by the settings");
    }
}

TEST_F(RestManners, SlowsDownWhenTheExchangeSaysThatNothingIsLeft) {
    m_venue.on("GET /v1/accounts",
               FakeAnswer{200, "[]", Manner::Whole, "Remaining-Req: group=default; min=1800; sec=0\r\n"});
    m_venue.on("DELETE /v1/order", FakeAnswer{200, "{}"});
    EXPECT_TRUE(outcomeOf(accountsCall()).isOk());
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(outcomeOf(cancel()).isOk()); // is urgent
    EXPECT_LT(timer.elapsed(), 900);
    EXPECT_TRUE(outcomeOf(accountsCall()).isOk());
    EXPECT_GE(timer.elapsed(), 900);
}

} // namespace
} // namespace kkachi::exchange::upbit
