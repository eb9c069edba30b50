// A money call arrives at most once, whatever becomes of its connection; and "never left" is said only when it is true.
#include "exchange/upbit/upbit_rest_client.h"

#include "fake_venue.h"
#include "test_certificate.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <tuple>

namespace kkachi::exchange::upbit {
namespace {

using Manner = FakeAnswer::Manner;

UpbitCredentials keys() {
    return {base::Secret::copyOf("access"), base::Secret::copyOf("secret")};
}

UpbitSettings settingsFor(const QUrl& url) {
    UpbitSettings settings;
    settings.restUrl = url;
    settings.patience.callDeadline = base::Milliseconds{500};
    settings.patience.longestQueue = base::Milliseconds{5'000};
    return settings;
}

RestCall orderCall() {
    RestCall call;
    call.method = Method::Post;
    call.path = "/v1/orders";
    call.parameters.add("market", "KRW-BTC").add("identifier", "b1-1");
    call.group = RateGroup::Order;
    return call;
}

RestCall cancelCall() {
    RestCall call;
    call.method = Method::Delete;
    call.path = "/v1/order";
    call.parameters.add("identifier", "b1-1");
    call.urgency = Urgency::Urgent;
    return call;
}

RestOutcome outcomeOf(UpbitRestClient& client, RestCall call) {
    std::optional<RestOutcome> outcome;
    client.send(std::move(call), [&outcome](const RestOutcome& end) { outcome = end; });
    EXPECT_TRUE(QTest::qWaitFor([&outcome] { return outcome.has_value(); }));
    return outcome.value_or(RestOutcome{});
}

struct Trouble {
    const char* name;
    Manner manner;
};

// What happens to the call, on a connection that has carried another one before or not, over TLS or not.
class OnceOnTheWire : public testing::TestWithParam<std::tuple<Trouble, bool, bool>> {
  protected:
    OnceOnTheWire() {
        if (std::get<2>(GetParam()))
            m_venue = std::make_unique<FakeVenue>(m_certificate);
        else
            m_venue = std::make_unique<FakeVenue>();
        UpbitSettings settings = settingsFor(m_venue->url());
        settings.caFile = m_certificate.caFile();
        m_client = std::make_unique<UpbitRestClient>(settings, keys());
        if (std::get<1>(GetParam()))
            warmUp();
    }
    FakeAnswer trouble(int status) const { return {status, R"({"uuid":"u-1"})", std::get<0>(GetParam()).manner, {}}; }

    // A connection that has carried a call before is what the network stack likes to retry on.
    void warmUp() {
        m_venue->on("GET /v1/accounts", FakeAnswer{});
        RestCall call;
        call.path = "/v1/accounts";
        EXPECT_TRUE(outcomeOf(*m_client, std::move(call)).isOk());
    }

    TestCertificate m_certificate;
    std::unique_ptr<FakeVenue> m_venue;
    std::unique_ptr<UpbitRestClient> m_client;
};

TEST_P(OnceOnTheWire, AnOrderArrivesOnceAndItsOutcomeIsLost) {
    m_venue->on("POST /v1/orders", trouble(201));
    EXPECT_EQ(outcomeOf(*m_client, orderCall()).arrival, Arrival::Lost);
    EXPECT_EQ(m_venue->count("POST /v1/orders"), 1);
}

TEST_P(OnceOnTheWire, ACancelArrivesOnceAndItsOutcomeIsLost) {
    m_venue->on("DELETE /v1/order", trouble(200));
    EXPECT_EQ(outcomeOf(*m_client, cancelCall()).arrival, Arrival::Lost);
    EXPECT_EQ(m_venue->count("DELETE /v1/order"), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Troubles, OnceOnTheWire,
    testing::Combine(testing::Values(Trouble{"Close", Manner::Close}, Trouble{"Reset", Manner::Reset},
                                     Trouble{"CutHead", Manner::CutHead}, Trouble{"CutBody", Manner::CutBody},
                                     Trouble{"Hang", Manner::Hang}),
                     testing::Bool(), testing::Bool()),
    [](const auto& trouble) {
        return std::string{std::get<0>(trouble.param).name} + (std::get<1>(trouble.param) ? "Kept" : "Fresh") +
               (std::get<2>(trouble.param) ? "Tls" : "Plain");
    });

TEST(UpbitRestClient, SendsAnOrderAsTheExchangeWantsIt) {
    FakeVenue venue;
    venue.on("POST /v1/orders", FakeAnswer{201, "{}"});
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    const RestOutcome outcome = outcomeOf(client, orderCall());
    EXPECT_EQ(outcome.arrival, Arrival::Answered);
    EXPECT_EQ(outcome.status, 201);
    const SeenRequest& seen = venue.last("POST /v1/orders");
    EXPECT_EQ(seen.body, R"({"market":"KRW-BTC","identifier":"b1-1"})");
    EXPECT_EQ(seen.header("Content-Type"), "application/json; charset=utf-8");
    EXPECT_EQ(seen.headerCount("Content-Type"), 1);
    EXPECT_EQ(seen.headerCount("User-Agent"), 1);
    EXPECT_EQ(seen.headerCount("Origin"), 0);
    EXPECT_EQ(seen.headerCount("Upgrade"), 0); // no attempt at HTTP/2
    EXPECT_TRUE(seen.header("Authorization").startsWith("Bearer ey"));
}

TEST(UpbitRestClient, SendsACancelWithoutABody) {
    FakeVenue venue;
    venue.on("DELETE /v1/order", FakeAnswer{200, "{}"});
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    EXPECT_TRUE(outcomeOf(client, cancelCall()).isOk());
    const SeenRequest& seen = venue.last("DELETE /v1/order");
    EXPECT_EQ(seen.target, "/v1/order?identifier=b1-1");
    EXPECT_EQ(seen.header("Content-Length"), "0");
    EXPECT_EQ(seen.headerCount("Content-Type"), 0);
    EXPECT_TRUE(seen.body.isEmpty());
}

TEST(UpbitRestClient, LeavesTheBracketsOfArraysAndEncodesValues) {
    FakeVenue venue;
    venue.on("GET /v1/orders/open", FakeAnswer{});
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    RestCall call;
    call.path = "/v1/orders/open";
    call.parameters.add("states[]", "wait").add("states[]", "watch").add("start_time", "2026-11-01T00:00:00+09:00");
    EXPECT_TRUE(outcomeOf(client, std::move(call)).isOk());
    EXPECT_EQ(venue.last("GET /v1/orders/open").target,
              "/v1/orders/open?states[]=wait&states[]=watch&start_time=2026-11-01T00%3A00%3A00%2B09%3A00");
}

TEST(UpbitRestClient, ProvesThatNothingLeftWhenNobodyListens) {
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost, 0);
    const QUrl url{QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort())};
    closed.close();
    UpbitRestClient client{settingsFor(url), keys()};
    EXPECT_EQ(outcomeOf(client, orderCall()).arrival, Arrival::NotSent);
    EXPECT_EQ(outcomeOf(client, cancelCall()).arrival, Arrival::NotSent);
}

TEST(UpbitRestClient, ProvesThatNothingLeftWhenTheCertificateIsNotTrusted) {
    const TestCertificate certificate;
    FakeVenue venue{certificate};
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    EXPECT_EQ(outcomeOf(client, orderCall()).arrival, Arrival::NotSent);
    EXPECT_EQ(outcomeOf(client, cancelCall()).arrival, Arrival::NotSent);
    EXPECT_TRUE(venue.requests().empty());
}

TEST(UpbitRestClient, ClaimsNoProofWhenTheHandshakeHangs) {
    FakeVenue plain; // speaks no TLS and waits for a request
    QUrl url = plain.url();
    url.setScheme(QStringLiteral("https"));
    UpbitRestClient client{settingsFor(url), keys()};
    EXPECT_EQ(outcomeOf(client, orderCall()).arrival, Arrival::Lost);
    EXPECT_TRUE(plain.requests().empty());
}

TEST(UpbitRestClient, ReadsAnswersOfEveryStatus) {
    FakeVenue venue;
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    for (const int status : {201, 302, 400, 401, 403, 404, 409, 422, 500, 503}) {
        venue.on("POST /v1/orders", FakeAnswer{status, R"({"error":{"name":"x"}})"});
        const RestOutcome outcome = outcomeOf(client, orderCall());
        EXPECT_EQ(outcome.arrival, Arrival::Answered) << status;
        EXPECT_EQ(outcome.status, status);
        EXPECT_EQ(outcome.body, R"({"error":{"name":"x"}})");
    }
}

TEST(UpbitRestClient, FollowsNoRedirect) {
    FakeVenue elsewhere;
    FakeVenue venue;
    const QByteArray location = "Location: " + elsewhere.url().toEncoded() + "/v1/accounts\r\n";
    venue.on("GET /v1/accounts", FakeAnswer{302, "", Manner::Whole, location});
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    RestCall call;
    call.path = "/v1/accounts";
    EXPECT_EQ(outcomeOf(client, std::move(call)).status, 302);
    EXPECT_TRUE(elsewhere.requests().empty());
}

TEST(UpbitRestClient, AsksAgainWithANewTokenWhenANonceWasUsed) {
    FakeVenue venue;
    QList<QByteArray> tokens;
    venue.on("GET /v1/accounts", [&tokens](const SeenRequest& request) {
        tokens << request.header("Authorization");
        return tokens.size() == 1 ? FakeAnswer{401, R"({"error":{"name":"nonce_used","message":""}})"} : FakeAnswer{};
    });
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    RestCall call;
    call.path = "/v1/accounts";
    EXPECT_TRUE(outcomeOf(client, std::move(call)).isOk());
    ASSERT_EQ(tokens.size(), 2);
    EXPECT_NE(tokens[0], tokens[1]);
}

TEST(UpbitRestClient, NeverRepeatsAnOrderByItself) {
    FakeVenue venue;
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    venue.on("POST /v1/orders", FakeAnswer{429, "Too many API requests."});
    EXPECT_EQ(outcomeOf(client, orderCall()).status, 429);
    EXPECT_EQ(venue.count("POST /v1/orders"), 1);
}

TEST(UpbitRestClient, StopsAGroupUntilTheNextSecondAfterARefusalAndThenRepeatsTheCancel) {
    FakeVenue venue;
    int calls = 0;
    venue.on("DELETE /v1/order", [&calls](const SeenRequest&) {
        return ++calls == 1 ? FakeAnswer{429, "Too many API requests."} : FakeAnswer{200, "{}"};
    });
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(outcomeOf(client, cancelCall()).isOk());
    EXPECT_EQ(calls, 2);
    EXPECT_GE(timer.elapsed(), 1'000);
}

TEST(UpbitRestClient, MakesNoCallAtAllWhileItIsBanned) {
    FakeVenue venue;
    venue.on("GET /v1/accounts", FakeAnswer{418, "blocked", Manner::Whole, "Retry-After: 30\r\n"});
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    QSignalSpy banned{&client, &UpbitRestClient::banned};
    RestCall call;
    call.path = "/v1/accounts";
    EXPECT_EQ(outcomeOf(client, call).status, 418);
    ASSERT_EQ(banned.size(), 1);
    const auto ban = banned[0][0].value<BanReport>();
    EXPECT_GE(ban.until - ban.at, std::chrono::seconds{30});
    EXPECT_EQ(ban.repetition, 1);
    EXPECT_EQ(outcomeOf(client, call).arrival, Arrival::NotSent);
    EXPECT_EQ(outcomeOf(client, orderCall()).arrival, Arrival::NotSent);
    EXPECT_EQ(venue.requests().size(), 1U);
}

TEST(UpbitRestClient, EndsWaitingCallsAsNotSentAndOthersAsLostWhenClosed) {
    FakeVenue venue;
    venue.on("POST /v1/orders", FakeAnswer{201, "{}", Manner::Hang});
    UpbitRestClient client{settingsFor(venue.url()), keys()};
    std::vector<Arrival> ends;
    for (int i = 0; i < 8; ++i)
        client.send(orderCall(), [&ends](const RestOutcome& outcome) { ends.push_back(outcome.arrival); });
    ASSERT_TRUE(QTest::qWaitFor([&venue] { return venue.count("POST /v1/orders") == 4; }));
    client.close();
    ASSERT_EQ(ends.size(), 8U); // four may hang at once
    EXPECT_EQ(std::count(ends.begin(), ends.end(), Arrival::NotSent), 4);
    EXPECT_EQ(std::count(ends.begin(), ends.end(), Arrival::Lost), 4);
}

TEST(UpbitRestClient, GivesUpOnACallThatFindsNoBudgetInTime) {
    FakeVenue venue;
    venue.on("POST /v1/orders", FakeAnswer{201, "{}"});
    UpbitSettings settings = settingsFor(venue.url());
    settings.patience.longestQueue = base::Milliseconds{50};
    UpbitRestClient client{settings, keys()};
    std::vector<Arrival> ends;
    for (int i = 0; i < 10; ++i)
        client.send(orderCall(), [&ends](const RestOutcome& outcome) { ends.push_back(outcome.arrival); });
    ASSERT_TRUE(QTest::qWaitFor([&ends] { return ends.size() == 10; }));
    EXPECT_GE(std::count(ends.begin(), ends.end(), Arrival::NotSent), 4);
    EXPECT_LE(venue.count("POST /v1/orders"), 6);
}

} // namespace
} // namespace kkachi::exchange::upbit
