#include "simulator/fault.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kkachi::simulator {

namespace {

using std::string_view;

constexpr int kLongestPattern = 500;

struct KindName {
    FaultKind kind;
    string_view name;
    string_view members; // beside "kind", comma-separated
};

constexpr string_view kGeneric = "endpoint,probability,count,after";
constexpr string_view kNone = "";

// Every kind but the last two of the exchange takes the generic members, too.
constexpr std::array kKinds{
    KindName{FaultKind::Latency, "latency", "ms"},
    KindName{FaultKind::Error, "error", "status,name"},
    KindName{FaultKind::UnlistedError, "unlisted_error", "status,name"},
    KindName{FaultKind::Drop, "drop", kNone},
    KindName{FaultKind::AcceptThenDrop, "accept_then_drop", kNone},
    KindName{FaultKind::AcceptThenTimeout, "accept_then_timeout", kNone},
    KindName{FaultKind::Truncate, "truncate", kNone},
    KindName{FaultKind::Stall, "stall", kNone},
    KindName{FaultKind::Malformed, "malformed", kNone},
    KindName{FaultKind::RateLimit, "rate_limit", "form,retry_after"},
    KindName{FaultKind::Ban, "ban", "form,retry_after,seconds"},
    KindName{FaultKind::KeyExpired, "key_expired", kNone},
    KindName{FaultKind::KeyRights, "key_rights", "rights"},
    KindName{FaultKind::KeyExpires, "key_expires", "in_days"},
    KindName{FaultKind::IpNotAllowed, "ip_not_allowed", kNone},
    KindName{FaultKind::ClockOffset, "clock_offset", "ms"},
    KindName{FaultKind::Maintenance, "maintenance", "seconds"},
    KindName{FaultKind::FlashCrash, "flash_crash", "pct,seconds"},
    KindName{FaultKind::WsDrop, "ws_drop", kNone},
    KindName{FaultKind::WsStall, "ws_stall", kNone},
    KindName{FaultKind::WsTruncate, "ws_truncate", kNone},
    KindName{FaultKind::WsMalformed, "ws_malformed", kNone},
    KindName{FaultKind::WsDuplicate, "ws_duplicate", kNone},
    KindName{FaultKind::WsReorder, "ws_reorder", kNone},
    KindName{FaultKind::WsDelay, "ws_delay", "ms"},
};

bool takesGeneric(FaultKind kind) {
    return kind != FaultKind::Maintenance && kind != FaultKind::FlashCrash;
}

bool lists(string_view commaSeparated, string_view word) {
    while (!commaSeparated.empty()) {
        const auto comma = commaSeparated.find(',');
        if (commaSeparated.substr(0, comma) == word)
            return true;
        commaSeparated.remove_prefix(comma == string_view::npos ? commaSeparated.size() : comma + 1);
    }
    return false;
}

std::string kindList() {
    std::string names;
    for (const KindName& each : kKinds)
        names += fmt::format("{}{}", names.empty() ? "" : ", ", each.name);
    return names;
}

std::string rightList() {
    std::string names;
    for (const RightName& each : kRightNames)
        names += fmt::format("{}{}", names.empty() ? "" : ", ", each.name);
    return names;
}

// Reads the members of one object; remembers the first that is wrong.
class Reader {
  public:
    explicit Reader(const QJsonObject& object)
        : m_object{object} {}

    double number(const char* name, double fallback, double low, double high) {
        const QJsonValue value = m_object[QLatin1String{name}];
        if (value.isUndefined())
            return fallback;
        const double number = value.toDouble(low - 1);
        if (!value.isDouble() || !(number >= low && number <= high))
            blame(fmt::format("{}: a number from {} to {}", name, low, high));
        return number;
    }
    std::int64_t whole(const char* name, double fallback, double low, double high) {
        const double read = number(name, fallback, low, high);
        if (read != static_cast<double>(static_cast<std::int64_t>(read)))
            blame(fmt::format("{}: a whole number from {} to {}", name, low, high));
        return static_cast<std::int64_t>(read);
    }
    std::string text(const char* name, const char* fallback, std::size_t longest) {
        const QJsonValue value = m_object[QLatin1String{name}];
        if (value.isUndefined())
            return fallback;
        std::string read = value.toString().toStdString();
        if (!value.isString() || read.size() > longest)
            blame(fmt::format("{}: a text of at most {} characters", name, longest));
        return read;
    }
    bool flag(const char* name, bool fallback) {
        const QJsonValue value = m_object[QLatin1String{name}];
        if (value.isUndefined())
            return fallback;
        if (!value.isBool())
            blame(fmt::format("{}: true or false", name));
        return value.toBool();
    }
    Rights rights() {
        Rights rights;
        const QJsonValue value = m_object[QLatin1String{"rights"}];
        if (!value.isArray())
            blame("rights: an array of " + rightList());
        for (const QJsonValue each : value.toArray()) {
            const std::string name = each.toString().toStdString();
            const auto* known = std::find_if(kRightNames.begin(), kRightNames.end(),
                                             [&](const RightName& right) { return right.name == name; });
            if (known == kRightNames.end())
                blame("rights: only " + rightList());
            else
                rights.add(known->right);
        }
        return rights;
    }
    QRegularExpression pattern() {
        QRegularExpression pattern{QString::fromStdString(text("endpoint", ".", kLongestPattern))};
        if (!pattern.isValid())
            blame("endpoint: a regular expression on \"POST /v1/orders\", or on \"public\" and \"private\" for the "
                  "WebSockets");
        return pattern;
    }
    LimitForm form() {
        const auto form = parseLimitForm(text("form", "plain", 20));
        if (!form)
            blame(fmt::format("form: one of {}", kLimitForms));
        return form.value_or(LimitForm::Plain);
    }
    void onlyKnows(const KindName& kind) {
        for (const QString& key : m_object.keys()) {
            const std::string name = key.toStdString();
            if (name == "kind" || lists(kind.members, name) || (takesGeneric(kind.kind) && lists(kGeneric, name)))
                continue;
            std::string allowed{takesGeneric(kind.kind) ? kGeneric : ""};
            if (!kind.members.empty())
                allowed += fmt::format("{}{}", allowed.empty() ? "" : ",", kind.members);
            blame(fmt::format("{}: not a member of {}; allowed: kind,{}", name, kind.name, allowed));
        }
    }

    void blame(std::string problem) {
        if (!m_problem)
            m_problem = std::move(problem);
    }
    const std::optional<std::string>& problem() const { return m_problem; }

  private:
    const QJsonObject& m_object;
    std::optional<std::string> m_problem;
};

constexpr double kLongestDelayMs = 600'000;
constexpr double kWidestOffsetMs = 86'400'000;

void readNumbers(Reader& reader, Fault& fault) {
    const bool isOffset = fault.kind == FaultKind::ClockOffset;
    fault.delay = std::chrono::milliseconds{
        reader.whole("ms", 0, isOffset ? -kWidestOffsetMs : 0, isOffset ? kWidestOffsetMs : kLongestDelayMs)};
    const bool isUnlisted = fault.kind == FaultKind::UnlistedError;
    fault.status = static_cast<int>(reader.whole("status", isUnlisted ? 409 : 500, 400, 599));
    fault.name = reader.text("name", isUnlisted ? "something_never_documented" : "", 100);
    fault.inDays = static_cast<int>(reader.whole("in_days", 0, -365, 3650));
    const double usual = fault.kind == FaultKind::FlashCrash ? 60 : fault.kind == FaultKind::Ban ? 10 : 0;
    fault.seconds = reader.number("seconds", usual, 0, 86'400);
    fault.depth = base::Ratio::fromUnits(static_cast<std::int64_t>(reader.number("pct", 30, -50, 90) * 1e6));
    fault.withRetryAfter = reader.flag("retry_after", fault.kind == FaultKind::Ban);
}

base::Result<Fault, std::string> readFault(const QJsonValue& value) {
    if (!value.isObject())
        return base::Unexpected{std::string{"a fault is a JSON object with the member kind"}};
    const QJsonObject object = value.toObject();
    const std::string name = object[QLatin1String{"kind"}].toString().toStdString();
    const auto* kind =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& each) { return each.name == name; });
    if (kind == kKinds.end())
        return base::Unexpected{"kind: one of " + kindList()};
    Reader reader{object};
    Fault fault;
    fault.kind = kind->kind;
    reader.onlyKnows(*kind);
    fault.endpoint = reader.pattern();
    fault.probability = reader.number("probability", 1, 0, 1);
    fault.left = reader.whole("count", -1, -1, 1e9);
    fault.after = reader.whole("after", 0, 0, 1e9);
    readNumbers(reader, fault);
    fault.form = reader.form();
    if (fault.kind == FaultKind::KeyRights)
        fault.rights = reader.rights();
    if (reader.problem())
        return base::Unexpected{*reader.problem()};
    return fault;
}

} // namespace

std::string_view toString(FaultKind kind) {
    return std::find_if(kKinds.begin(), kKinds.end(), [kind](const KindName& each) { return each.kind == kind; })->name;
}

base::Result<std::vector<Fault>, std::string> readFaults(std::string_view json) {
    const auto document = QJsonDocument::fromJson(QByteArray{json.data(), static_cast<qsizetype>(json.size())});
    if (document.isNull())
        return base::Unexpected{std::string{"the faults are a JSON object or an array of objects"}};
    std::vector<Fault> faults;
    const QJsonArray all = document.isArray() ? document.array() : QJsonArray{document.object()};
    for (const QJsonValue each : all) {
        auto fault = readFault(each);
        if (!fault)
            return base::Unexpected{fault.error()};
        faults.push_back(*std::move(fault));
    }
    return faults;
}

} // namespace kkachi::simulator
