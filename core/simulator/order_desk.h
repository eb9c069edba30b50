// The private side of the exchange: orders with their uuids and identifiers over the matching engine, and what was
// truly accepted and filled.
#pragma once

#include "exchange/matching/matching_engine.h"
#include "simulator/uuid_source.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kkachi::simulator {

namespace matching = exchange::matching;

struct DeskTrade {
    std::string uuid;
    matching::Execution execution;
    bool isUp = true; // against the last trade before it
};

struct DeskOrder {
    std::string uuid;
    std::string identifier; // empty when none was given
    matching::OrderRecord record;
    std::vector<DeskTrade> trades;
};

// One update of one order as the private stream tells it.
struct DeskNews {
    matching::Update update;
    std::string uuid;
    std::string identifier;
    std::string tradeUuid; // Executed only
};

class OrderDesk {
  public:
    OrderDesk(market::MarketSpec spec, base::Krw capital, std::uint64_t seed)
        : m_engine{std::move(spec), capital}
        , m_uuids{seed} {}

    // Upbit burns an identifier by any attempt, also one that fails: true when this is its first.
    bool burnIdentifier(const std::string& identifier);

    // The order as accepted, before any match.
    base::Result<DeskOrder, matching::Refusal> place(const matching::OrderRequest& request, std::string identifier,
                                                     base::Timestamp at);

    const DeskOrder* findByUuid(std::string_view uuid) const;
    const DeskOrder* findByIdentifier(std::string_view identifier) const;
    std::vector<const DeskOrder*> open() const;     // oldest first
    std::vector<const DeskOrder*> finished() const; // oldest first
    std::vector<const DeskOrder*> all() const;      // oldest first

    // A cancel is only noted; processCancels() carries it out once it is `due`, unless a fill was faster.
    // False when the order has ended or is unknown.
    bool requestCancel(std::string_view uuid, std::chrono::milliseconds due);
    void processCancels(std::chrono::milliseconds wall, base::Timestamp at);

    // In a maintenance nothing is placed, cancelled or filled. On reopening, buys above and sales below the last price
    // before it are cancelled.
    bool isOffline() const { return m_isOffline; }
    void goOffline() { m_isOffline = true; }
    void reopen(base::Price lastBefore, base::Timestamp at);

    void onTapeTrade(const market::Trade& trade);
    void setLiquidity(const market::OrderBook& book);

    const matching::MatchingEngine& engine() const { return m_engine; }
    // What happened since the last call, in order.
    std::vector<DeskNews> takeNews() { return std::exchange(m_news, {}); }

  private:
    struct Cancel {
        matching::OrderId id;
        std::chrono::milliseconds due;
    };

    void absorb();
    void forgetOldest();
    DeskOrder* find(matching::OrderId id);

    matching::MatchingEngine m_engine;
    UuidSource m_uuids;
    std::deque<DeskOrder> m_orders;  // by id, which counts up
    matching::OrderId m_firstId = 1; // of m_orders.front()
    std::unordered_map<std::string, matching::OrderId> m_byUuid;
    std::unordered_map<std::string, matching::OrderId> m_byIdentifier;
    std::unordered_set<std::string> m_burnt;
    std::vector<Cancel> m_cancels;
    std::vector<DeskNews> m_news;
    base::Price m_lastPrice;
    bool m_isOffline = false;
};

} // namespace kkachi::simulator
