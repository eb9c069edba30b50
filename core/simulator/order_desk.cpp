#include "simulator/order_desk.h"

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

// Bound of a long run: the oldest finished orders are forgotten.
constexpr std::size_t kOrdersKept = 50'000;
constexpr std::size_t kNewsKept = 100'000;

} // namespace

base::Result<DeskOrder, matching::Refusal> OrderDesk::place(DeskRequest request, base::Timestamp at) {
    auto accepted = m_engine.place(request.order, at, request.saleValue);
    if (!accepted)
        return base::Unexpected{accepted.error()};
    if (m_orders.empty())
        m_firstId = accepted->id;
    DeskOrder order;
    order.uuid = request.uuid.empty() ? m_uuids.next() : std::move(request.uuid);
    order.identifier = std::move(request.identifier);
    order.record = *accepted;
    order.acceptedAt = request.wall;
    order.namesSelfMatch = request.namesSelfMatch;
    m_byUuid.emplace(order.uuid, accepted->id);
    if (!order.identifier.empty())
        m_byIdentifier.emplace(order.identifier, accepted->id);
    m_orders.push_back(order);
    print(absorb());
    forgetOldest();
    return order;
}

void OrderDesk::forgetOldest() {
    while (m_orders.size() > kOrdersKept && m_orders.front().record.stage != matching::Stage::Waiting) {
        m_byUuid.erase(m_orders.front().uuid);
        m_byIdentifier.erase(m_orders.front().identifier);
        m_orders.pop_front();
        ++m_firstId;
    }
}

DeskOrder* OrderDesk::find(matching::OrderId id) {
    const auto index = id - m_firstId;
    return id >= m_firstId && index < m_orders.size() ? &m_orders[index] : nullptr;
}

std::vector<matching::Execution> OrderDesk::absorb() {
    std::vector<matching::Execution> executions;
    for (matching::Update& update : m_engine.takeUpdates()) {
        DeskOrder* order = find(update.order.id);
        if (order == nullptr)
            continue;
        order->record = update.order;
        DeskNews news{std::move(update), order->uuid, order->identifier, {}};
        if (news.update.execution) {
            const auto& execution = *news.update.execution;
            executions.push_back(execution);
            news.tradeUuid = m_uuids.next();
            order->trades.push_back({news.tradeUuid, execution, execution.price >= m_lastPrice});
            m_lastPrice = execution.price;
        }
        if (m_news.size() < kNewsKept)
            m_news.push_back(std::move(news));
    }
    return executions;
}

namespace {

market::Taker takerOf(order::Side ours, bool isMaker) {
    return (ours == order::Side::Buy) != isMaker ? market::Taker::Buyer : market::Taker::Seller;
}

} // namespace

// Between two orders of ours both sides execute, and the tape shows one trade: the taker's.
void OrderDesk::print(const std::vector<matching::Execution>& executions) {
    bool hasTaker = false;
    for (const auto& execution : executions)
        hasTaker |= !execution.isMaker;
    for (const auto& execution : executions) {
        if (hasTaker && execution.isMaker)
            continue;
        const DeskOrder* order = find(execution.order);
        m_prints.push_back({0, execution.at, execution.price, execution.volume,
                            takerOf(order->record.request.side, execution.isMaker)});
    }
}

const DeskOrder* OrderDesk::findByUuid(std::string_view uuid) const {
    const auto found = m_byUuid.find(std::string{uuid});
    return found == m_byUuid.end() ? nullptr : &m_orders[found->second - m_firstId];
}

const DeskOrder* OrderDesk::findByIdentifier(std::string_view identifier) const {
    const auto found = m_byIdentifier.find(std::string{identifier});
    return found == m_byIdentifier.end() ? nullptr : &m_orders[found->second - m_firstId];
}

std::vector<const DeskOrder*> OrderDesk::open() const {
    std::vector<const DeskOrder*> orders;
    for (const auto& record : m_engine.openOrders())
        orders.push_back(&m_orders[record.id - m_firstId]);
    return orders;
}

std::vector<const DeskOrder*> OrderDesk::finished() const {
    std::vector<const DeskOrder*> orders;
    for (const DeskOrder& order : m_orders)
        if (order.record.stage != matching::Stage::Waiting)
            orders.push_back(&order);
    return orders;
}

bool OrderDesk::requestCancel(std::string_view uuid, base::Timestamp due, std::optional<Replacement> replacement) {
    const DeskOrder* order = findByUuid(uuid);
    if (order == nullptr || order->record.stage != matching::Stage::Waiting)
        return false;
    const auto id = order->record.id;
    const auto asked =
        std::find_if(m_cancels.begin(), m_cancels.end(), [id](const Cancel& cancel) { return cancel.id == id; });
    if (asked == m_cancels.end())
        m_cancels.push_back({id, due, std::move(replacement)});
    else if (replacement && !asked->replacement)
        asked->replacement = std::move(replacement);
    return true;
}

std::optional<base::Timestamp> OrderDesk::nextCancel() const {
    std::optional<base::Timestamp> next;
    for (const Cancel& cancel : m_cancels)
        if (!next || cancel.due < *next)
            next = cancel.due;
    return next;
}

void OrderDesk::processCancels(base::Timestamp at) {
    std::vector<Cancel> due;
    std::erase_if(m_cancels, [&](Cancel& cancel) {
        if (cancel.due > at)
            return false;
        due.push_back(std::move(cancel));
        return true;
    });
    for (const Cancel& cancel : due)
        carryOut(cancel, at);
}

void OrderDesk::carryOut(const Cancel& cancel, base::Timestamp at) {
    const auto cancelled = m_engine.cancel(cancel.id, at); // nothing to do when a fill came first
    static_cast<void>(absorb());
    if (!cancelled || !cancel.replacement)
        return;
    DeskRequest next = cancel.replacement->request;
    if (cancel.replacement->takesRemaining)
        next.order.volume = cancelled->remaining;
    // A refusal at this point, for funds or for too little left, leaves no order behind, as at the venue.
    static_cast<void>(place(std::move(next), at));
}

void OrderDesk::reopen(base::Price lastBefore, base::Timestamp at) {
    m_isOffline = false;
    for (const auto& record : m_engine.openOrders()) {
        const bool isBuy = record.request.side == order::Side::Buy;
        if (isBuy ? record.request.price > lastBefore : record.request.price < lastBefore)
            m_engine.cancel(record.id, at);
    }
    static_cast<void>(absorb());
}

std::vector<market::Trade> OrderDesk::onTapeTrade(const market::Trade& trade) {
    m_engine.onTapeTrade(trade);
    std::vector<market::Trade> shown;
    base::Quantity left = trade.volume;
    for (const auto& execution : absorb()) {
        shown.push_back({0, trade.at, execution.price, execution.volume, trade.taker});
        left -= execution.volume;
    }
    if (left.isPositive() || shown.empty())
        shown.push_back({trade.sequentialId, trade.at, trade.price, left, trade.taker});
    m_lastPrice = shown.back().price;
    return shown;
}

void OrderDesk::setLiquidity(const market::OrderBook& book) {
    m_engine.setLiquidity(book);
    print(absorb());
}

} // namespace kkachi::simulator
