#include "exchange/upbit/upbit_order_gateway.h"

#include "exchange/upbit/account_reader.h"
#include "exchange/upbit/trusted_host.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "exchange/upbit/upbit_stream.h"

#include <QLoggingCategory>

#include <utility>

namespace kkachi::exchange::upbit {

namespace {

Q_LOGGING_CATEGORY(gatewayLog, "upbit.orders")

const Parsed<OrderRecord> kNoRecord = base::Unexpected{JsonError{}};

// The record of the answer, if it is the one that was asked for.
Parsed<OrderRecord> recordOf(const RestOutcome& outcome, const OrderKey& key) {
    if (!outcome.isOk())
        return kNoRecord;
    auto record = parseOrder(outcome.text());
    const bool isAsked = record && (key.uuid.empty() ? record->identifier == key.identifier : record->uuid == key.uuid);
    return record && !isAsked ? kNoRecord : record;
}

} // namespace

UpbitOrderGateway::UpbitOrderGateway(UpbitSettings settings, UpbitCredentials credentials,
                                     std::shared_ptr<const base::Clock> clock)
    : m_settings{std::move(settings)}
    , m_credentials{std::move(credentials)}
    , m_clock{std::move(clock)} {}

UpbitOrderGateway::~UpbitOrderGateway() = default;

void UpbitOrderGateway::open() {
    if (m_rest)
        return;
    m_rest = std::make_unique<UpbitRestClient>(m_settings, m_credentials, m_clock);
    m_account = std::make_unique<AccountReader>(*m_rest, m_settings.market, m_clock);
    connect(m_account.get(), &AccountReader::accountRead, this, &UpbitOrderGateway::accountRead);
    connect(m_account.get(), &AccountReader::accountUnavailable, this, &UpbitOrderGateway::accountUnavailable);
    connect(m_rest.get(), &UpbitRestClient::callMade, this, &UpbitOrderGateway::callMade);
    connect(m_rest.get(), &UpbitRestClient::clockCompared, this, &UpbitOrderGateway::clockCompared);
    connect(m_rest.get(), &UpbitRestClient::banned, this, [this](const BanReport& ban) {
        if (m_stream)
            m_stream->stayAway(ban.until - m_clock->now());
        Q_EMIT banned(ban);
        Q_EMIT accountUnavailable({"banned by the exchange until " + base::formatUtcSeconds(ban.until), false});
    });
    // Nobody but the exchange gets a token of ours; the REST client checks its own address.
    if (const std::string problem = hostProblem(m_settings.websocketUrl, m_settings); !problem.empty())
        Q_EMIT accountUnavailable({problem, false});
    else
        openStream();
}

void UpbitOrderGateway::close() {
    if (!m_rest)
        return;
    if (m_stream)
        m_stream->close();
    // A reading under way is nobody's concern any more, but its answers still end in the reader.
    m_account->disconnect(this);
    m_rest->close();
    if (const auto report = m_unreadable.rest(m_clock->now()))
        qCWarning(gatewayLog, "unreadable answers: %s", base::toText(*report).c_str());
    m_account.reset();
    m_stream.reset();
    m_rest.reset();
    setState(FeedState::Down);
}

void UpbitOrderGateway::placeOrder(const PlaceOrder& request) {
    if (!m_rest) {
        say(request.identifier, order::NeverLeft{"the gateway is closed"});
        return;
    }
    auto call = placeOrderCall(newOrderFrom(request));
    if (!call) {
        say(request.identifier, order::NeverLeft{call.error().parameter + ' ' + call.error().reason});
        return;
    }
    m_rest->send(*std::move(call), [this, request](const RestOutcome& outcome) { onPlaceAnswer(request, outcome); });
}

void UpbitOrderGateway::onPlaceAnswer(const PlaceOrder& request, const RestOutcome& outcome) {
    const bool isFirst = !m_transmitted.contains(request.identifier);
    const News news = classifyPlacement(request, outcome, isFirst);
    if (outcome.arrival != Arrival::NotSent)
        m_transmitted.insert(request.identifier, {});
    if (const auto* acknowledged = std::get_if<order::Acknowledged>(&news))
        m_identifierOfUuid.insert(acknowledged->exchangeUuid, request.identifier);
    const auto* refused = std::get_if<order::Refused>(&news);
    if (refused != nullptr && refused->mayRetry) {
        confirmRateRefusal(request, {refused->name, refused->message});
        return;
    }
    say(request.identifier, news);
    reportCredentials(outcome);
    if (refused != nullptr && m_account && concernsRulesOrFunds(refused->name))
        m_account->read();
}

// A 429 most likely means that nothing came of the order; one query makes it certain enough to send it again.
void UpbitOrderGateway::confirmRateRefusal(const PlaceOrder& request, const VenueError& error) {
    if (!m_rest) {
        say(request.identifier, order::OutcomeLost{error.name});
        return;
    }
    m_rest->send(queryOrderCall({{}, request.identifier}), [this, request, error](const RestOutcome& outcome) {
        const bool isAbsent = outcome.arrival == Arrival::Answered && outcome.status == 404 &&
                              parseVenueError(outcome.text(), 404).name == "order_not_found";
        const auto record = recordOf(outcome, {{}, request.identifier});
        if (isAbsent)
            say(request.identifier, order::Refused{error.name, error.message, true});
        else if (record)
            say(request.identifier, reportOf(*record));
        else
            say(request.identifier, order::OutcomeLost{error.name});
    });
}

void UpbitOrderGateway::cancelOrder(const CancelOrder& request) {
    if (!m_rest)
        return;
    m_rest->send(cancelOrderCall({request.exchangeUuid, request.identifier}),
                 [this, request](const RestOutcome& outcome) { onCancelAnswer(request, outcome); });
}

// The exchange answers 404 also for an order that has just ended, and a lost answer tells nothing: whatever is not a
// plain receipt is followed by a question about the order itself.
void UpbitOrderGateway::onCancelAnswer(const CancelOrder& request, const RestOutcome& outcome) {
    reportCredentials(outcome);
    const auto record = recordOf(outcome, {request.exchangeUuid, request.identifier});
    const bool isReceipt = record && record->state == VenueState::Wait;
    if (!isReceipt && outcome.arrival != Arrival::NotSent)
        queryOrder({request.identifier, request.exchangeUuid});
}

void UpbitOrderGateway::queryOrder(const QueryOrder& request) {
    if (!m_rest)
        return;
    m_rest->send(queryOrderCall({request.exchangeUuid, request.identifier}),
                 [this, request](const RestOutcome& outcome) { onQueryAnswer(request, outcome); });
}

void UpbitOrderGateway::onQueryAnswer(const QueryOrder& request, const RestOutcome& outcome) {
    reportCredentials(outcome);
    if (outcome.arrival == Arrival::Answered && outcome.status == 404) {
        if (parseVenueError(outcome.text(), 404).name == "order_not_found")
            say(request.identifier, order::NotFound{});
        return;
    }
    if (!outcome.isOk())
        return;
    const auto record = parseOrder(outcome.text());
    if (!record) {
        noteUnreadable(record.error(), outcome.text());
        return;
    }
    const bool isAsked =
        request.exchangeUuid.empty() ? record->identifier == request.identifier : record->uuid == request.exchangeUuid;
    if (!isAsked)
        return;
    m_identifierOfUuid.insert(record->uuid, request.identifier);
    say(request.identifier, reportOf(*record));
}

void UpbitOrderGateway::obeyBan(const BanReport& ban) {
    if (m_stream)
        m_stream->stayAway(ban.until - m_clock->now());
    if (m_rest)
        m_rest->obey(ban);
    else if (!m_settings.lastBan || m_settings.lastBan->until < ban.until)
        m_settings.lastBan = ban;
}

void UpbitOrderGateway::readAccount(const ReadAccount& request) {
    if (!m_rest)
        Q_EMIT accountUnavailable({"the gateway is closed", false});
    else if (request.market != m_settings.market)
        Q_EMIT accountUnavailable({"another market than the gateway's: " + request.market, false});
    else
        m_account->read();
}

void UpbitOrderGateway::reportCredentials(const RestOutcome& outcome) {
    if (outcome.arrival != Arrival::Answered || (outcome.status != 401 && outcome.status != 403))
        return;
    const VenueError error = parseVenueError(outcome.text(), outcome.status);
    if (isCredentialsProblem(error, outcome.status))
        Q_EMIT accountUnavailable({error.name, true});
}

void UpbitOrderGateway::say(const std::string& identifier, News news) {
    Q_EMIT orderEvent({identifier, m_clock->now(), std::move(news)});
}

void UpbitOrderGateway::setState(FeedState state) {
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT privateStateChanged(state);
}

} // namespace kkachi::exchange::upbit
