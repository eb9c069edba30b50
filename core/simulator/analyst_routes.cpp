#include "simulator/analyst_routes.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace kkachi::simulator {

namespace {

http::Response badMember(const std::string& problem) {
    return exchangeError({400, "invalid_parameter", "Not as documented: " + problem});
}

// `target` when absent; false when it is no whole number in the range.
bool readWhole(const QJsonValue& value, std::int64_t low, std::int64_t high, std::int64_t& target) {
    if (value.isUndefined())
        return true;
    const double number = value.toDouble(static_cast<double>(low) - 1);
    if (number < static_cast<double>(low) || number > static_cast<double>(high))
        return false;
    target = static_cast<std::int64_t>(number);
    return true;
}

} // namespace

void AnalystRoutes::addTo(http::Router& router) {
    router.add("GET", "/simulator/analyst", [this](const http::Request&) { return status(); });
    router.add("POST", "/simulator/analyst", [this](const http::Request& request) { return change(request); });
}

http::Response AnalystRoutes::status() const {
    JsonText json;
    json.beginObject().key("script").raw(m_script.toJson());
    json.member("requests_per_minute", m_rates.limits().requestsPerMinute);
    json.member("tokens_per_minute", m_rates.limits().tokensPerMinute);
    json.key("batch").beginObject();
    json.member("ms", static_cast<std::int64_t>(m_batches.manners().duration.count()));
    json.member("expires", m_batches.manners().expires).endObject().endObject();
    return jsonResponse(json.take());
}

http::Response AnalystRoutes::change(const http::Request& request) {
    const auto document =
        QJsonDocument::fromJson(QByteArray{request.body.data(), static_cast<qsizetype>(request.body.size())});
    if (!document.isObject())
        return badMember("the body must be a JSON object");
    const QJsonObject object = document.object();
    static const QStringList kKnown{QStringLiteral("script"), QStringLiteral("requests_per_minute"),
                                    QStringLiteral("tokens_per_minute"), QStringLiteral("batch")};
    for (const QString& name : object.keys())
        if (!kKnown.contains(name))
            return badMember("unknown member: " + name.toStdString());
    OpenAiLimits limits = m_rates.limits();
    if (!readWhole(object[QLatin1String{"requests_per_minute"}], 1, 1'000'000, limits.requestsPerMinute))
        return badMember("requests_per_minute; allowed: 1 to 1000000");
    if (!readWhole(object[QLatin1String{"tokens_per_minute"}], 1, 1'000'000'000, limits.tokensPerMinute))
        return badMember("tokens_per_minute; allowed: 1 to 1000000000");
    const QJsonObject batch = object[QLatin1String{"batch"}].toObject();
    std::int64_t batchMs = m_batches.manners().duration.count();
    if (!readWhole(batch[QLatin1String{"ms"}], 0, 86'400'000, batchMs))
        return badMember("batch.ms; allowed: 0 to 86400000");
    const QJsonValue script = object[QLatin1String{"script"}];
    if (!script.isUndefined()) {
        const auto set = m_script.set(
            script.isArray() ? QJsonDocument{script.toArray()}.toJson(QJsonDocument::Compact).toStdString() : "null");
        if (!set)
            return badMember(set.error());
    }
    if (limits.requestsPerMinute != m_rates.limits().requestsPerMinute ||
        limits.tokensPerMinute != m_rates.limits().tokensPerMinute)
        m_rates.setLimits(limits);
    m_batches.setManners(
        {std::chrono::milliseconds{batchMs}, batch[QLatin1String{"expires"}].toBool(m_batches.manners().expires)});
    return status();
}

} // namespace kkachi::simulator
