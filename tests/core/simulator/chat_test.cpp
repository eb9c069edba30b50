#include "test_client.h"

namespace kkachi::simulator {
namespace {

class ChatTest : public SimulatorFixture {
  protected:
    static QByteArray question(const char* model = "gpt-6-luna", const char* extra = "") {
        return QByteArray{R"({"model":")"} + model +
               R"(","messages":[{"role":"developer","content":"Answer in JSON."},{"role":"user","content":)"
               R"("price: 140000000\nholding: no\nunrealised_pct: 0\n"}])" +
               extra + '}';
    }
    static QJsonObject error(const TestReply& reply) { return reply.object()[QLatin1String{"error"}].toObject(); }
};

TEST_F(ChatTest, AnswersWithTheShapeOfAChatCompletion) {
    const auto reply = ask(question());
    ASSERT_EQ(reply.status, 200);
    const auto completion = reply.object();
    EXPECT_EQ(completion[QLatin1String{"object"}].toString(), QStringLiteral("chat.completion"));
    EXPECT_EQ(completion[QLatin1String{"model"}].toString(), QStringLiteral("gpt-6-luna"));
    const auto choice = completion[QLatin1String{"choices"}][0].toObject();
    EXPECT_EQ(choice[QLatin1String{"finish_reason"}].toString(), QStringLiteral("stop"));
    EXPECT_TRUE(choice[QLatin1String{"message"}][QLatin1String{"refusal"}].isNull());
    const auto usage = completion[QLatin1String{"usage"}].toObject();
    EXPECT_GT(usage[QLatin1String{"prompt_tokens"}].toInt(), 0);
    EXPECT_EQ(usage[QLatin1String{"total_tokens"}].toInt(),
              usage[QLatin1String{"prompt_tokens"}].toInt() + usage[QLatin1String{"completion_tokens"}].toInt());
    const auto content =
        QJsonDocument::fromJson(choice[QLatin1String{"message"}][QLatin1String{"content"}].toString().toUtf8())
            .object();
    EXPECT_EQ(content.size(), 3);
    EXPECT_EQ(content[QLatin1String{"signal"}].toString(), QStringLiteral("Buy"));
    EXPECT_GE(content[QLatin1String{"confidence"}].toDouble(), 0.6);
    EXPECT_FALSE(content[QLatin1String{"reasoning"}].toString().isEmpty());
}

TEST_F(ChatTest, AcceptsAStrictSchemaAndRefusesABadOne) {
    EXPECT_EQ(
        ask(question("gpt-6-luna", R"(,"response_format":{"type":"json_schema","json_schema":{"name":"trading_signal",)"
                                   R"("strict":true,"schema":{"type":"object","additionalProperties":false}}})"))
            .status,
        200);
    const auto bad =
        ask(question("gpt-6-luna", R"(,"response_format":{"type":"json_schema","json_schema":{"name":"a b",)"
                                   R"("strict":true,"schema":{"type":"object"}}})"));
    EXPECT_EQ(bad.status, 400);
    EXPECT_EQ(error(bad)[QLatin1String{"type"}].toString(), QStringLiteral("invalid_request_error"));
}

TEST_F(ChatTest, NamesWhatIsWrongWithARequest) {
    EXPECT_EQ(ask(question(), {}).status, 401);
    const auto retired = ask(question("gpt-4"));
    EXPECT_EQ(retired.status, 404);
    EXPECT_EQ(error(retired)[QLatin1String{"code"}].toString(), QStringLiteral("model_not_found"));
    EXPECT_EQ(ask("nonsense").status, 400);
    EXPECT_EQ(error(ask(R"({"messages":[]})"))[QLatin1String{"param"}].toString(), QStringLiteral("model"));
    EXPECT_EQ(error(ask(R"({"model":"m"})"))[QLatin1String{"param"}].toString(), QStringLiteral("messages"));
    EXPECT_TRUE(error(ask("nonsense"))[QLatin1String{"code"}].isNull());
}

TEST_F(ChatTest, ListsItsModels) {
    const auto list = send("GET", "/v1/models", "Bearer sk-any").object();
    EXPECT_GT(list[QLatin1String{"data"}].toArray().size(), 0);
    EXPECT_EQ(send("GET", "/v1/models/gpt-6-luna", "Bearer sk-any").text("id"), "gpt-6-luna");
    EXPECT_EQ(send("GET", "/v1/models/gpt-4", "Bearer sk-any").status, 404);
}

class KeyedChatTest : public SimulatorFixture {
  protected:
    static SimulatorSettings settings() {
        SimulatorSettings keyed;
        keyed.openAiKey = "sk-right";
        return keyed;
    }
    KeyedChatTest()
        : SimulatorFixture{settings()} {}
};

TEST_F(KeyedChatTest, AcceptsOnlyTheKeyThatWasNamed) {
    EXPECT_EQ(send("GET", "/v1/models", "Bearer sk-wrong").status, 401);
    EXPECT_EQ(send("GET", "/v1/models", "Bearer sk-right").status, 200);
}

} // namespace
} // namespace kkachi::simulator
