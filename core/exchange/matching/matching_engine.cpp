#include "exchange/matching/matching_engine.h"

#include <algorithm>
#include <utility>

namespace kkachi::exchange::matching {

using base::Price;
using base::Quantity;
using order::Side;

namespace {

Side opposite(Side side) {
    return side == Side::Buy ? Side::Sell : Side::Buy;
}

// Whether `a` comes before `b` for somebody who takes from orders of `side`.
bool isBetter(Side side, Price a, Price b) {
    return side == Side::Buy ? a > b : a < b;
}

bool isWithin(Side takerSide, std::optional<Price> limit, Price price) {
    return !limit || (takerSide == Side::Buy ? price <= *limit : price >= *limit);
}

} // namespace

bool MatchingEngine::canAfford(const OrderRequest& request) const {
    if (request.side == Side::Sell)
        return request.volume <= m_account.freeCoins();
    const Won funds = request.spendsFunds() ? Won{request.funds} : Won::product(request.price, request.volume);
    return funds + funds.times(m_spec.bidFee) <= m_account.freeCash();
}

base::Result<OrderRecord, Refusal> MatchingEngine::place(const OrderRequest& request, base::Timestamp at,
                                                         std::optional<Price> saleValue) {
    if (const auto refused = checkRules(request, m_spec, saleValue))
        return base::Unexpected{*refused};
    if (!canAfford(request))
        return base::Unexpected{Refusal::InsufficientFunds};
    const OrderRecord accepted = accept(request, at);
    OrderRecord taker = accepted;
    const bool passive = request.timeInForce == TimeInForce::PostOnly;
    const bool hopeless = request.timeInForce == TimeInForce::FillOrKill && !couldFillWhole(taker);
    if ((passive && wouldMatch(request)) || hopeless) {
        end(taker, Stage::Cancelled, at);
        return accepted;
    }
    if (!passive)
        matchTaker(taker, at);
    settleTaker(taker, at);
    dropEnded();
    return accepted;
}

OrderRecord MatchingEngine::accept(const OrderRequest& request, base::Timestamp at) {
    OrderRecord record;
    record.id = ++m_lastId;
    record.request = request;
    record.createdAt = at;
    record.remaining = request.spendsFunds() ? Quantity{} : request.volume;
    record.fundsLeft = request.spendsFunds() ? Won{request.funds} : Won{};
    if (request.side == Side::Buy) {
        const Won funds = request.spendsFunds() ? Won{request.funds} : Won::product(request.price, request.volume);
        record.reservedFee = funds.times(m_spec.bidFee);
    }
    relock(record);
    m_updates.push_back({News::Accepted, at, record, std::nullopt});
    return record;
}

// Brings the order's lock, and the account's with it, to what the identities of order_record.h say.
void MatchingEngine::relock(OrderRecord& record) {
    if (record.request.side == Side::Sell) {
        m_account.releaseCoins(record.lockedCoins);
        record.lockedCoins = record.remaining;
        m_account.lockCoins(record.lockedCoins);
        return;
    }
    m_account.releaseCash(record.lockedCash);
    const Won open =
        record.request.spendsFunds() ? record.fundsLeft : Won::product(record.request.price, record.remaining);
    record.lockedCash = open + record.remainingFee();
    m_account.lockCash(record.lockedCash);
}

void MatchingEngine::matchTaker(OrderRecord& taker, base::Timestamp at) {
    const Side makerSide = opposite(taker.request.side);
    const auto limit = takerLimit(taker.request);
    if (taker.request.kind == Kind::Best && !limit)
        return; // an empty book has no best price
    while (!taker.isFilled()) {
        auto& levels = others(makerSide);
        std::erase_if(levels, [](const market::BookLevel& level) { return !level.size.isPositive(); });
        Resting* own = bestOwn(makerSide);
        if (levels.empty() && own == nullptr)
            return;
        const bool ownFirst =
            own != nullptr && (levels.empty() || isBetter(makerSide, own->record.request.price, levels.front().price));
        const bool samePrice = own != nullptr && !levels.empty() && own->record.request.price == levels.front().price;
        const Price price = ownFirst ? own->record.request.price : levels.front().price;
        if (!isWithin(taker.request.side, limit, price) || wantedAt(taker, price).isZero())
            return;
        if (ownFirst || (samePrice && own->ahead.isZero())) {
            if (!meetOwn(taker, *own, at))
                return;
            continue;
        }
        const Quantity most = samePrice ? std::min(own->ahead, levels.front().size) : levels.front().size;
        const Quantity taken = takeOthers(taker, levels.front(), most, at);
        if (samePrice)
            own->ahead -= taken;
    }
}

Quantity MatchingEngine::takeOthers(OrderRecord& taker, market::BookLevel& level, Quantity most, base::Timestamp at) {
    const Quantity volume = std::min(most, wantedAt(taker, level.price));
    level.size -= volume;
    execute(taker, level.price, volume, false, at);
    return volume;
}

bool MatchingEngine::meetOwn(OrderRecord& taker, Resting& maker, base::Timestamp at) {
    const Price price = maker.record.request.price;
    const Quantity volume = std::min(maker.record.remaining, wantedAt(taker, price));
    switch (taker.request.selfMatch) {
    case SelfMatch::CancelTaker:
        return false;
    case SelfMatch::CancelMaker:
        prevent(maker.record, price, volume, at);
        if (maker.record.stage == Stage::Waiting)
            end(maker.record, Stage::Cancelled, at);
        break;
    case SelfMatch::Reduce:
        prevent(maker.record, price, volume, at);
        prevent(taker, price, volume, at);
        if (maker.record.isFilled())
            end(maker.record, Stage::Cancelled, at);
        break;
    case SelfMatch::Allow:
        execute(taker, price, volume, false, at);
        execute(maker.record, price, volume, true, at);
        if (maker.record.isFilled())
            end(maker.record, Stage::Done, at);
        break;
    }
    return true;
}

// After its match a taker is done, rests, or is cancelled with what it has.
void MatchingEngine::settleTaker(OrderRecord& taker, base::Timestamp at) {
    if (taker.isFilled()) {
        end(taker, taker.executedVolume.isPositive() ? Stage::Done : Stage::Cancelled, at);
        return;
    }
    const bool mayRest =
        taker.request.kind == Kind::Limit && (taker.request.timeInForce == TimeInForce::UntilCancelled ||
                                              taker.request.timeInForce == TimeInForce::PostOnly);
    // A limit order that still crosses was stopped by the protection against trading with oneself.
    if (!mayRest || (taker.request.timeInForce == TimeInForce::UntilCancelled && wouldMatch(taker.request))) {
        end(taker, Stage::Cancelled, at);
        return;
    }
    m_resting.push_back({taker, othersAt(taker.request.side, taker.request.price)});
}

std::optional<Price> MatchingEngine::takerLimit(const OrderRequest& request) const {
    switch (request.kind) {
    case Kind::Limit:
        return request.price;
    case Kind::Best:
        return request.side == Side::Buy ? bestAsk() : bestBid();
    case Kind::MarketBuy:
    case Kind::MarketSell:
        return std::nullopt;
    }
    return std::nullopt;
}

Quantity MatchingEngine::wantedAt(const OrderRecord& taker, Price price) const {
    return taker.request.spendsFunds() ? taker.fundsLeft.volumeAt(price) : taker.remaining;
}

bool MatchingEngine::wouldMatch(const OrderRequest& request) const {
    const auto best = request.side == Side::Buy ? bestAsk() : bestBid();
    return best && isWithin(request.side, takerLimit(request), *best);
}

// Own orders do not count towards a fill-or-kill unless the owner allows himself to meet them.
bool MatchingEngine::couldFillWhole(const OrderRecord& taker) const {
    const Side makerSide = opposite(taker.request.side);
    const auto limit = takerLimit(taker.request);
    const bool ownCounts = taker.request.selfMatch == SelfMatch::Allow;
    Quantity available;
    const auto& levels = makerSide == Side::Buy ? m_others.bids : m_others.asks;
    for (const auto& level : levels)
        if (isWithin(taker.request.side, limit, level.price))
            available += level.size;
    for (const Resting& resting : m_resting)
        if (ownCounts && resting.record.request.side == makerSide &&
            isWithin(taker.request.side, limit, resting.record.request.price))
            available += resting.record.remaining;
    return limit && available >= wantedAt(taker, *limit);
}

void MatchingEngine::execute(OrderRecord& record, Price price, Quantity volume, bool isMaker, base::Timestamp at) {
    const bool isBuy = record.request.side == Side::Buy;
    Execution execution{++m_lastExecution, record.id, at, price, volume, Won::product(price, volume), Won{}, isMaker};
    execution.fee = execution.funds.times(isBuy ? m_spec.bidFee : m_spec.askFee);
    record.executedVolume += volume;
    record.executedFunds += execution.funds;
    record.paidFee += execution.fee;
    ++record.executions;
    if (record.request.spendsFunds())
        record.fundsLeft -= execution.funds;
    else
        record.remaining -= volume;
    relock(record);
    if (isBuy)
        m_account.bookBuy(volume, execution.funds, execution.fee);
    else
        m_account.bookSale(volume, execution.funds, execution.fee);
    m_updates.push_back({News::Executed, at, record, execution});
}

void MatchingEngine::prevent(OrderRecord& record, Price price, Quantity volume, base::Timestamp at) {
    const Won before = record.lockedCash;
    record.preventedVolume += volume;
    if (record.request.spendsFunds())
        record.fundsLeft -= Won::product(price, volume);
    else
        record.remaining -= volume;
    if (record.request.side == Side::Buy) {
        // A resting buy has reserved at its own price, one that spends funds at the price it would have paid.
        const Price reservedAt = record.request.spendsFunds() ? price : record.request.price;
        record.preventedFee += Won::product(reservedAt, volume).times(m_spec.bidFee);
    }
    relock(record);
    record.preventedCash += before - record.lockedCash;
    m_updates.push_back({News::Prevented, at, record, std::nullopt});
}

void MatchingEngine::end(OrderRecord& record, Stage stage, base::Timestamp at) {
    record.stage = stage;
    if (record.request.side == Side::Buy)
        m_account.releaseCash(record.lockedCash);
    else
        m_account.releaseCoins(record.lockedCoins);
    m_updates.push_back({News::Ended, at, record, std::nullopt});
}

void MatchingEngine::dropEnded() {
    std::erase_if(m_resting, [](const Resting& resting) { return resting.record.stage != Stage::Waiting; });
}

std::optional<OrderRecord> MatchingEngine::cancel(OrderId id, base::Timestamp at) {
    for (Resting& resting : m_resting) {
        if (resting.record.id != id)
            continue;
        end(resting.record, Stage::Cancelled, at);
        const OrderRecord ended = resting.record;
        dropEnded();
        return ended;
    }
    return std::nullopt;
}

} // namespace kkachi::exchange::matching
