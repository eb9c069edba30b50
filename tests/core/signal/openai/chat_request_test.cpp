#include "signal/openai/chat_request.h"

#include "signal/signal_prompt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace kkachi;
using signal::openai::chatRequestBody;
using signal::openai::OptionalFields;

namespace {

QJsonObject objectOf(const QByteArray& body) {
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(body, &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError) << body.constData();
    return document.object();
}

signal::Question question() {
    signal::Question q;
    q.market = "KRW-BTC";
    q.price = base::Price::whole(110'000'000);
    return q;
}

} // namespace

TEST(ChatRequest, AsksWithAStrictSchemaAndWithoutHiddenThinking) {
    const auto body = objectOf(chatRequestBody(question(), "gpt-6-luna", {}));
    EXPECT_EQ(body[QLatin1String("model")].toString(), QStringLiteral("gpt-6-luna"));
    EXPECT_EQ(body[QLatin1String("reasoning_effort")].toString(), QStringLiteral("none"));
    EXPECT_EQ(body[QLatin1String("verbosity")].toString(), QStringLiteral("low"));
    EXPECT_TRUE(body[QLatin1String("store")].isBool());
    EXPECT_FALSE(body[QLatin1String("store")].toBool());
    EXPECT_EQ(body[QLatin1String("max_completion_tokens")].toInt(), 500);
    const auto schema = body[QLatin1String("response_format")].toObject()[QLatin1String("json_schema")].toObject();
    EXPECT_TRUE(schema[QLatin1String("strict")].toBool());
    EXPECT_EQ(schema[QLatin1String("name")].toString(), QStringLiteral("trading_signal"));
    EXPECT_EQ(schema[QLatin1String("schema")].toObject()[QLatin1String("required")].toArray().size(), 3);
    for (const char* absent : {"temperature", "max_tokens", "seed", "stream", "top_p"})
        EXPECT_FALSE(body.contains(QLatin1String(absent))) << absent;
}

TEST(ChatRequest, PutsTheStaticTextFirst) {
    const auto messages = objectOf(chatRequestBody(question(), "m", {}))[QLatin1String("messages")].toArray();
    ASSERT_EQ(messages.size(), 2);
    EXPECT_EQ(messages[0].toObject()[QLatin1String("role")].toString(), QStringLiteral("system"));
    EXPECT_EQ(messages[0].toObject()[QLatin1String("content")].toString().toStdString(), signal::systemPrompt());
    EXPECT_EQ(messages[1].toObject()[QLatin1String("content")].toString().toStdString(),
              signal::userPrompt(question()));
}

TEST(ChatRequest, EscapesTheModelName) {
    const auto body = objectOf(chatRequestBody(question(), "a\"b\\c\n", {}));
    EXPECT_EQ(body[QLatin1String("model")].toString(), QStringLiteral("a\"b\\c\n"));
}

TEST(ChatRequest, LeavesOutWhatTheServerRefused) {
    OptionalFields fields;
    EXPECT_TRUE(fields.drop("reasoning_effort"));
    EXPECT_TRUE(fields.drop("verbosity"));
    EXPECT_TRUE(fields.drop("store"));
    EXPECT_TRUE(fields.drop("max_completion_tokens"));
    EXPECT_FALSE(fields.drop("store"));
    EXPECT_FALSE(fields.drop("model"));
    EXPECT_FALSE(fields.drop(""));
    const auto body = objectOf(chatRequestBody(question(), "m", fields));
    for (const char* absent : {"reasoning_effort", "verbosity", "store", "max_completion_tokens"})
        EXPECT_FALSE(body.contains(QLatin1String(absent))) << absent;
    EXPECT_EQ(body[QLatin1String("max_tokens")].toInt(), 500);
}
