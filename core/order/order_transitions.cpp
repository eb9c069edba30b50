#include "order/order_event.h"

#include <algorithm>

namespace kkachi::order {

namespace {

using base::Krw;
using base::Quantity;
using base::Rounding;

bool holds(const std::vector<Fill>& fills, const std::string& tradeUuid) {
    return std::any_of(fills.begin(), fills.end(),
                       [&tradeUuid](const Fill& fill) { return fill.tradeUuid == tradeUuid; });
}

bool knows(const Order& order, const std::string& tradeUuid) {
    return holds(order.fills, tradeUuid);
}

bool hasVolumeLimit(const Order& order) {
    // A market buy is bounded by its funds; its amount is only what was expected.
    return !(order.type == Type::Market && order.side == Side::Buy);
}

bool wouldOverfill(const Order& order, const Fill& fill) {
    if (hasVolumeLimit(order))
        return order.executedVolume + fill.volume > order.amount;
    return order.executedFunds + base::notional(fill.price, fill.volume, Rounding::Down) > order.funds;
}

void count(Order& order, const Fill& fill, Applied& applied) {
    order.fills.push_back(fill);
    order.executedVolume += fill.volume;
    order.executedFunds += base::notional(fill.price, fill.volume, Rounding::HalfEven);
    order.fee += fill.fee;
    applied.newFills.push_back(fill);
    applied.changed = true;
}

void raiseTo(Order& order, State state, Applied& applied) {
    if (order.state == state)
        return;
    order.state = state;
    applied.changed = true;
}

// A terminal state is reached only when the fills that the exchange speaks of are all here.
void settle(Order& order, Applied& applied) {
    if (isTerminal(order.state))
        return;
    if (order.statedEnd && order.executedVolume >= order.statedExecutedVolume) {
        raiseTo(order, *order.statedEnd, applied);
        return;
    }
    if (order.statedEnd)
        applied.fillsMissing = true;
    if (order.executedVolume.isPositive())
        raiseTo(order, State::PartiallyFilled, applied);
}

// What is certain about an order never becomes less certain: a lost answer after an acknowledgement changes nothing.
bool isOnlySent(State state) {
    return state == State::Intent || state == State::Sent || state == State::Unknown;
}

using Outcome = base::Result<Applied, TransitionError>;

Outcome applyTo(Order& order, const HandedToWire&, base::Timestamp) {
    Applied applied;
    if (isTerminal(order.state))
        return base::Unexpected{TransitionError::AfterTheEnd};
    ++order.attempts;
    applied.changed = true;
    if (order.state == State::Intent)
        order.state = State::Sent;
    return applied;
}

Outcome applyTo(Order& order, const NeverLeft& news, base::Timestamp) {
    Applied applied;
    if (order.state != State::Sent)
        return applied;
    order.error = news.reason;
    raiseTo(order, State::Intent, applied);
    return applied;
}

Outcome applyTo(Order& order, const Acknowledged& news, base::Timestamp) {
    Applied applied;
    if (order.exchangeUuid.empty() && !news.exchangeUuid.empty()) {
        order.exchangeUuid = news.exchangeUuid;
        applied.changed = true;
    }
    if (isOnlySent(order.state)) {
        raiseTo(order, State::Acknowledged, applied);
        settle(order, applied);
    }
    return applied;
}

Outcome applyTo(Order& order, const Refused& news, base::Timestamp) {
    Applied applied;
    if (order.state == State::Rejected)
        return applied;
    if (!isOnlySent(order.state))
        return base::Unexpected{TransitionError::AfterTheEnd};
    order.error = news.message.empty() ? news.name : news.name + ": " + news.message;
    raiseTo(order, news.mayRetry ? State::Intent : State::Rejected, applied);
    return applied;
}

Outcome applyTo(Order& order, const OutcomeLost& news, base::Timestamp) {
    Applied applied;
    if (order.state != State::Sent)
        return applied;
    order.error = news.reason;
    raiseTo(order, State::Unknown, applied);
    return applied;
}

Outcome applyTo(Order& order, const Executed& news, base::Timestamp) {
    Applied applied;
    if (knows(order, news.fill.tradeUuid))
        return applied;
    if (isTerminal(order.state))
        return base::Unexpected{TransitionError::AfterTheEnd};
    if (wouldOverfill(order, news.fill))
        return base::Unexpected{TransitionError::Overfilled};
    count(order, news.fill, applied);
    settle(order, applied);
    return applied;
}

void stateEnd(Order& order, State end, Quantity executedVolume, Applied& applied) {
    if (isTerminal(order.state))
        return;
    applied.changed = applied.changed || !order.statedEnd;
    // Only an order that the exchange has can end there: a refusal that comes after this is a contradiction.
    if (isOnlySent(order.state))
        raiseTo(order, State::Acknowledged, applied);
    order.statedEnd = end;
    order.statedExecutedVolume = std::max(order.statedExecutedVolume, executedVolume);
    settle(order, applied);
}

Outcome applyTo(Order& order, const Ended& news, base::Timestamp) {
    Applied applied;
    stateEnd(order, news.end, news.executedVolume, applied);
    return applied;
}

// REST tells one fee for all fills. What is not yet counted of it is shared among the new fills by value; the last
// takes the rest, so that the order's fee equals the exchange's to the last digit.
void shareFee(const Order& order, Krw paidFee, std::vector<Fill>& fresh) {
    Krw rest = paidFee > order.fee ? paidFee - order.fee : Krw{};
    Krw value;
    for (const Fill& fill : fresh)
        value += base::notional(fill.price, fill.volume, Rounding::HalfEven);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const Krw own = base::notional(fresh[i].price, fresh[i].volume, Rounding::HalfEven);
        const bool isLast = i + 1 == fresh.size();
        fresh[i].fee = isLast || value.isZero()
                           ? rest
                           : Krw::fromUnits(base::narrow(base::divide(base::Wide{rest.units()} * own.units(),
                                                                      value.units(), Rounding::HalfEven)));
        rest -= fresh[i].fee;
        value -= own;
    }
}

Outcome applyTo(Order& order, const Reported& news, base::Timestamp) {
    Applied applied;
    std::vector<Fill> fresh;
    for (const Fill& fill : news.fills)
        if (!knows(order, fill.tradeUuid) && !holds(fresh, fill.tradeUuid))
            fresh.push_back(fill);
    if (!fresh.empty() && isTerminal(order.state))
        return base::Unexpected{TransitionError::AfterTheEnd};
    if (order.exchangeUuid.empty() && !news.exchangeUuid.empty()) {
        order.exchangeUuid = news.exchangeUuid;
        applied.changed = true;
    }
    shareFee(order, news.paidFee, fresh);
    for (const Fill& fill : fresh) {
        if (wouldOverfill(order, fill))
            return base::Unexpected{TransitionError::Overfilled};
        count(order, fill, applied);
    }
    if (isOnlySent(order.state))
        raiseTo(order, State::Acknowledged, applied);
    if (news.end)
        stateEnd(order, *news.end, news.executedVolume, applied);
    else
        settle(order, applied);
    applied.fillsMissing = applied.fillsMissing || order.executedVolume < news.executedVolume;
    return applied;
}

// An order that is not found may still be on its way; whoever asks decides what repeated silence proves.
Outcome applyTo(Order&, const NotFound&, base::Timestamp) {
    return Applied{};
}

} // namespace

Outcome apply(Order& order, const OrderEvent& event) {
    if (order.identifier != event.identifier)
        return base::Unexpected{TransitionError::WrongIdentifier};
    // An event is taken whole or not at all: it works on a copy that replaces the order only when nothing was wrong.
    Order changed = order;
    auto outcome = std::visit([&](const auto& news) { return applyTo(changed, news, event.at); }, event.what);
    if (!outcome)
        return outcome;
    // Whatever is different has to be written down, be it only what the venue has stated.
    outcome->changed = !(changed == order);
    order = std::move(changed);
    return outcome;
}

} // namespace kkachi::order
