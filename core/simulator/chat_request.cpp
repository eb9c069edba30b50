#include "simulator/chat_request.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>

namespace kkachi::simulator {

namespace {

ChatError invalid(std::string message, std::string param, std::string code = {}) {
    return {400, std::move(message), "invalid_request_error", std::move(param), std::move(code)};
}

// A string, or an array of {"type":"text","text":...} parts.
QString contentText(const QJsonValue& content) {
    if (content.isString())
        return content.toString();
    QString text;
    for (const QJsonValue part : content.toArray())
        text += part[QLatin1String{"text"}].toString();
    return text;
}

bool isSchemaName(const QString& name) {
    static const QRegularExpression pattern{QStringLiteral("^[A-Za-z0-9_-]{1,64}$")};
    return pattern.match(name).hasMatch();
}

// What OpenAI refuses in a response format: an unknown type, a schema without a proper name or without an object.
std::optional<ChatError> checkFormat(const QJsonValue& format) {
    if (format.isUndefined() || format.isNull())
        return std::nullopt;
    const QString type = format[QLatin1String{"type"}].toString();
    if (type == QLatin1String{"text"} || type == QLatin1String{"json_object"})
        return std::nullopt;
    const QJsonValue schema = format[QLatin1String{"json_schema"}];
    if (type != QLatin1String{"json_schema"} || !schema.isObject())
        return invalid("Invalid value for response_format.", "response_format");
    if (!isSchemaName(schema[QLatin1String{"name"}].toString()))
        return invalid("Invalid name in response_format.json_schema.", "response_format.json_schema.name");
    const bool isStrict = schema[QLatin1String{"strict"}].toBool();
    const QJsonObject root = schema[QLatin1String{"schema"}].toObject();
    if (isStrict && (root[QLatin1String{"type"}].toString() != QLatin1String{"object"} ||
                     root[QLatin1String{"additionalProperties"}] != QJsonValue{false}))
        return invalid("Invalid schema for response_format: the root must be an object without additional properties.",
                       "response_format");
    return std::nullopt;
}

} // namespace

base::Result<ChatRequest, ChatError> readChat(std::string_view body) {
    const auto document = QJsonDocument::fromJson(QByteArray{body.data(), static_cast<qsizetype>(body.size())});
    if (!document.isObject())
        return base::Unexpected{invalid("We could not parse the JSON body of your request.", {})};
    const QJsonObject object = document.object();
    ChatRequest chat;
    chat.model = object[QLatin1String{"model"}].toString().toStdString();
    if (chat.model.empty())
        return base::Unexpected{invalid("you must provide a model parameter", "model")};
    const QJsonArray messages = object[QLatin1String{"messages"}].toArray();
    if (messages.isEmpty())
        return base::Unexpected{invalid("Missing required parameter: 'messages'.", "messages")};
    if (object[QLatin1String{"stream"}].toBool())
        return base::Unexpected{invalid("Streaming is not supported here.", "stream", "unsupported_value")};
    if (const auto error = checkFormat(object[QLatin1String{"response_format"}]))
        return base::Unexpected{*error};
    for (const QJsonValue message : messages) {
        const QString text = contentText(message[QLatin1String{"content"}]);
        chat.promptBytes += static_cast<std::size_t>(text.toUtf8().size());
        if (message[QLatin1String{"role"}].toString() == QLatin1String{"user"})
            chat.question = text.toStdString();
    }
    return chat;
}

http::Response chatError(const ChatError& error) {
    const auto orNull = [](JsonText& json, std::string_view name, const std::string& text) {
        json.key(name);
        text.empty() ? json.value(nullptr) : json.value(text);
    };
    JsonText json;
    json.beginObject().key("error").beginObject().member("message", error.message).member("type", error.type);
    orNull(json, "param", error.param);
    orNull(json, "code", error.code);
    json.endObject().endObject();
    return jsonResponse(json.take(), error.status);
}

} // namespace kkachi::simulator
