#include "simulator/api_gate.h"

#include <fmt/format.h>

#include <utility>

namespace kkachi::simulator {

namespace {

http::Response authError(AuthProblem problem) {
    return exchangeError({401, std::string{errorName(problem)}, "The request could not be authorised."});
}

} // namespace

Grant ApiGate::take(RateGroup group) {
    constexpr int kPlenty = 1'000'000;
    if (m_switches.is(Switch::RateLimits, "off"))
        return {.left = kPlenty, .perSecond = kPlenty};
    return m_rates.take(group, m_clock.sinceStart());
}

http::Response ApiGate::refusal(const Grant& grant) const {
    const LimitForm form = parseLimitForm(m_switches.value(Switch::LimitBody)).value_or(LimitForm::Plain);
    const bool always = m_switches.is(Switch::RetryAfter, "always");
    if (grant.verdict == Grant::Verdict::Refused)
        return tooManyReply(form, always);
    return bannedReply(form, always || m_switches.is(Switch::RetryAfter, "ban"), grant.banSeconds);
}

TokenRules ApiGate::tokenRules(NonceRule nonce) const {
    TokenRules rules;
    rules.nonce = nonce;
    rules.takesHs256 = m_switches.is(Switch::Hs256, "accepted");
    rules.takesHs384 = m_switches.is(Switch::Hs384, "accepted");
    rules.now = m_clock.sinceStart();
    if (m_switches.is(Switch::NonceMemory, "60s"))
        rules.nonceMemory = std::chrono::seconds{60};
    if (m_switches.is(Switch::NonceMemory, "1s"))
        rules.nonceMemory = std::chrono::seconds{1};
    return rules;
}

http::Response ApiGate::limited(RateGroup group, const std::function<http::Response()>& inside) {
    const Grant grant = take(group);
    http::Response response = grant.verdict == Grant::Verdict::Allowed ? inside() : refusal(grant);
    response.headers.push_back(
        {"Remaining-Req", fmt::format("group={}; min={}; sec={}", wireName(group, m_switches.value(Switch::GroupNames)),
                                      60 * grant.perSecond, grant.left)});
    return response;
}

http::Handler ApiGate::quotation(RateGroup group, CallHandler handler) {
    return [this, group, handler = std::move(handler)](const http::Request& request) {
        const bool hasOrigin = request.findHeader("Origin").has_value();
        http::Response response =
            limited(hasOrigin ? RateGroup::Origin : group, [&] { return handler(Call::parse(request.query)); });
        response.isCompressible = true;
        return response;
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
        return exchangeError(
            {401, std::string{m_switches.value(Switch::IpError)}, "This address is not on the key's list."});
    if (m_key.isExpired)
        return exchangeError({401, "expired_access_key", "This key has expired."});
    if (!m_key.rights.allow(right))
        return exchangeError({m_switches.is(Switch::ScopeStatus, "403") ? 403 : 401, "out_of_scope",
                              "This key has not the right to do this."});
    return std::nullopt;
}

std::string ApiGate::hashedText(const http::Request& request, const Members& members) const {
    if (m_switches.is(Switch::NullInHash, "omitted"))
        return joinMembers(members);
    const auto nullAs = m_switches.is(Switch::NullInHash, "null") ? std::string_view{"null"} : std::string_view{};
    return joinMembers(readMembers(request.body, nullAs).value_or(members));
}

http::Response ApiGate::enter(const http::Request& request, Right right, const CallHandler& handler) {
    std::vector<std::string> spellings;
    Members members;
    if (request.method == "POST") {
        auto read = readMembers(request.body);
        if (!read)
            return exchangeError({400, "bad_request", "The body is not a JSON object of plain values."});
        members = std::move(*read);
        spellings.push_back(hashedText(request, members));
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
    if (const auto verified =
            m_verifier.verify(request.findHeader("Authorization"), spellings, tokenRules(NonceRule::Once));
        !verified)
        return authError(verified.error());
    if (const auto refused = checkKey(right))
        return *refused;
    return handler(Call{std::move(members)});
}

std::optional<http::Response> ApiGate::checkUpgrade(const http::Request& request, bool isPrivate) {
    const Grant grant = take(RateGroup::WebsocketConnect);
    if (grant.verdict != Grant::Verdict::Allowed)
        return refusal(grant);
    if (!isPrivate) {
        if (!request.findHeader("Origin"))
            return std::nullopt;
        const Grant origin = take(RateGroup::Origin);
        return origin.verdict == Grant::Verdict::Allowed ? std::nullopt : std::optional{refusal(origin)};
    }
    // Libraries reuse their token when a private socket reconnects, and Upbit does not seem to mind.
    const auto nonce = m_switches.is(Switch::WsNonce, "once") ? NonceRule::Once : NonceRule::MayRepeat;
    const auto verified = m_verifier.verify(request.findHeader("Authorization"), {}, tokenRules(nonce));
    if (verified)
        return checkKey(Right::None);
    return authError(verified.error());
}

} // namespace kkachi::simulator
