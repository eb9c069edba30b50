// What the REST client learns from answers beside their content: how long they took, what time it is at the exchange,
// how much may still be asked, and that we are shut out.
#include "exchange/upbit/ban_length.h"
#include "exchange/upbit/remaining_requests.h"
#include "exchange/upbit/rest_request.h"
#include "exchange/upbit/rest_under_way.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_rest_client.h"

#include <QRandomGenerator>

#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr base::Milliseconds kBanMargin{1'000};
constexpr base::Milliseconds kBansInARow{86'400'000}; // a later one counts as the first again
constexpr base::Milliseconds kBansApart{1'000};       // an end that is later by less is the same
constexpr base::Milliseconds kOffsetWorthTelling{100};
constexpr qsizetype kLongestRequestId = 64;

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

void UpbitRestClient::onFinished(UnderWay& underWay) {
    const auto found = m_underWay.find(underWay.reply);
    const std::unique_ptr<UnderWay> call = std::move(found->second);
    m_underWay.erase(found);
    call->deadline.stop();
    const RestOutcome outcome = call->watch.conclude(call->body == nullptr ? 0 : call->body->bytesTaken());
    report(*call, outcome);
    if (outcome.arrival == Arrival::Answered) {
        compareClocks(*call);
        obeyAnswer(*call, outcome);
    }
    call->reply->deleteLater();
    ++call->waiting.tries;
    conclude(std::move(call->waiting), outcome);
}

void UpbitRestClient::report(const UnderWay& underWay, const RestOutcome& outcome) {
    CallReport told;
    told.at = underWay.sentAt;
    told.endpoint = endpointOf(underWay.waiting.call);
    told.latency = std::chrono::microseconds{underWay.sinceSent.nsecsElapsed() / 1000};
    told.status = outcome.status;
    told.outcome = toString(outcome.arrival);
    told.error = outcome.reason;
    if (outcome.arrival == Arrival::Answered && outcome.status >= 400)
        told.error = parseVenueError(outcome.text(), outcome.status).name;
    told.requestId = underWay.watch.header("X-Request-Id").left(kLongestRequestId).toStdString();
    Q_EMIT callMade(told);
}

void UpbitRestClient::compareClocks(const UnderWay& underWay) {
    const auto dated = parseHttpDate(viewOf(underWay.watch.header("Date")));
    if (!m_clock || !dated || underWay.answeredAt == base::Timestamp{})
        return;
    m_offset.add(*dated, underWay.sentAt, underWay.answeredAt);
    const auto estimate = m_offset.estimate();
    if (!estimate || (m_toldOffset && std::chrono::abs(estimate->offset - *m_toldOffset) < kOffsetWorthTelling))
        return;
    m_toldOffset = estimate->offset;
    Q_EMIT clockCompared({underWay.answeredAt, estimate->offset, estimate->uncertainty});
}

void UpbitRestClient::obeyAnswer(const UnderWay& underWay, const RestOutcome& outcome) {
    RateBudget& budget = m_budgets.at(underWay.waiting.call.group);
    if (outcome.status == 418) {
        beginBan(underWay, outcome);
    } else if (outcome.status == 429) {
        // The group is closed until the next second; the jitter keeps several clients of one address apart.
        const SteadyTime jitter{QRandomGenerator::global()->bounded(50, 250)};
        budget.pauseUntil(now() + SteadyTime{1'000} + jitter);
    } else if (remainingThisSecond(viewOf(underWay.watch.header("Remaining-Req"))) == 0) {
        budget.slowDownUntil(now() + SteadyTime{1'000});
    }
}

void UpbitRestClient::beginBan(const UnderWay& underWay, const RestOutcome& outcome) {
    const base::Timestamp at = wallNow();
    // Nothing is sent during a ban: this call left before it, so its refusal is not another one.
    const bool isSame = m_lastBan && now() < m_bannedUntil;
    const bool goesOn = m_lastBan && at - m_lastBan->until < kBansInARow;
    const int repetition = isSame ? m_lastBan->repetition : goesOn ? m_lastBan->repetition + 1 : 1;
    const base::Milliseconds length =
        banLength(viewOf(underWay.watch.header("Retry-After")), outcome.text(), repetition, at) + kBanMargin;
    if (isSame && at + length < m_lastBan->until + kBansApart)
        return;
    m_lastBan = BanReport{at, at + length, repetition};
    obey(*m_lastBan);
    Q_EMIT banned(*m_lastBan);
}

} // namespace kkachi::exchange::upbit
