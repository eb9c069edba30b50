#include "simulator/api_gate.h"

#include <fmt/format.h>

#include <utility>

namespace kkachi::simulator {

namespace {

http::Response refusal(const Grant& grant) {
    if (grant.verdict == Grant::Verdict::Refused)
        return tooManyReply(LimitForm::Plain, false);
    return bannedReply(LimitForm::Plain, true, grant.banSeconds);
}

http::Response authError(AuthProblem problem) {
    return exchangeError({401, std::string{errorName(problem)}, "The request could not be authorised."});
}

} // namespace

http::Response ApiGate::limited(RateGroup group, const std::function<http::Response()>& inside) {
    const Grant grant = m_rates.take(group, m_clock.sinceStart());
    http::Response response = grant.verdict == Grant::Verdict::Allowed ? inside() : refusal(grant);
    response.headers.push_back(
        {"Remaining-Req", fmt::format("group={}; min={}; sec={}", toString(group), 60 * grant.perSecond, grant.left)});
    return response;
}

http::Handler ApiGate::quotation(RateGroup group, CallHandler handler) {
    return [this, group, handler = std::move(handler)](const http::Request& request) {
        const bool hasOrigin = request.findHeader("Origin").has_value();
        return limited(hasOrigin ? RateGroup::Origin : group, [&] { return handler(Call::parse(request.query)); });
    };
}

http::Handler ApiGate::exchange(RateGroup group, Right right, CallHandler handler) {
    return [this, group, right, handler = std::move(handler)](const http::Request& request) {
        return limited(group, [&] { return enter(request, right, handler); });
    };
}

// In the order of the venue's own layers: where the caller is, whether the key still lives, what it may do.
std::optional<http::Response> ApiGate::checkKey(Right right) const {
    if (m_key.isFromElsewhere)
        return exchangeError({401, "no_authorization_ip", "This address is not on the key's list."});
    if (m_key.isExpired)
        return exchangeError({401, "expired_access_key", "This key has expired."});
    if (!m_key.rights.allow(right))
        return exchangeError({401, "out_of_scope", "This key has not the right to do this."});
    return std::nullopt;
}

http::Response ApiGate::enter(const http::Request& request, Right right, const CallHandler& handler) {
    std::vector<std::string> spellings;
    Members members;
    if (request.method == "POST") {
        auto read = readMembers(request.body);
        if (!read)
            return exchangeError({400, "bad_request", "The body is not a JSON object of plain values."});
        members = std::move(*read);
        spellings.push_back(joinMembers(members));
        const auto query = Call::parse(request.query).members();
        members.insert(members.end(), query.begin(), query.end());
    } else {
        if (!request.body.empty())
            return exchangeError({400, "QUERY_PARAMETER_NOT_SUPPORTED", "Parameters belong into the query."});
        members = Call::parse(request.query).members();
        // Upbit decodes before it hashes; its own samples for Java hash what is sent.
        if (!request.query.empty())
            spellings = {http::percentDecode(request.query), request.query};
    }
    if (members.empty())
        spellings.clear();
    if (const auto verified = m_verifier.verify(request.findHeader("Authorization"), spellings, NonceRule::Once);
        !verified)
        return authError(verified.error());
    if (const auto refused = checkKey(right))
        return *refused;
    return handler(Call{std::move(members)});
}

std::optional<http::Response> ApiGate::checkUpgrade(const http::Request& request, bool isPrivate) {
    const Grant grant = m_rates.take(RateGroup::WebsocketConnect, m_clock.sinceStart());
    if (grant.verdict != Grant::Verdict::Allowed)
        return refusal(grant);
    if (!isPrivate) {
        if (!request.findHeader("Origin"))
            return std::nullopt;
        const Grant origin = m_rates.take(RateGroup::Origin, m_clock.sinceStart());
        return origin.verdict == Grant::Verdict::Allowed ? std::nullopt : std::optional{refusal(origin)};
    }
    // Libraries reuse their token when a private socket reconnects, and Upbit does not seem to mind.
    const auto verified = m_verifier.verify(request.findHeader("Authorization"), {}, NonceRule::MayRepeat);
    if (verified)
        return checkKey(Right::None);
    return authError(verified.error());
}

} // namespace kkachi::simulator
