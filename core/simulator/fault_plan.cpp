#include "simulator/fault_plan.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <utility>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostFaults = 100;
constexpr int kLongestPattern = 500;
constexpr double kLongestDelayMs = 600'000;

struct KindName {
    FaultKind kind;
    const char* name;
};

constexpr std::array kKinds{
    KindName{FaultKind::Latency, "latency"},
    KindName{FaultKind::Error, "error"},
    KindName{FaultKind::Drop, "drop"},
    KindName{FaultKind::AcceptThenDrop, "accept_then_drop"},
    KindName{FaultKind::AcceptThenTimeout, "accept_then_timeout"},
    KindName{FaultKind::Truncate, "truncate"},
    KindName{FaultKind::Malformed, "malformed"},
};

std::optional<FaultKind> parseKind(const QString& text) {
    for (const KindName& each : kKinds)
        if (text == QLatin1String{each.name})
            return each.kind;
    return std::nullopt;
}

const char* nameOf(FaultKind kind) {
    return std::find_if(kKinds.begin(), kKinds.end(), [kind](const KindName& each) { return each.kind == kind; })->name;
}

// A number within its range, the fallback when absent, nothing when it is neither.
std::optional<double> readNumber(const QJsonObject& object, QLatin1String name, double fallback, double low,
                                 double high) {
    const QJsonValue value = object[name];
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(low - 1);
    return number >= low && number <= high ? std::optional{number} : std::nullopt;
}

void apply(const Fault& fault, FaultEffect& effect) {
    switch (fault.kind) {
    case FaultKind::Latency:
        effect.delay += fault.delay;
        return;
    case FaultKind::Error:
        effect.isCarriedOut = false;
        effect.instead = fault.name.empty() ? http::textResponse(fault.status, "Injected error.")
                                            : exchangeError({fault.status, fault.name, "Injected error."});
        return;
    case FaultKind::Drop:
        effect.isCarriedOut = false;
        effect.instead = http::textResponse(500, {});
        effect.delivery = http::Delivery::Discard;
        return;
    case FaultKind::AcceptThenDrop:
        effect.delivery = http::Delivery::Discard;
        return;
    case FaultKind::AcceptThenTimeout:
        effect.delivery = http::Delivery::Withhold;
        return;
    case FaultKind::Truncate:
        effect.delivery = http::Delivery::Truncate;
        return;
    case FaultKind::Malformed:
        effect.isMalformed = true;
        return;
    }
}

} // namespace

base::Result<base::Done, std::string> FaultPlan::add(std::string_view json) {
    const auto document = QJsonDocument::fromJson(QByteArray{json.data(), static_cast<qsizetype>(json.size())});
    const QJsonObject object = document.object();
    const auto kind = parseKind(object[QLatin1String{"kind"}].toString());
    if (!kind)
        return base::Unexpected{std::string{"kind"}};
    Fault fault;
    fault.kind = *kind;
    fault.endpoint = QRegularExpression{object[QLatin1String{"endpoint"}].toString(QStringLiteral("."))};
    if (!fault.endpoint.isValid() || fault.endpoint.pattern().size() > kLongestPattern)
        return base::Unexpected{std::string{"endpoint"}};
    const auto probability = readNumber(object, QLatin1String{"probability"}, 1, 0, 1);
    if (!probability)
        return base::Unexpected{std::string{"probability"}};
    const auto count = readNumber(object, QLatin1String{"count"}, -1, -1, 1e9);
    if (!count)
        return base::Unexpected{std::string{"count"}};
    const auto delay = readNumber(object, QLatin1String{"ms"}, 0, 0, kLongestDelayMs);
    if (!delay)
        return base::Unexpected{std::string{"ms"}};
    const auto status = readNumber(object, QLatin1String{"status"}, 500, 400, 599);
    if (!status)
        return base::Unexpected{std::string{"status"}};
    if (m_faults.size() >= kMostFaults)
        return base::Unexpected{std::string{"too many faults"}};
    fault.probability = *probability;
    fault.left = static_cast<std::int64_t>(*count);
    fault.delay = std::chrono::milliseconds{static_cast<std::int64_t>(*delay)};
    fault.status = static_cast<int>(*status);
    fault.name = object[QLatin1String{"name"}].toString().toStdString();
    m_faults.push_back(std::move(fault));
    return base::Done{};
}

bool FaultPlan::hits(Fault& fault, std::string_view endpoint) {
    if (fault.left == 0)
        return false;
    const auto subject = QString::fromUtf8(endpoint.data(), static_cast<qsizetype>(endpoint.size()));
    if (!fault.endpoint.match(subject).hasMatch())
        return false;
    if (fault.probability < 1 && static_cast<double>(m_random.below(1'000'000)) >= fault.probability * 1e6)
        return false;
    if (fault.left > 0)
        --fault.left;
    return true;
}

FaultEffect FaultPlan::effectOn(std::string_view endpoint) {
    FaultEffect effect;
    for (Fault& fault : m_faults)
        if (hits(fault, endpoint))
            apply(fault, effect);
    return effect;
}

bool FaultPlan::dropsSocket(std::string_view which) {
    return std::any_of(m_faults.begin(), m_faults.end(),
                       [&](Fault& fault) { return fault.kind == FaultKind::Drop && hits(fault, which); });
}

std::string FaultPlan::toJson() const {
    JsonText json;
    json.beginObject().key("faults").beginArray();
    for (const Fault& fault : m_faults) {
        json.beginObject().member("kind", nameOf(fault.kind));
        json.member("endpoint", fault.endpoint.pattern().toStdString()).member("probability", fault.probability);
        json.member("count", fault.left).member("ms", static_cast<std::int64_t>(fault.delay.count()));
        json.member("status", fault.status).member("name", fault.name).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace kkachi::simulator
