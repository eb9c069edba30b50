#include "signal/openai/chat_answer.h"

#include "signal/signal_problem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <fmt/format.h>

namespace kkachi::signal::openai {

namespace {

using base::Unexpected;

base::Result<Opinion, std::string> readContent(const QJsonValue& content) {
    if (content.isNull() || content.isUndefined() || (content.isString() && content.toString().isEmpty()))
        return Unexpected{std::string{kEmpty}};
    if (!content.isString())
        return Unexpected{fmt::format("{}:content", kInvalid)};
    auto opinion = parseReply(content.toString().toStdString());
    if (!opinion)
        return Unexpected{fmt::format("{}:{}", kInvalid, toString(opinion.error()))};
    return *opinion;
}

// Only an answer that came to its own end counts: one that was cut off is no opinion even where it happens to parse.
std::string_view problemOf(const QString& finishReason) {
    if (finishReason == QStringLiteral("stop"))
        return {};
    if (finishReason == QStringLiteral("length"))
        return kTruncated;
    if (finishReason == QStringLiteral("content_filter"))
        return kFiltered;
    if (finishReason == QStringLiteral("tool_calls") || finishReason == QStringLiteral("function_call"))
        return kToolCalls;
    return "invalid:finish_reason";
}

QJsonObject objectIn(const QByteArray& body) {
    return QJsonDocument::fromJson(body).object();
}

} // namespace

base::Result<Opinion, std::string> readAnswer(const QByteArray& body) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return Unexpected{fmt::format("{}:not_json", kInvalid)};
    const QJsonArray choices = document.object().value(QStringLiteral("choices")).toArray();
    if (choices.isEmpty())
        return Unexpected{std::string{kEmpty}};
    const QJsonObject choice = choices.first().toObject();
    const QJsonObject message = choice.value(QStringLiteral("message")).toObject();
    const QJsonValue refusal = message.value(QStringLiteral("refusal"));
    if (!refusal.isNull() && !refusal.isUndefined())
        return Unexpected{std::string{kRefusal}};
    const auto problem = problemOf(choice.value(QStringLiteral("finish_reason")).toString());
    if (!problem.empty())
        return Unexpected{std::string{problem}};
    return readContent(message.value(QStringLiteral("content")));
}

Refusal readRefusal(int status, const QByteArray& body) {
    const QJsonObject error = objectIn(body).value(QStringLiteral("error")).toObject();
    const QString code = error.value(QStringLiteral("code")).toString();
    const QString type = error.value(QStringLiteral("type")).toString();
    const std::string param = error.value(QStringLiteral("param")).toString().toStdString();
    const QString quota = QStringLiteral("insufficient_quota");
    if (status == 429 && (code == quota || type == quota))
        return {std::string{kInsufficientQuota}, {}, true};
    if (status == 401)
        return {std::string{kInvalidApiKey}, {}, true};
    if (status == 403)
        return {std::string{kNoAccess}, {}, true};
    if (status == 404)
        return {std::string{kModelNotFound}, {}, true};
    return {fmt::format("{}{}", kHttpPrefix, status), status == 400 ? param : std::string{}, false};
}

} // namespace kkachi::signal::openai
