// The last word. evaluate() is the only place that can make an ApprovedOrder, and execution takes nothing else: leaving
// risk out does not compile. Same inputs, same verdict: everything it looks at is a parameter.
#pragma once

#include "base/result.h"
#include "market/market_spec.h"
#include "order/order_idea.h"
#include "risk/limits.h"
#include "risk/trading_state.h"

#include <optional>
#include <string>
#include <string_view>

namespace kkachi::risk {

enum class DenialReason {
    NotReconciled,
    TradingHalted,
    TradingPaused,
    DailyLossLimit,
    TotalLossLimit,
    UnknownOrder,
    LowConfidence,
    SignalExpired,
    AlreadyInPosition,
    NothingToSell,
    OrderPending,
    StaleData,
    ClockOff,
    ExchangeBan,
    Volatility,
    OrderRate,
    InsufficientFunds,
    BelowMinimumTotal,
    AboveMaximumTotal,
    ExitBelowMinimum,
    PositionLimit,
};

// Stable code as stored and shown: "POSITION_LIMIT".
std::string_view code(DenialReason reason);

struct Denial {
    DenialReason reason{};
    std::string limit; // what was compared: money as decimal text, ratios as fractions; empty where nothing was
    std::string actual;
};

// The account as risk sees it at the moment of the decision.
struct AccountState {
    TradingState state = TradingState::Active;
    bool reconciled = false;
    bool dailyLossReached = false;
    bool totalLossReached = false;
    bool hasUnknownOrder = false;
    bool hasOpenEntry = false;
    bool hasOpenExit = false;
    bool dataFresh = false;
    // How far Kkachi's clock is off the exchange's, where that is further than entries are allowed at.
    std::optional<base::Milliseconds> clockOffBy;
    bool isBanned = false; // the exchange takes no calls
    bool isVolatile = false;
    int ordersInLastMinute = 0;
    base::Krw freeCash;
    base::Krw capital;        // what percentages are taken of
    base::Krw positionValue;  // Kkachi's own, at the last price
    base::Krw openEntryValue; // open, pending and unknown entries at worst
    base::Quantity position;
};

// Above it nothing that is measured in time can be believed: the age of data and signals, the trading day.
inline constexpr base::Milliseconds kWorstClock{5'000};

class ApprovedOrder {
  public:
    const order::OrderIdea& idea() const { return m_idea; }
    base::Quantity amount() const { return m_amount; } // bitcoin; expected volume for a market buy
    base::Krw funds() const { return m_funds; }        // won to spend; market buys only
    base::Price price() const { return m_price; }      // limit price, or the reference

  private:
    friend base::Result<ApprovedOrder, Denial> evaluate(const order::OrderIdea&, const AccountState&, const Limits&,
                                                        const market::MarketSpec&, base::Ratio, base::Timestamp);
    ApprovedOrder(order::OrderIdea idea, base::Quantity amount, base::Krw funds, base::Price price)
        : m_idea{idea}
        , m_amount{amount}
        , m_funds{funds}
        , m_price{price} {}

    order::OrderIdea m_idea;
    base::Quantity m_amount;
    base::Krw m_funds;
    base::Price m_price;
};

base::Result<ApprovedOrder, Denial> evaluate(const order::OrderIdea& idea, const AccountState& account,
                                             const Limits& limits, const market::MarketSpec& spec,
                                             base::Ratio minimumConfidence, base::Timestamp now);

} // namespace kkachi::risk
