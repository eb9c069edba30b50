#include "exchange/upbit/key_rights.h"

#include "exchange/upbit/upbit_signing.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

// Enough for the least total of a won market; a test spends nothing.
constexpr const char* kTestFunds = "10000";

RestCall get(std::string path) {
    RestCall call;
    call.path = std::move(path);
    return call;
}

// A word of the exchange's own. Anything else is not repeated: whoever answers may have put the request into it, and
// with it the key.
std::string saidName(const RestOutcome& outcome) {
    const std::string name = parseVenueError(outcome.text(), outcome.status).name;
    constexpr std::size_t kLongest = 64;
    const bool isWord = name.size() <= kLongest && std::all_of(name.begin(), name.end(), [](char c) {
                            return (c >= 'a' && c <= 'z') || c == '_';
                        });
    return isWord ? name : "http " + std::to_string(outcome.status);
}

} // namespace

KeyRightsProbe::KeyRightsProbe(UpbitRestClient& rest, base::Secret accessKey, std::string market)
    : m_rest{rest}
    , m_accessKey{std::move(accessKey)}
    , m_market{std::move(market)} {}

template <class Take>
void KeyRightsProbe::send(RestCall call, Take take) {
    ++m_open;
    m_rest.send(std::move(call), [self = QPointer{this}, take](const RestOutcome& outcome) {
        if (!self)
            return;
        take(outcome);
        self->note(outcome);
        self->countDown();
    });
}

// The first call tells whether the key is any good; a bad one is not tried four times more.
void KeyRightsProbe::ask() {
    m_report = {};
    send(get("/v1/api_keys"), [this](const RestOutcome& outcome) {
        if (outcome.isOk())
            if (const auto expiry = parseKeyExpiry(outcome.text(), m_accessKey.reveal()))
                m_report.expiresAt = *expiry;
        if (keyProblemOf(outcome) == KeyProblem::None)
            askForRights();
    });
}

void KeyRightsProbe::askForRights() {
    send(get("/v1/accounts"), [this](const auto& outcome) { m_report.rights.viewAssets = viewGrantOf(outcome); });
    RestCall chance = get("/v1/orders/chance");
    chance.parameters.add("market", m_market);
    send(std::move(chance), [this](const auto& outcome) { m_report.rights.viewOrders = viewGrantOf(outcome); });
    RestCall test;
    test.method = Method::Post;
    test.path = "/v1/orders/test";
    test.group = RateGroup::OrderTest;
    test.parameters.add("market", m_market)
        .add("side", "bid")
        .add("ord_type", "price")
        .add("price", kTestFunds)
        .add("smp_type", "cancel_maker");
    send(std::move(test), [this](const auto& outcome) { m_report.rights.makeOrders = orderGrantOf(outcome); });
    RestCall withdrawal;
    withdrawal.method = Method::Delete;
    withdrawal.path = "/v1/withdraws/coin";
    withdrawal.parameters.add("uuid", makeNonce());
    send(std::move(withdrawal), [this](const auto& outcome) { m_report.rights.withdraw = withdrawGrantOf(outcome); });
}

void KeyRightsProbe::note(const RestOutcome& outcome) {
    m_report.isMarketOffline = m_report.isMarketOffline || isMarketOffline(outcome);
    const KeyProblem problem = keyProblemOf(outcome);
    if (problem == KeyProblem::None || m_report.problem != KeyProblem::None)
        return;
    m_report.problem = problem;
    if (outcome.arrival != Arrival::Answered)
        m_report.detail = outcome.reason;
    else
        m_report.detail = saidName(outcome);
}

void KeyRightsProbe::countDown() {
    if (--m_open == 0)
        Q_EMIT finished(m_report);
}

} // namespace kkachi::exchange::upbit
