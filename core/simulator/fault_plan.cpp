#include "simulator/fault_plan.h"

#include "simulator/api_error.h"
#include "simulator/json_text.h"

#include <QString>

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

constexpr std::size_t kMostFaults = 100;

bool isOfFrames(FaultKind kind) {
    return kind >= FaultKind::WsDrop;
}

void replaceAnswer(FaultEffect& effect, http::Response response) {
    effect.isCarriedOut = false;
    effect.instead = std::move(response);
}

void apply(const Fault& fault, FaultEffect& effect) {
    switch (fault.kind) {
    case FaultKind::Latency:
        effect.delay += fault.delay;
        return;
    case FaultKind::Error:
    case FaultKind::UnlistedError:
        replaceAnswer(effect, fault.name.empty() ? http::textResponse(fault.status, "Injected error.")
                                                 : exchangeError({fault.status, fault.name, "Injected error."}));
        return;
    case FaultKind::RateLimit:
        replaceAnswer(effect, tooManyReply(fault.form, fault.withRetryAfter));
        return;
    case FaultKind::Ban:
        replaceAnswer(effect, bannedReply(fault.form, fault.withRetryAfter, static_cast<int>(fault.seconds)));
        return;
    case FaultKind::Drop:
        replaceAnswer(effect, http::textResponse(500, {}));
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
    case FaultKind::Stall:
        effect.delivery = http::Delivery::Stall;
        return;
    case FaultKind::Malformed:
        effect.isMalformed = true;
        return;
    case FaultKind::KeyExpired:
        effect.key.isExpired = true;
        return;
    case FaultKind::KeyRights:
        effect.key.rights = fault.rights;
        return;
    case FaultKind::KeyExpires:
        effect.key.expiresInDays = fault.inDays;
        return;
    case FaultKind::IpNotAllowed:
        effect.key.isFromElsewhere = true;
        return;
    case FaultKind::ClockOffset:
        effect.dateOffset += fault.delay;
        return;
    default: // the market's and the frames' own
        return;
    }
}

void apply(const Fault& fault, FrameEffect& effect) {
    effect.drops |= fault.kind == FaultKind::WsDrop;
    effect.stalls |= fault.kind == FaultKind::WsStall;
    effect.truncates |= fault.kind == FaultKind::WsTruncate;
    effect.isMalformed |= fault.kind == FaultKind::WsMalformed;
    effect.duplicates |= fault.kind == FaultKind::WsDuplicate;
    effect.reorders |= fault.kind == FaultKind::WsReorder;
    if (fault.kind == FaultKind::WsDelay)
        effect.delay += fault.delay;
}

} // namespace

base::Result<base::Done, std::string> FaultPlan::add(std::string_view json, std::chrono::milliseconds now) {
    auto faults = readFaults(json);
    if (!faults)
        return base::Unexpected{faults.error()};
    if (m_faults.size() + faults->size() > kMostFaults)
        return base::Unexpected{std::string{"too many faults: at most 100 at a time"}};
    for (Fault& fault : *faults) {
        fault.begunAt = now;
        (fault.kind == FaultKind::FlashCrash ? m_crashes : m_faults).push_back(std::move(fault));
    }
    return base::Done{};
}

bool FaultPlan::hits(Fault& fault, std::string_view endpoint) {
    if (fault.left == 0)
        return false;
    const auto subject = QString::fromUtf8(endpoint.data(), static_cast<qsizetype>(endpoint.size()));
    if (!fault.endpoint.match(subject).hasMatch())
        return false;
    if (fault.after > 0) {
        --fault.after;
        return false;
    }
    if (fault.probability < 1 && static_cast<double>(m_random.below(1'000'000)) >= fault.probability * 1e6)
        return false;
    if (fault.left > 0)
        --fault.left;
    return true;
}

FaultEffect FaultPlan::effectOn(std::string_view endpoint) {
    FaultEffect effect;
    for (Fault& fault : m_faults)
        if (!isOfFrames(fault.kind) && fault.kind != FaultKind::Maintenance && hits(fault, endpoint))
            apply(fault, effect);
    return effect;
}

FrameEffect FaultPlan::effectOnFrame(std::string_view which) {
    FrameEffect effect;
    for (Fault& fault : m_faults)
        if (isOfFrames(fault.kind) && hits(fault, which))
            apply(fault, effect);
    return effect;
}

bool FaultPlan::hasFrameFaults() const {
    return std::any_of(m_faults.begin(), m_faults.end(),
                       [](const Fault& fault) { return isOfFrames(fault.kind) && fault.left != 0; });
}

bool FaultPlan::dropsSocket(std::string_view which) {
    return std::any_of(m_faults.begin(), m_faults.end(), [&](Fault& fault) {
        return (fault.kind == FaultKind::Drop || fault.kind == FaultKind::WsDrop) && fault.after == 0 &&
               hits(fault, which);
    });
}

bool FaultPlan::isInMaintenance(std::chrono::milliseconds now) {
    std::erase_if(m_faults, [now](const Fault& fault) {
        return fault.kind == FaultKind::Maintenance && fault.seconds > 0 &&
               now - fault.begunAt >= std::chrono::duration<double>(fault.seconds);
    });
    return std::any_of(m_faults.begin(), m_faults.end(),
                       [](const Fault& fault) { return fault.kind == FaultKind::Maintenance; });
}

std::string FaultPlan::toJson() const {
    JsonText json;
    json.beginObject().key("faults").beginArray();
    for (const Fault& fault : m_faults) {
        json.beginObject().member("kind", toString(fault.kind));
        json.member("endpoint", fault.endpoint.pattern().toStdString()).member("probability", fault.probability);
        json.member("count", fault.left).member("after", fault.after);
        json.member("ms", static_cast<std::int64_t>(fault.delay.count())).member("status", fault.status);
        json.member("name", fault.name).member("form", toString(fault.form)).member("seconds", fault.seconds);
        json.member("in_days", fault.inDays).key("rights").beginArray();
        for (const RightName& each : kRightNames)
            if (fault.rights.allow(each.right))
                json.value(each.name);
        json.endArray().endObject();
    }
    json.endArray().endObject();
    return json.take();
}

} // namespace kkachi::simulator
