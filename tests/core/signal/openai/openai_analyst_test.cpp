#include "signal/openai/openai_analyst.h"

#include "tests/core/signal/openai/fake_model_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

using namespace kkachi;
using namespace kkachi::signal::openai;
using kkachi::tests::completion;
using kkachi::tests::FakeModelServer;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;

namespace {

const QByteArray kGood = R"({"reasoning":"rising","signal":"Sell","confidence":0.7})";
constexpr std::string_view kKey = "sk-test-0123456789abcdef";

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'000'000); }
};

class OpenAiAnalystTest : public testing::Test {
  protected:
    void make(milliseconds timeout = milliseconds{20'000}) { makeFor(m_server.baseUrl(), timeout); }
    void makeFor(const QUrl& url, milliseconds timeout = milliseconds{20'000}) {
        m_analyst = std::make_unique<OpenAiAnalyst>(OpenAiSettings{url, "gpt-test", timeout},
                                                    base::Secret::copyOf(kKey), std::make_shared<FixedClock>());
        QObject::connect(m_analyst.get(), &OpenAiAnalyst::answered, m_analyst.get(),
                         [this](const signal::Signal& signal) { m_signals.push_back(signal); });
    }
    void ask(std::int64_t id = 1) {
        signal::Question question;
        question.signalId = id;
        question.askedAt = base::fromEpochMs(999'000);
        question.market = "KRW-BTC";
        question.price = base::Price::whole(110'000'000);
        m_analyst->ask(question);
    }
    bool waitForSignals(std::size_t count) {
        return QTest::qWaitFor([this, count] { return m_signals.size() >= count; }, 20'000);
    }
    // Asks and waits for the answer, which must be the only one.
    signal::Signal answerTo(std::int64_t id = 1) {
        const std::size_t before = m_signals.size();
        ask(id);
        EXPECT_TRUE(waitForSignals(before + 1));
        EXPECT_EQ(m_signals.size(), before + 1);
        return m_signals.empty() ? signal::Signal{} : m_signals.back();
    }
    QJsonObject sentBody(qsizetype index) const {
        return QJsonDocument::fromJson(m_server.requests().at(index).body).object();
    }

    FakeModelServer m_server;
    std::unique_ptr<OpenAiAnalyst> m_analyst;
    std::vector<signal::Signal> m_signals;
};

} // namespace

TEST_F(OpenAiAnalystTest, AnswersWithTheModelsOpinion) {
    make();
    const QByteArray body = completion(kGood);
    m_server.willAnswer({200, body});
    const auto signal = answerTo(42);
    EXPECT_EQ(signal.id, 42);
    EXPECT_EQ(signal.action, signal::Action::Sell);
    EXPECT_EQ(signal.confidence, 0.7);
    EXPECT_EQ(signal.reasoning, "rising");
    EXPECT_EQ(signal.problem, "");
    EXPECT_EQ(signal.model, "gpt-test");
    EXPECT_EQ(signal.source, signal::Source::Gpt);
    EXPECT_EQ(signal.rawResponse, body.toStdString());
    EXPECT_EQ(signal.askedAt, base::fromEpochMs(999'000));
    EXPECT_EQ(signal.at, base::fromEpochMs(1'000'000));
    const auto& head = m_server.requests().at(0).head;
    EXPECT_TRUE(head.startsWith("POST /v1/chat/completions HTTP/1.1"));
    EXPECT_TRUE(head.contains("Authorization: Bearer " + QByteArray::fromStdString(std::string{kKey})));
    EXPECT_TRUE(head.contains("Content-Type: application/json"));
}

TEST_F(OpenAiAnalystTest, PutsNoKeyIntoTheQuestion) {
    make();
    m_server.willAnswer({200, completion(kGood)});
    answerTo();
    EXPECT_FALSE(m_server.requests().at(0).body.contains("sk-test"));
}

TEST_F(OpenAiAnalystTest, HoldsAtTheDeadlineAndDropsTheLateAnswer) {
    make(milliseconds{150});
    m_server.willAnswer({200, completion(kGood), {}, true});
    const auto signal = answerTo();
    EXPECT_EQ(signal.problem, "timeout");
    EXPECT_EQ(signal.action, signal::Action::Hold);
    EXPECT_FALSE(signal.confidence.has_value());
    EXPECT_GE(signal.latency, milliseconds{150});
    EXPECT_LT(signal.latency, milliseconds{5000});
    m_server.releaseHeld();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_server.openConnections() == 0; }, 10'000));
    m_server.willAnswer({200, completion(kGood)});
    EXPECT_EQ(answerTo(2).id, 2);
}

TEST_F(OpenAiAnalystTest, CountsTheSecondTryIntoTheSameDeadline) {
    make(milliseconds{150});
    m_server.willAnswer({400, R"({"error":{"param":"verbosity"}})"});
    m_server.willAnswer({200, completion(kGood), {}, true});
    const auto signal = answerTo();
    EXPECT_EQ(signal.problem, "timeout");
    EXPECT_LT(signal.latency, milliseconds{5000});
}

TEST_F(OpenAiAnalystTest, LeavesOutAFieldTheServerRefusesAndRemembersIt) {
    make();
    m_server.willAnswer(
        {400, R"({"error":{"message":"Unsupported","param":"reasoning_effort","code":"unsupported_value"}})"});
    m_server.willAnswer({200, completion(kGood)});
    m_server.willAnswer({200, completion(kGood)});
    EXPECT_EQ(answerTo(1).problem, "");
    EXPECT_EQ(answerTo(2).problem, "");
    ASSERT_EQ(m_server.requests().size(), 3);
    EXPECT_TRUE(sentBody(0).contains(QStringLiteral("reasoning_effort")));
    EXPECT_FALSE(sentBody(1).contains(QStringLiteral("reasoning_effort")));
    EXPECT_FALSE(sentBody(2).contains(QStringLiteral("reasoning_effort")));
    EXPECT_TRUE(sentBody(2).contains(QStringLiteral("verbosity")));
}

TEST_F(OpenAiAnalystTest, TriesOnlyOnceMore) {
    make();
    m_server.willAnswer({400, R"({"error":{"param":"store"}})"});
    m_server.willAnswer({400, R"({"error":{"param":"verbosity"}})"});
    EXPECT_EQ(answerTo().problem, "http_400");
    EXPECT_EQ(m_server.requests().size(), 2);
    m_server.willAnswer({200, completion(kGood)});
    EXPECT_EQ(answerTo(2).problem, "");
    EXPECT_FALSE(sentBody(2).contains(QStringLiteral("store")));
    EXPECT_FALSE(sentBody(2).contains(QStringLiteral("verbosity")));
}

TEST_F(OpenAiAnalystTest, DoesNotRepeatABadRequestThatNamesARequiredField) {
    make();
    m_server.willAnswer({400, R"({"error":{"param":"response_format"}})"});
    EXPECT_EQ(answerTo().problem, "http_400");
    EXPECT_EQ(m_server.requests().size(), 1);
}

TEST_F(OpenAiAnalystTest, KeepsWhatCameWhenItIsNoOpinion) {
    make();
    const QByteArray refusal = R"({"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"no"}}]})";
    m_server.willAnswer({200, refusal});
    m_server.willAnswer({500, "<html>oops</html>"});
    m_server.willAnswer({429, R"({"error":{"code":"rate_limit_exceeded"}})"});
    m_server.willAnswer({200, "garbage"});
    m_server.willAnswer({200, completion(kGood, "length")});
    for (const auto& [problem, raw] :
         std::vector<std::pair<std::string, std::string>>{{"refusal", refusal.toStdString()},
                                                          {"http_500", "<html>oops</html>"},
                                                          {"http_429", R"({"error":{"code":"rate_limit_exceeded"}})"},
                                                          {"invalid:not_json", "garbage"},
                                                          {"truncated", completion(kGood, "length").toStdString()}}) {
        const auto signal = answerTo();
        EXPECT_EQ(signal.problem, problem);
        EXPECT_EQ(signal.rawResponse, raw);
        EXPECT_EQ(signal.action, signal::Action::Hold);
        EXPECT_FALSE(signal.confidence.has_value());
    }
}

TEST_F(OpenAiAnalystTest, LeavesAServerAloneThatOnlyAPersonCanPutRight) {
    make();
    m_server.willAnswer({401, R"({"error":{"message":"Incorrect API key provided"}})"});
    EXPECT_EQ(answerTo(1).problem, "invalid_api_key");
    const auto second = answerTo(2);
    EXPECT_EQ(second.problem, "invalid_api_key");
    EXPECT_EQ(second.id, 2);
    EXPECT_EQ(m_server.requests().size(), 1);
}

TEST_F(OpenAiAnalystTest, DoesNotRecordItsKeyWhenAServerEchoesIt) {
    make();
    m_server.willAnswer({500, "bad header: Bearer " + QByteArray::fromStdString(std::string{kKey})});
    const auto signal = answerTo();
    EXPECT_EQ(signal.rawResponse, "bad header: Bearer ***");
}

TEST_F(OpenAiAnalystTest, TakesNoMoreThanAnAnswerMayHave) {
    make();
    m_server.willAnswer({200, QByteArray(3'000'000, ' ')});
    const auto signal = answerTo();
    EXPECT_EQ(signal.problem, "too_large");
    EXPECT_LE(signal.rawResponse.size(), 256U * 1024U);
}

TEST_F(OpenAiAnalystTest, HoldsWhenTheConnectionIsCutOrRefused) {
    make();
    m_server.willAnswer({200, completion(kGood), {}, false, 20});
    EXPECT_EQ(answerTo(1).problem, "unreachable");

    QTcpServer closed;
    ASSERT_TRUE(closed.listen(QHostAddress::LocalHost, 0));
    QUrl url{QStringLiteral("http://127.0.0.1/v1")};
    url.setPort(closed.serverPort());
    closed.close();
    makeFor(url);
    EXPECT_EQ(answerTo(2).problem, "unreachable");
}

TEST_F(OpenAiAnalystTest, FollowsNoRedirection) {
    make();
    FakeModelServer other;
    m_server.willAnswer({307, "", "Location: " + other.baseUrl().toEncoded() + "/chat/completions\r\n"});
    EXPECT_EQ(answerTo().problem, "http_307");
    EXPECT_TRUE(other.requests().isEmpty());
}

TEST_F(OpenAiAnalystTest, SendsNoKeyOverAnOpenNetwork) {
    for (const char* url : {"http://api.openai.com/v1", "http://10.0.0.1/v1", "ftp://127.0.0.1/v1", "", "nonsense",
                            "http://127.0.0.1.example.com/v1"}) {
        makeFor(QUrl{QLatin1String(url)});
        EXPECT_EQ(answerTo().problem, "insecure_url") << url;
    }
}

TEST_F(OpenAiAnalystTest, AnswersEveryOneOfManyQuestionsOnce) {
    make();
    for (int i = 0; i < 4; ++i)
        m_server.willAnswer({200, completion(kGood)});
    for (int id = 1; id <= 6; ++id)
        ask(id);
    ASSERT_TRUE(waitForSignals(6));
    std::vector<std::int64_t> ids;
    int busy = 0;
    for (const auto& signal : m_signals) {
        ids.push_back(signal.id);
        busy += signal.problem == "busy" ? 1 : 0;
    }
    EXPECT_THAT(ids, testing::UnorderedElementsAre(1, 2, 3, 4, 5, 6));
    EXPECT_EQ(busy, 2);
}

TEST_F(OpenAiAnalystTest, MayGoWhileAQuestionIsOpen) {
    make();
    m_server.willAnswer({200, completion(kGood), {}, true});
    ask();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_server.requests().size() == 1; }, 10'000));
    m_analyst.reset();
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_server.openConnections() == 0; }, 10'000));
    EXPECT_TRUE(m_signals.empty());
}
