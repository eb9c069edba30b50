#include "test_client.h"

namespace kkachi::simulator {
namespace {

// The half of OpenAI that the older chat test does not know; the official client's own suites are in tests/clients.
class ResponsesTest : public SimulatorFixture {
  protected:
    TestReply call(const char* method, const std::string& path, const QByteArray& body = {}) {
        return send(method, "/v1" + path, "Bearer sk-any", body);
    }
    TestReply respond(const char* more = "") {
        return call("POST", "/responses",
                    QByteArray{R"({"model":"gpt-6-luna","reasoning":{"effort":"none"},)"
                               R"("input":"price: 140000000\nholding: no\n")"} +
                        more + '}');
    }
    void script(const QByteArray& steps) {
        ASSERT_EQ(admin("POST", "/analyst", "{\"script\":" + steps + '}').status, 200);
    }
    static QJsonObject error(const TestReply& reply) { return reply.object()[QLatin1String{"error"}].toObject(); }
};

TEST_F(ResponsesTest, HaveTheMembersThatTheSchemaRequires) {
    const auto reply = respond();
    ASSERT_EQ(reply.status, 200);
    const auto object = reply.object();
    for (const char* member : {"id", "object", "created_at", "error", "incomplete_details", "instructions", "model",
                               "tools", "output", "parallel_tool_calls", "metadata", "tool_choice", "temperature",
                               "top_p", "usage", "status", "text", "reasoning"})
        EXPECT_TRUE(object.contains(QLatin1String{member})) << member;
    EXPECT_EQ(object[QLatin1String{"status"}].toString(), QStringLiteral("completed"));
    const auto part = object[QLatin1String{"output"}][0][QLatin1String{"content"}][0];
    EXPECT_EQ(part[QLatin1String{"type"}].toString(), QStringLiteral("output_text"));
    const auto answer = QJsonDocument::fromJson(part[QLatin1String{"text"}].toString().toUtf8()).object();
    EXPECT_EQ(answer[QLatin1String{"signal"}].toString(), QStringLiteral("Buy"));
}

TEST_F(ResponsesTest, AreRefusedWithTheNameOfTheField) {
    EXPECT_EQ(error(respond(R"(,"max_output_tokens":15)"))[QLatin1String{"param"}].toString(),
              QStringLiteral("max_output_tokens"));
    EXPECT_EQ(error(respond(R"(,"messages":[])"))[QLatin1String{"param"}].toString(), QStringLiteral("messages"));
    EXPECT_EQ(error(respond(R"(,"text":{"format":{"type":"yaml"}})"))[QLatin1String{"param"}].toString(),
              QStringLiteral("text.format.type"));
    EXPECT_EQ(call("POST", "/responses", R"({"model":"gpt-6-luna"})").status, 400);
    EXPECT_EQ(call("POST", "/responses", R"({"model":"gpt-4","input":"x"})").status, 404);
    EXPECT_EQ(call("GET", "/responses/resp_none").status, 404);
}

TEST_F(ResponsesTest, AreAnsweredAsScripted) {
    script(R"([{"kind":"refusal"},{"kind":"cut_off"},{"kind":"insufficient_quota"},{"kind":"error","status":503}])");
    EXPECT_EQ(
        respond().object()[QLatin1String{"output"}][0][QLatin1String{"content"}][0][QLatin1String{"type"}].toString(),
        QStringLiteral("refusal"));
    EXPECT_EQ(respond().object()[QLatin1String{"incomplete_details"}][QLatin1String{"reason"}].toString(),
              QStringLiteral("max_output_tokens"));
    const auto quota = respond();
    EXPECT_EQ(quota.status, 429);
    EXPECT_EQ(error(quota)[QLatin1String{"code"}].toString(), QStringLiteral("insufficient_quota"));
    EXPECT_EQ(respond().status, 503);
    EXPECT_EQ(respond().status, 200);
    EXPECT_EQ(admin("POST", "/analyst", R"({"script":[{"kind":"dance"}]})").status, 400);
    EXPECT_EQ(admin("POST", "/analyst", R"({"nonsense":1})").status, 400);
}

TEST_F(ResponsesTest, AreStreamedAsNumberedEvents) {
    const auto reply = respond(R"(,"stream":true)");
    ASSERT_EQ(reply.status, 200);
    int number = 0;
    QByteArrayList types;
    for (const QByteArray& line : reply.body.split('\n')) {
        if (!line.startsWith("data: "))
            continue;
        const auto event = QJsonDocument::fromJson(line.mid(6)).object();
        EXPECT_EQ(event[QLatin1String{"sequence_number"}].toInt(), number++);
        types.push_back(event[QLatin1String{"type"}].toString().toUtf8());
    }
    ASSERT_GT(types.size(), 6);
    EXPECT_EQ(types.front(), "response.created");
    EXPECT_EQ(types.back(), "response.completed");
}

TEST_F(ResponsesTest, CountTheTokensOfAQuestionWithoutAnsweringIt) {
    const auto counted = call("POST", "/responses/input_tokens", R"({"model":"gpt-6-luna","input":"0123456789"})");
    EXPECT_EQ(counted.object()[QLatin1String{"input_tokens"}].toInt(), 4);
}

TEST_F(ResponsesTest, BatchesNeedAFileOfTheirOwn) {
    const auto lost =
        call("POST", "/batches", R"({"input_file_id":"file-x","endpoint":"/v1/responses","completion_window":"24h"})");
    EXPECT_EQ(lost.status, 400);
    EXPECT_EQ(error(lost)[QLatin1String{"param"}].toString(), QStringLiteral("input_file_id"));
    EXPECT_EQ(call("POST", "/batches", R"({"endpoint":"/v1/embeddings"})").status, 400);
    EXPECT_EQ(call("GET", "/batches/batch_x").status, 404);
    EXPECT_EQ(call("POST", "/files", "nonsense").status, 400);
}

} // namespace
} // namespace kkachi::simulator
