#include "simulator/analyst_script.h"
#include "simulator/answer_schema.h"
#include "simulator/multipart.h"
#include "simulator/openai_models.h"
#include "simulator/openai_rates.h"

#include <gtest/gtest.h>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

const AnalystAnswer kBuy{"Buy", 0.75, "Because."};

TEST(AnswerSchema, KeepsTheOrderOfTheSchemaAndFillsWhatItKnows) {
    EXPECT_EQ(answerInShape(R"({"type":"object","properties":{"signal":{"type":"string","enum":["Hold","Buy"]},)"
                            R"("confidence":{"type":"number","minimum":0,"maximum":1},"reasoning":{"type":"string"}}})",
                            kBuy),
              R"({"signal":"Buy","confidence":0.75,"reasoning":"Because."})");
    EXPECT_EQ(answerInShape(R"({"type":"object","properties":{"reasoning":{"type":"string"},)"
                            R"("signal":{"type":"string","enum":["BUY","SELL"]}}})",
                            kBuy),
              R"({"reasoning":"Because.","signal":"BUY"})");
}

TEST(AnswerSchema, GivesThePlainestValueToWhatItDoesNotKnow) {
    EXPECT_EQ(
        answerInShape(R"({"type":"object","properties":{"a":{"type":"integer","minimum":3},"b":{"type":"boolean"},)"
                      R"("c":{"type":"array","items":{"type":"string"}},"d":{"type":["null","number"]},)"
                      R"("e":{"anyOf":[{"type":"null"},{"type":"string"}]},"f":{"const":{"x":1}},)"
                      R"("g":{"type":"array","minItems":2,"items":{"type":"number"}},"h":{"enum":[7,8]}}})",
                      kBuy),
        R"({"a":3,"b":false,"c":[],"d":0,"e":null,"f":{"x":1},"g":[0,0],"h":7})");
}

TEST(AnswerSchema, FollowsReferencesAndEndsRecursion) {
    EXPECT_EQ(answerInShape(R"({"type":"object","properties":{"a":{"$ref":"#/$defs/n"}},)"
                            R"("$defs":{"n":{"type":"object","properties":{"confidence":{"type":"number"}}}}})",
                            kBuy),
              R"({"a":{"confidence":0.75}})");
    const std::string endless = answerInShape(R"({"type":"object","properties":{"next":{"$ref":"#"}}})", kBuy);
    EXPECT_NE(endless.find("null"), std::string::npos);
    EXPECT_LT(endless.size(), 1'000U);
}

TEST(AnswerSchema, ScalesAConfidenceInPercent) {
    EXPECT_EQ(
        answerInShape(R"({"type":"object","properties":{"confidence":{"type":"integer","minimum":0,"maximum":100}}})",
                      kBuy),
        R"({"confidence":75})");
}

TEST(StrictSchema, AcceptsTheSubset) {
    EXPECT_FALSE(strictSchemaProblem(
        R"({"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":["string","null"]}}})"));
}

TEST(StrictSchema, NamesWhatIsOutsideOfIt) {
    const auto problem = [](const char* schema) { return strictSchemaProblem(schema).value_or("none"); };
    EXPECT_NE(problem(R"({"type":"string"})").find("object"), std::string::npos);
    EXPECT_NE(problem(R"({"type":"object"})").find("'additionalProperties'"), std::string::npos);
    EXPECT_NE(problem(R"({"type":"object","additionalProperties":false,"properties":{"a":{"type":"string"}}})")
                  .find("Missing 'a'"),
              std::string::npos);
    EXPECT_NE(problem(R"({"type":"object","additionalProperties":false,"required":["a"],)"
                      R"("properties":{"a":{"type":"object"}}})")
                  .find("In context=('properties', 'a')"),
              std::string::npos);
    EXPECT_NE(problem(R"({"type":"object","additionalProperties":false,"required":["a"],)"
                      R"("properties":{"a":{"allOf":[]}}})")
                  .find("'allOf'"),
              std::string::npos);
    EXPECT_NE(problem("nonsense"), "none");
    std::string deep = R"({"type":"string"})";
    for (int i = 0; i < 12; ++i)
        deep = R"({"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":)" + deep + "}}";
    EXPECT_NE(problem(deep.c_str()).find("deeper"), std::string::npos);
}

TEST(AnalystScript, UsesItsStepsUpInOrder) {
    AnalystScript script;
    ASSERT_TRUE(script.set(
        R"([{"kind":"refusal","count":2},{"kind":"slow","ms":50},{"kind":"error","status":503,"count":-1}])"));
    EXPECT_EQ(script.take()->kind, StepKind::Refusal);
    EXPECT_EQ(script.take()->kind, StepKind::Refusal);
    EXPECT_EQ(script.take()->delay, 50ms);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(script.take()->status, 503);
    ASSERT_TRUE(script.set("[]"));
    EXPECT_FALSE(script.take());
}

TEST(AnalystScript, ReadsTheWordsOfTheCommandLine) {
    AnalystScript script;
    ASSERT_TRUE(script.setFromCommandLine("refusal*2,slow=3000,error=503"));
    EXPECT_EQ(script.toJson(), R"([{"kind":"refusal","count":2,"ms":0},{"kind":"slow","count":1,"ms":3000},)"
                               R"({"kind":"error","count":1,"ms":0}])");
    ASSERT_TRUE(script.setFromCommandLine(R"([{"kind":"garbage"}])"));
    EXPECT_EQ(script.take()->kind, StepKind::Garbage);
    ASSERT_TRUE(script.setFromCommandLine(""));
    EXPECT_FALSE(script.take());
}

TEST(AnalystScript, NamesWhatIsWrongAndKeepsWhatItHad) {
    AnalystScript script;
    ASSERT_TRUE(script.set(R"([{"kind":"refusal"}])"));
    EXPECT_EQ(script.set(R"([{"kind":"nonsense"}])").error().substr(0, 14), "kind; allowed:");
    EXPECT_EQ(script.set(R"([{"kind":"slow","ms":-1}])").error(), "ms; allowed: 0 to 600000");
    EXPECT_EQ(script.set(R"([{"kind":"error","status":200}])").error(), "status; allowed: 400 to 599");
    EXPECT_FALSE(script.set(R"([{"kind":"slow","count":0}])"));
    EXPECT_FALSE(script.set("{}"));
    EXPECT_FALSE(script.setFromCommandLine("slow=soon"));
    EXPECT_FALSE(script.setFromCommandLine("refusal*"));
    EXPECT_EQ(script.take()->kind, StepKind::Refusal);
}

TEST(Multipart, FindsFieldsAndFiles) {
    const auto parts = readForm(R"(multipart/form-data; boundary="b")",
                                "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n"
                                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n"
                                "Content-Type: application/octet-stream\r\n\r\nline\r\n--not\r\n\r\n--b--\r\n");
    ASSERT_TRUE(parts);
    ASSERT_EQ(parts->size(), 2U);
    EXPECT_EQ((*parts)[0].name, "purpose");
    EXPECT_EQ((*parts)[0].content, "batch");
    EXPECT_EQ((*parts)[1].filename, "a.jsonl");
    EXPECT_EQ((*parts)[1].content, "line\r\n--not\r\n");
}

TEST(Multipart, RefusesWhatIsNotPutTogetherRight) {
    EXPECT_FALSE(readForm("application/json", "{}"));
    EXPECT_FALSE(readForm("multipart/form-data", "--b--"));
    EXPECT_FALSE(readForm("multipart/form-data; boundary=b", ""));
    EXPECT_FALSE(readForm("multipart/form-data; boundary=b", "--b\r\nno end of the head"));
    EXPECT_FALSE(
        readForm("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end"));
    EXPECT_FALSE(readForm("multipart/form-data; boundary=b", "--b\r\nX: y\r\n\r\nnameless\r\n--b--"));
}

TEST(OpenAiRates, FillUpEvenlyAndTellOfIt) {
    OpenAiRates rates;
    rates.setLimits({60, 1'000});
    for (int i = 0; i < 60; ++i)
        EXPECT_TRUE(rates.take("k", 1, 0ms).isAllowed);
    const auto refused = rates.take("k", 1, 0ms);
    EXPECT_FALSE(refused.isAllowed);
    EXPECT_TRUE(refused.lacksRequests);
    EXPECT_EQ(refused.wait, 1'000ms);
    EXPECT_TRUE(rates.take("other", 1, 0ms).isAllowed);
    EXPECT_TRUE(rates.take("k", 1, 1'000ms).isAllowed);
}

TEST(OpenAiRates, CountTokensToo) {
    OpenAiRates rates;
    rates.setLimits({1'000, 1'000});
    EXPECT_TRUE(rates.take("k", 900, 0ms).isAllowed);
    const auto refused = rates.take("k", 400, 0ms);
    EXPECT_FALSE(refused.isAllowed);
    EXPECT_FALSE(refused.lacksRequests);
    EXPECT_EQ(refused.wait, 18'000ms);
}

TEST(OpenAiRates, SpellTimesLikeGo) {
    EXPECT_EQ(goDuration(0ms), "0ms");
    EXPECT_EQ(goDuration(12ms), "12ms");
    EXPECT_EQ(goDuration(1'000ms), "1s");
    EXPECT_EQ(goDuration(1'500ms), "1.5s");
    EXPECT_EQ(goDuration(360'000ms), "6m0s");
    EXPECT_EQ(goDuration(3'661'000ms), "1h1m1s");
}

TEST(OpenAiModels, GoOnTheirDay) {
    const auto before = *base::parseInstant("2026-12-10T23:59:59Z");
    const auto after = *base::parseInstant("2026-12-11T00:00:00Z");
    EXPECT_TRUE(findModel("gpt-5", before));
    EXPECT_FALSE(findModel("gpt-5", after));
    EXPECT_FALSE(findModel("gpt-4", before));
    EXPECT_TRUE(findModel("gpt-6-luna", after));
    EXPECT_LT(modelsAt(after).size(), modelsAt(before).size());
    EXPECT_TRUE(findModel("gpt-6-luna", before)->acceptsEffort("none"));
    EXPECT_FALSE(findModel("gpt-6.1-sol", before)->acceptsEffort("none"));
    EXPECT_FALSE(findModel("gpt-6-luna", before)->acceptsEffort("minimal"));
    EXPECT_FALSE(findModel("gpt-6-luna", before)->acceptsEffort(""));
}

} // namespace
} // namespace kkachi::simulator
