// The private side of the exchange: orders with their uuids and identifiers over the matching engine, and what was
// truly accepted and filled.
#pragma once

#include "exchange/matching/matching_engine.h"
#include "simulator/uuid_source.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
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
    std::chrono::milliseconds acceptedAt{0}; // wall time since the start
    bool namesSelfMatch = true;              // false where a venue of old left smp_type out of its replies
};

// One update of one order as the private stream tells it.
struct DeskNews {
    matching::Update update;
    std::string uuid;
    std::string identifier;
    std::string tradeUuid; // Executed only
};

// An order to be placed, and how it is to be known.
struct DeskRequest {
    matching::OrderRequest order;
    std::string identifier;
    std::optional<base::Price> saleValue; // values a sale at market for the minimum total; nothing: no minimum
    std::chrono::milliseconds wall{0};    // when it is asked for, wall time since the start
    bool namesSelfMatch = true;
    std::string uuid; // drawn when empty
};

// What takes a cancelled order's place.
struct Replacement {
    DeskRequest request;
    bool takesRemaining = false; // its volume is what the old order had left
};

class OrderDesk {
  public:
    OrderDesk(market::MarketSpec spec, base::Krw capital, std::uint64_t seed)
        : m_engine{std::move(spec), capital}
        , m_uuids{seed} {}

    // Upbit burns an identifier by any attempt, also one that fails, and for ever: true when this is its first.
    bool burnIdentifier(const std::string& identifier) { return m_burnt.insert(identifier).second; }
    bool isBurnt(const std::string& identifier) const { return m_burnt.contains(identifier); }
    std::string drawUuid() { return m_uuids.next(); }

    // The order as accepted, before any match.
    base::Result<DeskOrder, matching::Refusal> place(DeskRequest request, base::Timestamp at);

    const DeskOrder* findByUuid(std::string_view uuid) const;
    const DeskOrder* findByIdentifier(std::string_view identifier) const;
    std::vector<const DeskOrder*> open() const;                   // oldest first
    std::vector<const DeskOrder*> finished() const;               // oldest first
    const std::deque<DeskOrder>& all() const { return m_orders; } // oldest first

    // A cancel is only noted; processCancels() carries it out once it is `due`, unless a fill was faster. The
    // replacement is placed at the moment of the cancel, and not at all when there was nothing left to cancel.
    // False when the order has ended or is unknown.
    bool requestCancel(std::string_view uuid, base::Timestamp due, std::optional<Replacement> replacement = {});
    // When the earliest noted cancel is due.
    std::optional<base::Timestamp> nextCancel() const;
    void processCancels(base::Timestamp at);

    // In a maintenance nothing is placed, cancelled or filled. On reopening, buys above and sales below the last price
    // before it are cancelled.
    bool isOffline() const { return m_isOffline; }
    void goOffline() { m_isOffline = true; }
    void reopen(base::Price lastBefore, base::Timestamp at);

    // A trade of the others; what the tape shows of it: our part at our prices, then what was left for them.
    std::vector<market::Trade> onTapeTrade(const market::Trade& trade);
    void setLiquidity(const market::OrderBook& book);

    const matching::MatchingEngine& engine() const { return m_engine; }
    // Of the last trade, ours or theirs; nothing before the first.
    std::optional<base::Price> lastPrice() const {
        return m_lastPrice.isPositive() ? std::optional{m_lastPrice} : std::nullopt;
    }
    // What happened since the last call, in order.
    std::vector<DeskNews> takeNews() { return std::exchange(m_news, {}); }
    // Trades of ours since the last call that no trade of the others accounts for; without ids.
    std::vector<market::Trade> takePrints() { return std::exchange(m_prints, {}); }

  private:
    struct Cancel {
        matching::OrderId id;
        base::Timestamp due;
        std::optional<Replacement> replacement;
    };

    // Takes the engine's updates over; the executions among them.
    std::vector<matching::Execution> absorb();
    void print(const std::vector<matching::Execution>& executions);
    void carryOut(const Cancel& cancel, base::Timestamp at);
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
    std::vector<market::Trade> m_prints;
    base::Price m_lastPrice;
    bool m_isOffline = false;
};

} // namespace kkachi::simulator
