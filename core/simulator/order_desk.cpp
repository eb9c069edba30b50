#include "simulator/order_desk.h"

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

// Bounds of a long run: the oldest finished orders are forgotten, and when the burnt identifiers have filled their set
// it starts afresh, which no client that counts its identifiers up will notice.
constexpr std::size_t kOrdersKept = 50'000;
constexpr std::size_t kIdentifiersKept = 1'000'000;
constexpr std::size_t kNewsKept = 100'000;

} // namespace

bool OrderDesk::burnIdentifier(const std::string& identifier) {
    if (m_burnt.size() >= kIdentifiersKept)
        m_burnt.clear();
    return m_burnt.insert(identifier).second;
}

base::Result<DeskOrder, matching::Refusal> OrderDesk::place(const matching::OrderRequest& request,
                                                            std::string identifier, base::Timestamp at) {
    auto accepted = m_engine.place(request, at);
    if (!accepted)
        return base::Unexpected{accepted.error()};
    if (m_orders.empty())
        m_firstId = accepted->id;
    DeskOrder order{m_uuids.next(), std::move(identifier), *accepted, {}};
    m_byUuid.emplace(order.uuid, accepted->id);
    if (!order.identifier.empty())
        m_byIdentifier.emplace(order.identifier, accepted->id);
    m_orders.push_back(order);
    absorb();
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

void OrderDesk::absorb() {
    for (matching::Update& update : m_engine.takeUpdates()) {
        DeskOrder* order = find(update.order.id);
        if (order == nullptr)
            continue;
        order->record = update.order;
        DeskNews news{std::move(update), order->uuid, order->identifier, {}};
        if (news.update.execution) {
            const auto& execution = *news.update.execution;
            news.tradeUuid = m_uuids.next();
            order->trades.push_back({news.tradeUuid, execution, execution.price >= m_lastPrice});
            m_lastPrice = execution.price;
        }
        if (m_news.size() < kNewsKept)
            m_news.push_back(std::move(news));
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

std::vector<const DeskOrder*> OrderDesk::all() const {
    std::vector<const DeskOrder*> orders;
    for (const DeskOrder& order : m_orders)
        orders.push_back(&order);
    return orders;
}

bool OrderDesk::requestCancel(std::string_view uuid, std::chrono::milliseconds due) {
    const DeskOrder* order = findByUuid(uuid);
    if (order == nullptr || order->record.stage != matching::Stage::Waiting)
        return false;
    const auto id = order->record.id;
    const bool isAsked = std::any_of(m_cancels.begin(), m_cancels.end(), [id](const Cancel& c) { return c.id == id; });
    if (!isAsked)
        m_cancels.push_back({id, due});
    return true;
}

void OrderDesk::processCancels(std::chrono::milliseconds wall, base::Timestamp at) {
    std::erase_if(m_cancels, [&](const Cancel& cancel) {
        if (cancel.due > wall)
            return false;
        m_engine.cancel(cancel.id, at); // nothing to do when a fill came first
        return true;
    });
    absorb();
}

void OrderDesk::reopen(base::Price lastBefore, base::Timestamp at) {
    m_isOffline = false;
    for (const auto& record : m_engine.openOrders()) {
        const bool isBuy = record.request.side == order::Side::Buy;
        if (isBuy ? record.request.price > lastBefore : record.request.price < lastBefore)
            m_engine.cancel(record.id, at);
    }
    absorb();
}

void OrderDesk::onTapeTrade(const market::Trade& trade) {
    m_lastPrice = trade.price;
    m_engine.onTapeTrade(trade);
    absorb();
}

void OrderDesk::setLiquidity(const market::OrderBook& book) {
    m_engine.setLiquidity(book);
    absorb();
}

} // namespace kkachi::simulator
