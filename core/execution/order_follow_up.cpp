// What time brings to an open order: retries, the limit order's time limit, questions about its fate, and the proof
// that an order of unknown outcome never came to be.
#include "execution/order_executor.h"

#include <algorithm>

namespace kkachi::execution {

using order::Side;
using order::State;

namespace {

// "Not found" is evidence only when it was said this often over this long: a fresh order may be invisible for a while.
constexpr int kNotFoundsForProof = 5;
constexpr base::Milliseconds kTimeForProof{10'000};
constexpr base::Milliseconds kFirstQueryGap{500};
constexpr base::Milliseconds kCancelAgain{2'000};
constexpr int kMostDoublings = 4;

} // namespace

void OrderExecutor::onTime(base::Timestamp now) {
    for (auto& [identifier, follow] : m_open)
        followUp(follow, now);
    dropTerminal();
}

void OrderExecutor::followUp(Follow& follow, base::Timestamp now) {
    if (follow.order.state == State::Intent) {
        if (follow.intentWritten && follow.retryAt != base::Timestamp{} && now >= follow.retryAt)
            send(follow, now);
        return;
    }
    const bool rests = follow.order.type == order::Type::Limit && follow.order.state != State::Unknown;
    if (rests && !follow.cancelRequested && now >= follow.sentAt + m_settings.limitTimeout)
        requestCancel(follow, now);
    else if (follow.cancelRequested && now >= follow.nextCancelAt)
        requestCancel(follow, now);
    // A resting limit order is silent by nature; everything else should have ended by now.
    const bool silent = follow.order.state == State::Unknown || follow.order.type == order::Type::Market ||
                        follow.cancelRequested || follow.order.statedEnd;
    if (silent && now >= follow.nextQueryAt)
        ask(follow, now);
}

void OrderExecutor::ask(Follow& follow, base::Timestamp now) {
    const int doublings = std::min(follow.queries++, kMostDoublings);
    follow.nextQueryAt = now + wall(kFirstQueryGap * (1 << doublings));
    m_sink.query({follow.order.identifier, follow.order.exchangeUuid});
}

void OrderExecutor::countNotFound(Follow& follow, base::Timestamp now) {
    if (follow.notFound++ == 0)
        follow.firstNotFoundAt = now;
}

bool OrderExecutor::isProvedAbsent(const Follow& follow, base::Timestamp now) const {
    return follow.order.state == State::Unknown && follow.order.exchangeUuid.empty() && follow.order.fills.empty() &&
           follow.notFound >= kNotFoundsForProof && now >= follow.firstNotFoundAt + wall(kTimeForProof);
}

bool OrderExecutor::awaitsBalanceProof(base::Timestamp now) const {
    return std::any_of(m_open.begin(), m_open.end(),
                       [&](const auto& entry) { return isProvedAbsent(entry.second, now); });
}

void OrderExecutor::onBalancesAgree(int openOrdersAtVenue, base::Timestamp now) {
    if (openOrdersAtVenue > 0)
        return;
    for (auto& [identifier, follow] : m_open)
        if (isProvedAbsent(follow, now))
            applyNews(follow, {identifier, now,
                               order::Refused{"NEVER_ACCEPTED",
                                              "not found repeatedly, and the balances show no trace of it", false}});
    dropTerminal();
}

void OrderExecutor::requestCancel(Follow& follow, base::Timestamp now) {
    follow.cancelRequested = true;
    follow.nextCancelAt = now + wall(kCancelAgain);
    if (follow.order.state == State::Intent)
        return; // nothing has left; the intent's own path ends it
    follow.queries = 0;
    follow.nextQueryAt = now + wall(kFirstQueryGap);
    m_sink.cancel({follow.order.identifier, follow.order.exchangeUuid});
}

template <class Wanted>
void OrderExecutor::cancelWhere(Wanted wanted, base::Timestamp now) {
    for (auto& [identifier, follow] : m_open) {
        if (!wanted(follow.order) || follow.cancelRequested)
            continue;
        requestCancel(follow, now);
        if (follow.order.state == State::Intent && follow.intentWritten)
            reject(follow, "withdrawn before it was sent", now);
    }
    dropTerminal();
}

void OrderExecutor::cancelEntries(base::Timestamp now) {
    cancelWhere([](const order::Order& order) { return order.side == Side::Buy; }, now);
}

void OrderExecutor::cancelAll(base::Timestamp now) {
    cancelWhere([](const order::Order&) { return true; }, now);
}

void OrderExecutor::cancelRestingExits(base::Timestamp now) {
    cancelWhere([](const order::Order& order) { return order.side == Side::Sell && order.type == order::Type::Limit; },
                now);
}

void OrderExecutor::askForAll(base::Timestamp now) {
    for (auto& [identifier, follow] : m_open)
        if (follow.order.state != State::Intent)
            ask(follow, now);
}

} // namespace kkachi::execution
