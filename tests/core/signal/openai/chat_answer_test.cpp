#include "signal/openai/chat_answer.h"

#include "tests/core/signal/openai/fake_model_server.h"

#include <gtest/gtest.h>

using namespace kkachi;
using namespace kkachi::signal::openai;
using kkachi::tests::completion;

namespace {

std::string problemOf(const QByteArray& body) {
    const auto opinion = readAnswer(body);
    EXPECT_FALSE(opinion.has_value()) << body.constData();
    return opinion ? std::string{} : opinion.error();
}

const QByteArray kGood = R"({"reasoning":"r","signal":"Buy","confidence":0.7})";

} // namespace

TEST(ChatAnswer, ReadsAnOpinion) {
    const auto opinion = readAnswer(completion(kGood));
    ASSERT_TRUE(opinion);
    EXPECT_EQ(opinion->action, signal::Action::Buy);
    EXPECT_EQ(opinion->confidence, 0.7);
}

TEST(ChatAnswer, TakesNothingThatDidNotComeToItsOwnEnd) {
    EXPECT_EQ(problemOf(completion(kGood, "length")), "truncated");
    EXPECT_EQ(problemOf(completion(kGood, "content_filter")), "filtered");
    EXPECT_EQ(problemOf(completion(kGood, "tool_calls")), "tool_calls");
    EXPECT_EQ(problemOf(completion(kGood, "")), "invalid:finish_reason");
}

TEST(ChatAnswer, KnowsARefusalEvenBesideAnOpinion) {
    EXPECT_EQ(problemOf(R"({"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"no"}}]})"),
              "refusal");
    QByteArray both = completion(kGood);
    both.replace(R"("refusal":null)", R"("refusal":"I cannot")");
    EXPECT_EQ(problemOf(both), "refusal");
}

TEST(ChatAnswer, KnowsEmptyAnswers) {
    EXPECT_EQ(problemOf(R"({"choices":[]})"), "empty");
    EXPECT_EQ(problemOf(R"({})"), "empty");
    EXPECT_EQ(problemOf(completion("")), "empty");
    EXPECT_EQ(problemOf(R"({"choices":[{"finish_reason":"stop","message":{"content":null}}]})"), "empty");
    EXPECT_EQ(problemOf(R"({"choices":[{"finish_reason":"stop"}]})"), "empty");
}

TEST(ChatAnswer, RefusesWhatIsNotAChatCompletion) {
    for (const char* body : {"", "<html>504</html>", "[1]", "null", "{\"choices\":", "\xff\xfe"})
        EXPECT_EQ(problemOf(body), "invalid:not_json") << body;
    EXPECT_EQ(problemOf(R"({"choices":[{"finish_reason":"stop","message":{"content":[1]}}]})"), "invalid:content");
    EXPECT_EQ(problemOf(completion("Buy!")), "invalid:not_json");
    EXPECT_EQ(problemOf(completion(R"({"reasoning":"r","signal":"Buy","confidence":7})")),
              "invalid:confidence_out_of_range");
}

TEST(ChatAnswer, SaysWhichRefusalsNeedAPerson) {
    struct Row {
        int status;
        const char* body;
        const char* problem;
        bool needsPerson;
    };
    for (const Row& row :
         {Row{401, "{}", "invalid_api_key", true}, Row{403, "<html>", "no_access", true},
          Row{404, R"({"error":{"code":"model_not_found"}})", "model_not_found", true},
          Row{429, R"({"error":{"code":"insufficient_quota"}})", "insufficient_quota", true},
          Row{429, R"({"error":{"code":"rate_limit_exceeded"}})", "http_429", false}, Row{500, "", "http_500", false},
          Row{503, R"({"error":"busy"})", "http_503", false}, Row{302, "", "http_302", false}}) {
        const Refusal refusal = readRefusal(row.status, row.body);
        EXPECT_EQ(refusal.problem, row.problem);
        EXPECT_EQ(refusal.needsPerson, row.needsPerson) << row.problem;
    }
}

TEST(ChatAnswer, NamesTheFieldOfABadRequestOnly) {
    const QByteArray body = R"({"error":{"message":"m","type":"t","param":"verbosity","code":null}})";
    EXPECT_EQ(readRefusal(400, body).param, "verbosity");
    EXPECT_EQ(readRefusal(400, body).problem, "http_400");
    EXPECT_EQ(readRefusal(500, body).param, "");
    EXPECT_EQ(readRefusal(400, R"({"error":{"param":null}})").param, "");
    EXPECT_EQ(readRefusal(400, R"({"error":"text"})").param, "");
}
