#include "execution/order_executor.h"

#include <algorithm>

namespace kkachi::execution {

using order::Order;
using order::OrderEvent;
using order::Side;
using order::State;

void OrderExecutor::adopt(const Order& order, base::Timestamp now) {
    Follow follow;
    follow.order = order;
    follow.intentWritten = true;
    follow.sentAt = now;
    follow.nextQueryAt = now;
    // Whether the last run still sent it is not known, so it counts at its worst until the venue has answered.
    if (follow.order.state == State::Intent || follow.order.state == State::Sent)
        follow.order.state = State::Unknown;
    m_open.insert_or_assign(order.identifier, std::move(follow));
}

std::string OrderExecutor::submit(const risk::ApprovedOrder& approved, base::Timestamp now) {
    const auto& idea = approved.idea();
    Follow follow;
    Order& order = follow.order;
    order.identifier = m_settings.runTag + "-" + std::to_string(++m_lastNumber);
    order.signalId = idea.signalId;
    order.side = idea.side;
    order.type = idea.type;
    order.origin = idea.origin;
    order.amount = approved.amount();
    order.funds = approved.funds();
    order.price = approved.price();
    order.createdAt = now;
    follow.freshUntil = idea.freshUntil;
    const auto [place, inserted] = m_open.emplace(order.identifier, std::move(follow));
    m_sink.writeIntent(place->second.order);
    return place->first;
}

void OrderExecutor::onIntentWritten(const std::string& identifier, base::Timestamp now) {
    const auto found = m_open.find(identifier);
    if (found == m_open.end() || found->second.intentWritten)
        return;
    found->second.intentWritten = true;
    if (found->second.cancelRequested)
        reject(found->second, "withdrawn before it was sent", now);
    else
        send(found->second, now);
    dropTerminal();
}

void OrderExecutor::onIntentLost(const std::string& identifier, const std::string& reason, base::Timestamp now) {
    const auto found = m_open.find(identifier);
    if (found == m_open.end() || found->second.intentWritten)
        return;
    reject(found->second, "the intent could not be written: " + reason, now);
    dropTerminal();
}

void OrderExecutor::send(Follow& follow, base::Timestamp now) {
    Order& order = follow.order;
    if (order.side == Side::Buy && now > follow.freshUntil) {
        reject(follow, "its signal expired before it was sent", now);
        return;
    }
    applyNews(follow, {order.identifier, now, order::HandedToWire{}});
    follow.sentAt = now;
    follow.retryAt = {};
    follow.nextQueryAt = now + wall(std::chrono::seconds{2});
    std::erase_if(m_sentAt, [now](base::Timestamp at) { return at + std::chrono::minutes{1} <= now; });
    m_sentAt.push_back(now);
    const bool isMarketBuy = order.type == order::Type::Market && order.side == Side::Buy;
    m_sink.place({.identifier = order.identifier,
                  .market = m_settings.market,
                  .side = order.side,
                  .type = order.type,
                  .amount = isMarketBuy ? base::Quantity{} : order.amount,
                  .funds = order.funds,
                  .price = order.type == order::Type::Limit ? order.price : base::Price{}});
}

// Only for what has provably not left: the order ends here, at no risk.
void OrderExecutor::reject(Follow& follow, const std::string& reason, base::Timestamp now) {
    applyNews(follow, {follow.order.identifier, now, order::Refused{"NOT_SENT", reason, false}});
}

bool OrderExecutor::applyNews(Follow& follow, const OrderEvent& event) {
    const State before = follow.order.state;
    const auto applied = order::apply(follow.order, event);
    if (!applied) {
        m_sink.alarm("ORDER_CONTRADICTION", follow.order, "the venue's news do not fit what is booked");
        return false;
    }
    for (const order::Fill& fill : applied->newFills)
        m_sink.filled(follow.order, fill);
    if (applied->changed)
        m_sink.changed(follow.order);
    // A report that still lacks them would lack them again at once; the next question keeps its distance.
    if (applied->fillsMissing && !std::holds_alternative<order::Reported>(event.what))
        follow.nextQueryAt = event.at;
    if (before != State::Unknown && follow.order.state == State::Unknown) {
        follow.nextQueryAt = event.at;
        follow.notFound = 0; // what was not found while it was on its way proves nothing
        m_sink.alarm("ORDER_UNKNOWN", follow.order, follow.order.error);
    }
    return true;
}

void OrderExecutor::onNews(const OrderEvent& event) {
    const auto found = m_open.find(event.identifier);
    if (found == m_open.end())
        return;
    Follow& follow = found->second;
    if (applyNews(follow, event))
        afterNews(follow, event);
    dropTerminal();
}

void OrderExecutor::afterNews(Follow& follow, const OrderEvent& event) {
    if (std::holds_alternative<order::NotFound>(event.what)) {
        countNotFound(follow, event.at);
        return;
    }
    if (std::holds_alternative<order::Reported>(event.what) || std::holds_alternative<order::Executed>(event.what))
        follow.notFound = 0;
    // Back to an intent: it provably did not leave, or a rate limit refused it. It may go again, under the same name.
    if (follow.order.state == State::Intent && follow.intentWritten)
        planRetry(follow, event.at);
}

void OrderExecutor::planRetry(Follow& follow, base::Timestamp now) {
    const bool isExit = follow.order.side == Side::Sell;
    if (follow.cancelRequested || (!isExit && follow.order.attempts >= m_settings.maxAttempts)) {
        reject(follow, follow.order.error, now);
        return;
    }
    const int doublings = std::min(follow.order.attempts, 4);
    follow.retryAt = now + wall(base::Milliseconds{250} * (1 << doublings));
}

bool OrderExecutor::hasOpen(Side side) const {
    return std::any_of(m_open.begin(), m_open.end(), [side](const auto& entry) {
        return entry.second.order.side == side && order::isOpen(entry.second.order);
    });
}

bool OrderExecutor::hasUnknown() const {
    return std::any_of(m_open.begin(), m_open.end(),
                       [](const auto& entry) { return entry.second.order.state == State::Unknown; });
}

base::Krw OrderExecutor::openEntryValue() const {
    base::Krw value;
    for (const auto& [identifier, follow] : m_open)
        if (follow.order.side == Side::Buy)
            value += order::openValue(follow.order);
    return value;
}

int OrderExecutor::ordersSentSince(base::Timestamp start) const {
    return static_cast<int>(
        std::count_if(m_sentAt.begin(), m_sentAt.end(), [start](base::Timestamp at) { return at > start; }));
}

base::Milliseconds OrderExecutor::wall(base::Milliseconds wait) const {
    return base::Milliseconds{static_cast<std::int64_t>(static_cast<double>(wait.count()) * m_settings.clockSpeed)};
}

void OrderExecutor::dropTerminal() {
    std::erase_if(m_open, [](const auto& entry) { return order::isTerminal(entry.second.order.state); });
}

} // namespace kkachi::execution
