#include "simulator/analyst_script.h"

#include "simulator/json_text.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kkachi::simulator {

namespace {

constexpr double kLongestDelayMs = 600'000;
constexpr int kMostSteps = 10'000;

struct KindName {
    StepKind kind;
    const char* name;
};

constexpr std::array kKinds{KindName{StepKind::Answer, "answer"},
                            KindName{StepKind::Refusal, "refusal"},
                            KindName{StepKind::CutOff, "cut_off"},
                            KindName{StepKind::ContentFilter, "content_filter"},
                            KindName{StepKind::Empty, "empty"},
                            KindName{StepKind::Garbage, "garbage"},
                            KindName{StepKind::WrongSchema, "wrong_schema"},
                            KindName{StepKind::Slow, "slow"},
                            KindName{StepKind::Failed, "failed"},
                            KindName{StepKind::InsufficientQuota, "insufficient_quota"},
                            KindName{StepKind::RateLimit, "rate_limit"},
                            KindName{StepKind::Error, "error"}};

std::string allowedKinds() {
    std::string names;
    for (const KindName& each : kKinds)
        names += (names.empty() ? "" : ", ") + std::string{each.name};
    return names;
}

std::optional<StepKind> parseKind(std::string_view text) {
    const auto found =
        std::find_if(kKinds.begin(), kKinds.end(), [text](const KindName& each) { return text == each.name; });
    return found == kKinds.end() ? std::nullopt : std::optional{found->kind};
}

base::Unexpected<std::string> wrong(std::string problem) {
    return base::Unexpected{std::move(problem)};
}

// A number within its range, the fallback when absent, nothing when it is neither.
std::optional<double> numberIn(const QJsonObject& object, const char* name, double fallback, double low, double high) {
    const QJsonValue value = object[QLatin1String{name}];
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(low - 1);
    return number >= low && number <= high ? std::optional{number} : std::nullopt;
}

base::Result<ScriptStep, std::string> readStep(const QJsonObject& object) {
    const auto kind = parseKind(object[QLatin1String{"kind"}].toString().toStdString());
    if (!kind)
        return wrong("kind; allowed: " + allowedKinds());
    const auto count = numberIn(object, "count", 1, -1, 1e9);
    if (!count || *count != std::floor(*count) || *count == 0)
        return wrong("count; allowed: 1 to 1000000000, or -1 for ever");
    const auto delay = numberIn(object, "ms", *kind == StepKind::Slow ? 3'000 : 0, 0, kLongestDelayMs);
    if (!delay)
        return wrong("ms; allowed: 0 to 600000");
    const auto status = numberIn(object, "status", 500, 400, 599);
    if (!status)
        return wrong("status; allowed: 400 to 599");
    const auto confidence = numberIn(object, "confidence", 0.5, -1e9, 1e9);
    if (!confidence)
        return wrong("confidence; allowed: a number");
    ScriptStep step;
    step.kind = *kind;
    step.left = static_cast<std::int64_t>(*count);
    step.delay = std::chrono::milliseconds{static_cast<std::int64_t>(*delay)};
    step.status = static_cast<int>(*status);
    step.confidence = *confidence;
    step.text = object[QLatin1String{"text"}].toString().toStdString();
    step.code = object[QLatin1String{"code"}].toString().toStdString();
    step.signal = object[QLatin1String{"signal"}].toString(QStringLiteral("Hold")).toStdString();
    step.reasoning = object[QLatin1String{"reasoning"}].toString(QStringLiteral("As scripted.")).toStdString();
    return step;
}

std::optional<int> wholeNumber(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

// "slow=3000*2": a kind, what belongs to it (the status of an error, else milliseconds), and how often.
base::Result<QJsonObject, std::string> readWord(std::string_view word) {
    const std::string_view whole = word;
    QJsonObject step;
    if (const auto star = word.find('*'); star != std::string_view::npos) {
        const auto count = wholeNumber(word.substr(star + 1));
        if (!count)
            return wrong("'" + std::string{whole} + "': a whole number is due behind *");
        step[QStringLiteral("count")] = *count;
        word = word.substr(0, star);
    }
    if (const auto sign = word.find('='); sign != std::string_view::npos) {
        const auto number = wholeNumber(word.substr(sign + 1));
        if (!number)
            return wrong("'" + std::string{whole} + "': a whole number is due behind =");
        const bool isStatus = word.substr(0, sign) == "error";
        step[isStatus ? QStringLiteral("status") : QStringLiteral("ms")] = *number;
        word = word.substr(0, sign);
    }
    step[QStringLiteral("kind")] = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    return step;
}

} // namespace

base::Result<base::Done, std::string> AnalystScript::set(std::string_view jsonArray) {
    const auto document =
        QJsonDocument::fromJson(QByteArray{jsonArray.data(), static_cast<qsizetype>(jsonArray.size())});
    if (!document.isArray() || document.array().size() > kMostSteps)
        return wrong("script; allowed: an array of at most 10000 steps");
    std::deque<ScriptStep> steps;
    const QJsonArray wanted = document.array();
    for (const QJsonValue each : wanted) {
        auto step = readStep(each.toObject());
        if (!step)
            return wrong(step.error());
        steps.push_back(*std::move(step));
    }
    m_steps = std::move(steps);
    return base::Done{};
}

base::Result<base::Done, std::string> AnalystScript::setFromCommandLine(std::string_view spec) {
    if (spec.substr(0, 1) == "[")
        return set(spec);
    QJsonArray steps;
    while (!spec.empty()) {
        const auto end = std::min(spec.find(','), spec.size());
        auto step = readWord(spec.substr(0, end));
        if (!step)
            return wrong(step.error());
        steps.append(*std::move(step));
        spec.remove_prefix(std::min(end + 1, spec.size()));
    }
    return set(QJsonDocument{steps}.toJson(QJsonDocument::Compact).toStdString());
}

std::optional<ScriptStep> AnalystScript::take() {
    if (m_steps.empty())
        return std::nullopt;
    ScriptStep step = m_steps.front();
    if (step.left > 0 && --m_steps.front().left == 0)
        m_steps.pop_front();
    return step;
}

std::string AnalystScript::toJson() const {
    JsonText json;
    json.beginArray();
    for (const ScriptStep& step : m_steps) {
        const auto name = std::find_if(kKinds.begin(), kKinds.end(),
                                       [&step](const KindName& each) { return each.kind == step.kind; });
        json.beginObject().member("kind", name->name).member("count", step.left);
        json.member("ms", static_cast<std::int64_t>(step.delay.count())).endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace kkachi::simulator
