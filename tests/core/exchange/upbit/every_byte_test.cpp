// The exchange's answer to a money call breaks off after every number of bytes that it has, in every way a connection
// can end: the call arrives exactly once, and only a whole answer is believed.
#include "exchange/upbit/order_outcome.h"
#include "exchange/upbit/upbit_rest_client.h"

#include "fake_venue.h"
#include "test_certificate.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <tuple>

namespace kkachi::exchange::upbit {
namespace {

using End = FakeAnswer::End;

const PlaceOrder kOrder{"b1-1", "KRW-BTC", order::Side::Buy, order::Type::Market, {}, base::Krw::whole(100'000), {}};

const QByteArray kRecord = R"({"market":"KRW-BTC","uuid":"5f0c2a7e-0000-4b1d-9c55-7a0d4f1e0001","side":"bid",)"
                           R"("ord_type":"price","price":"100000","state":"wait","executed_volume":"0","paid_fee":"0",)"
                           R"("created_at":"2026-11-20T10:15:30+09:00","reserved_fee":"50","remaining_fee":"50",)"
                           R"("locked":"100050","trades_count":0,"identifier":"b1-1","smp_type":"cancel_maker"})";
const QByteArray kShortRecord = R"({"market":"KRW-BTC","uuid":"u","side":"bid","ord_type":"price","price":"100000",)"
                                R"("state":"wait","executed_volume":"0","paid_fee":"0","identifier":"b1-1"})";

QByteArray wholeAnswer(const char* status, const QByteArray& body, bool isShort) {
    QByteArray head = QByteArray{"HTTP/1.1 "} + status + "\r\n";
    if (!isShort)
        head += "Date: Fri, 20 Nov 2026 01:15:30 GMT\r\nContent-Type: application/json; charset=utf-8\r\n"
                "Remaining-Req: group=order; min=720; sec=11\r\nX-Request-Id: 0d1f2a\r\n";
    return head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

FakeAnswer broken(const QByteArray& answer, qsizetype after, End end) {
    FakeAnswer broken;
    broken.manner = FakeAnswer::Manner::Raw;
    broken.body = answer;
    broken.rawBytes = after;
    broken.end = end;
    return broken;
}

class Client {
  public:
    explicit Client(bool isTls, base::Milliseconds deadline = std::chrono::seconds{10}) {
        m_venue = isTls ? std::make_unique<FakeVenue>(m_certificate) : std::make_unique<FakeVenue>();
        m_settings.restUrl = m_venue->url();
        m_settings.caFile = m_certificate.caFile();
        m_settings.patience.callDeadline = deadline;
        // What is counted here is transmissions, not how many of them a second may hold.
        constexpr int kNoLimit = 1'000'000;
        m_settings.rates = {kNoLimit, kNoLimit, kNoLimit, kNoLimit};
        m_venue->on("GET /v1/accounts", FakeAnswer{});
        forgetConnections();
    }

    void forgetConnections() {
        m_client = std::make_unique<UpbitRestClient>(
            m_settings, UpbitCredentials{base::Secret::copyOf("access"), base::Secret::copyOf("secret")});
    }

    FakeVenue& venue() { return *m_venue; }
    UpbitRestClient& rest() { return *m_client; }

    static RestCall order() {
        RestCall call;
        call.method = Method::Post;
        call.path = "/v1/orders";
        call.parameters = placementParameters(kOrder);
        call.group = RateGroup::Order;
        return call;
    }
    static RestCall cancel() {
        RestCall call;
        call.method = Method::Delete;
        call.path = "/v1/order";
        call.parameters.add("identifier", "b1-1");
        call.urgency = Urgency::Urgent;
        return call;
    }
    static RestCall accounts() {
        RestCall call;
        call.path = "/v1/accounts";
        return call;
    }

    // Thousands of calls: the loop ends with the outcome itself instead of looking for it now and then.
    RestOutcome outcomeOf(RestCall call) {
        QEventLoop loop;
        RestOutcome outcome;
        m_client->send(std::move(call), [&](const RestOutcome& end) {
            outcome = end;
            loop.quit();
        });
        loop.exec();
        return outcome;
    }
    // What is proved about the order when the answer breaks off there. It must have arrived once.
    News placeOnce(const FakeAnswer& answer) {
        m_venue->on("POST /v1/orders", answer);
        const std::size_t before = m_venue->requests().size();
        const RestOutcome outcome = outcomeOf(order());
        const News news = classifyPlacement(kOrder, outcome, true);
        EXPECT_EQ(m_venue->requests().size(), before + 1) << toString(outcome.arrival) << ' ' << outcome.reason;
        return news;
    }
    News placeAfresh(const FakeAnswer& answer) {
        forgetConnections();
        return placeOnce(answer);
    }

  private:
    TestCertificate m_certificate;
    std::unique_ptr<FakeVenue> m_venue;
    UpbitSettings m_settings;
    std::unique_ptr<UpbitRestClient> m_client;
};

bool isLost(const News& news) {
    return std::holds_alternative<order::OutcomeLost>(news);
}

// Over TLS or not, on a connection that has carried a call before or not.
class EveryByte : public testing::TestWithParam<std::tuple<End, bool, bool>> {
  protected:
    End end() const { return std::get<0>(GetParam()); }
    bool isKept() const { return std::get<1>(GetParam()); }
    bool isTls() const { return std::get<2>(GetParam()); }
    void connectIfKept() {
        m_client.forgetConnections();
        if (isKept()) {
            EXPECT_TRUE(m_client.outcomeOf(Client::accounts()).isOk());
        }
    }

    Client m_client{std::get<2>(GetParam())};
};

TEST_P(EveryByte, OfAnOrdersAnswer) {
    const QByteArray answer = wholeAnswer("201 Created", isTls() ? kShortRecord : kRecord, isTls());
    for (qsizetype after = 0; after < answer.size() && !HasFailure(); ++after) {
        connectIfKept();
        EXPECT_TRUE(isLost(m_client.placeOnce(broken(answer, after, end())))) << after;
    }
    connectIfKept();
    EXPECT_TRUE(std::holds_alternative<order::Acknowledged>(m_client.placeOnce(broken(answer, answer.size(), end()))));
}

TEST_P(EveryByte, OfACancelsAnswer) {
    const QByteArray answer = wholeAnswer("200 OK", isTls() ? kShortRecord : kRecord, isTls());
    for (qsizetype after = 0; after <= answer.size() && !HasFailure(); ++after) {
        connectIfKept();
        m_client.venue().on("DELETE /v1/order", broken(answer, after, end()));
        const std::size_t before = m_client.venue().requests().size();
        const RestOutcome outcome = m_client.outcomeOf(Client::cancel());
        EXPECT_EQ(m_client.venue().requests().size(), before + 1) << after;
        EXPECT_EQ(outcome.arrival, after < answer.size() ? Arrival::Lost : Arrival::Answered) << after;
    }
}

std::string nameOf(const testing::TestParamInfo<EveryByte::ParamType>& info) {
    const char* end = std::get<0>(info.param) == End::Close  ? "Closed"
                      : std::get<0>(info.param) == End::Drop ? "Dropped"
                                                             : "Reset";
    return std::string{end} + (std::get<1>(info.param) ? "Kept" : "Fresh") +
           (std::get<2>(info.param) ? "Tls" : "Plain");
}

INSTANTIATE_TEST_SUITE_P(Plain, EveryByte,
                         testing::Combine(testing::Values(End::Close, End::Reset), testing::Bool(),
                                          testing::Values(false)),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(Tls, EveryByte,
                         testing::Combine(testing::Values(End::Close, End::Drop, End::Reset), testing::Bool(),
                                          testing::Values(true)),
                         nameOf);

TEST(BrokenAnswer, OfARefusalRefusesNothing) {
    Client client{false};
    const QByteArray answer =
        wholeAnswer("400 Bad Request", R"({"error":{"name":"insufficient_funds_bid","message":"no"}})", false);
    for (qsizetype after = 0; after < answer.size() && !::testing::Test::HasFailure(); ++after)
        EXPECT_TRUE(isLost(client.placeAfresh(broken(answer, after, End::Close)))) << after;
    EXPECT_TRUE(std::holds_alternative<order::Refused>(client.placeAfresh(broken(answer, answer.size(), End::Close))));
}

// The stack does not notice every end of a chunked answer; then the deadline does.
TEST(BrokenAnswer, InChunksIsBelievedOnlyWithItsWholeRecord) {
    Client client{false, std::chrono::seconds{1}};
    const QByteArray head = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray chunk = QByteArray::number(kShortRecord.size(), 16) + "\r\n" + kShortRecord;
    const QByteArray answer = head + chunk + "\r\n0\r\n\r\n";
    const qsizetype recordEnd = head.size() + chunk.size();
    for (qsizetype after = 0; after <= answer.size() && !::testing::Test::HasFailure(); ++after) {
        const News news = client.placeAfresh(broken(answer, after, End::Close));
        EXPECT_FALSE(std::holds_alternative<order::Refused>(news)) << after;
        if (after < recordEnd) {
            EXPECT_TRUE(isLost(news)) << after;
        } else if (after == answer.size()) {
            EXPECT_TRUE(std::holds_alternative<order::Acknowledged>(news));
        }
    }
}

TEST(BrokenAnswer, WithoutALengthIsNeverBelievedInPart) {
    Client client{false};
    const QByteArray answer = "HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n" + kShortRecord;
    for (qsizetype after = 0; after < answer.size() && !::testing::Test::HasFailure(); ++after)
        EXPECT_TRUE(isLost(client.placeAfresh(broken(answer, after, End::Close)))) << after;
    // Only its record tells that the whole one is whole, and the stack may take its end for a break.
    EXPECT_FALSE(std::holds_alternative<order::Refused>(client.placeAfresh(broken(answer, answer.size(), End::Close))));
}

class IdleConnection : public testing::TestWithParam<std::tuple<End, bool>> {};

// Nobody may notice the end of a connection before a call is written to it. What is said must still be true.
TEST_P(IdleConnection, ThatEndsBeforeACallNeverDoublesItNorHidesIt) {
    const auto [end, isTls] = GetParam();
    const QByteArray answer = wholeAnswer("200 OK", "[]", true);
    const QByteArray created = wholeAnswer("201 Created", kShortRecord, true);
    Client client{isTls};
    client.venue().on("POST /v1/orders", broken(created, created.size(), End::Open));
    for (int i = 0; i < 50; ++i) {
        client.venue().on("GET /v1/accounts", broken(answer, answer.size(), end));
        const int before = client.venue().count("POST /v1/orders");
        // The order follows in the same instant in which the answer before it is read.
        QEventLoop loop;
        RestOutcome outcome;
        client.rest().send(Client::accounts(), [&](const RestOutcome&) {
            client.rest().send(Client::order(), [&](const RestOutcome& ofOrder) {
                outcome = ofOrder;
                loop.quit();
            });
        });
        loop.exec();
        const int arrived = client.venue().count("POST /v1/orders") - before;
        EXPECT_LE(arrived, 1);
        if (outcome.arrival == Arrival::Answered) {
            EXPECT_EQ(arrived, 1);
        }
        if (outcome.arrival == Arrival::NotSent) {
            EXPECT_EQ(arrived, 0);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Ends, IdleConnection,
                         testing::Combine(testing::Values(End::Close, End::Drop, End::Reset), testing::Bool()));

TEST(IdleConnection, ThatHasEndedIsReplacedAndTheOrderArrivesOnce) {
    for (const bool isTls : {false, true}) {
        Client client{isTls};
        const QByteArray answer = wholeAnswer("200 OK", "[]", true);
        client.venue().on("GET /v1/accounts", broken(answer, answer.size(), End::Drop));
        EXPECT_TRUE(client.outcomeOf(Client::accounts()).isOk());
        ASSERT_TRUE(QTest::qWaitFor([&] { return client.venue().openConnections() == 0; }));
        const QByteArray created = wholeAnswer("201 Created", kShortRecord, true);
        EXPECT_TRUE(
            std::holds_alternative<order::Acknowledged>(client.placeOnce(broken(created, created.size(), End::Open))));
    }
}

// Why all this is needed: the network stack resends what it can rewind.
TEST(PlainNetworkStack, SendsAnOrderAgainWhenItsAnswerBreaksOff) {
    FakeVenue venue;
    venue.on("POST /v1/orders", broken("HTTP/1.1 20", 11, End::Close));
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl{venue.url().toString() + QStringLiteral("/v1/orders")}};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply{network.post(request, QByteArrayLiteral("{}"))};
    ASSERT_TRUE(QTest::qWaitFor([&] { return reply->isFinished(); }));
    EXPECT_GT(venue.count("POST /v1/orders"), 1);
}

} // namespace
} // namespace kkachi::exchange::upbit
