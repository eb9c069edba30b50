// Takes approved orders to their end: intent journalled, sent once, followed, cancelled at the time limit, asked about
// when its outcome is unknown. Single-threaded and without a clock; every call brings the time.
#pragma once

#include "base/timestamp.h"
#include "execution/executor_sink.h"
#include "order/order_event.h"
#include "risk/risk_gate.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kkachi::execution {

struct ExecutorSettings {
    std::string market;
    std::string runTag; // first part of every identifier of this run
    base::Milliseconds limitTimeout{10'000};
    int maxAttempts = 3;
    // Kkachi's clock against the wall's: waits for the network are wall time, so a fast replay stretches them.
    double clockSpeed = 1;
};

class OrderExecutor {
  public:
    OrderExecutor(ExecutorSettings settings, ExecutorSink& sink)
        : m_settings{std::move(settings)}
        , m_sink{sink} {}

    // Takes over an order that an earlier run left open. Its outcome is unknown until the venue has been asked.
    void adopt(const order::Order& order, base::Timestamp now);
    // Makes the order and asks for its intent to be written. Returns its identifier.
    std::string submit(const risk::ApprovedOrder& approved, base::Timestamp now);

    void onIntentWritten(const std::string& identifier, base::Timestamp now);
    // The intent is not in the journal, so the order is never sent.
    void onIntentLost(const std::string& identifier, const std::string& reason, base::Timestamp now);
    void onNews(const order::OrderEvent& event);
    // Time limits, retries and questions that are due.
    void onTime(base::Timestamp now);

    // Asks the venue to end every resting entry, or every order. What has not been sent yet is dropped at once.
    void cancelEntries(base::Timestamp now);
    void cancelAll(base::Timestamp now);
    // Takes back limit sales: what they would sell has to go at market.
    void cancelRestingExits(base::Timestamp now);
    // Asks for every order that may have left: news were missed.
    void askForAll(base::Timestamp now);

    // Balances agree with what is booked and nothing rests at the venue: with repeated "not found" this is the proof
    // that an order of unknown outcome never came to be.
    void onBalancesAgree(int openOrdersAtVenue, base::Timestamp now);
    bool awaitsBalanceProof(base::Timestamp now) const;

    bool hasOpenOrders() const { return !m_open.empty(); }
    bool hasOpen(order::Side side) const;
    bool hasUnknown() const;
    base::Krw openEntryValue() const;
    int ordersSentSince(base::Timestamp start) const;

  private:
    // An open order with what is planned for it.
    struct Follow {
        order::Order order;
        base::Timestamp freshUntil{}; // an entry is not sent (again) after it
        base::Timestamp sentAt{};
        base::Timestamp nextQueryAt{};
        base::Timestamp retryAt{};
        base::Timestamp firstNotFoundAt{};
        int queries = 0;
        int notFound = 0;
        bool intentWritten = false;
        bool cancelRequested = false;
        base::Timestamp nextCancelAt{};
    };
    using Orders = std::map<std::string, Follow>;

    void send(Follow& follow, base::Timestamp now);
    void reject(Follow& follow, const std::string& reason, base::Timestamp now);
    bool applyNews(Follow& follow, const order::OrderEvent& event);
    void afterNews(Follow& follow, const order::OrderEvent& event);
    void planRetry(Follow& follow, base::Timestamp now);
    void countNotFound(Follow& follow, base::Timestamp now);
    void followUp(Follow& follow, base::Timestamp now);
    void requestCancel(Follow& follow, base::Timestamp now);
    void ask(Follow& follow, base::Timestamp now);
    bool isProvedAbsent(const Follow& follow, base::Timestamp now) const;
    void dropTerminal();
    base::Milliseconds wall(base::Milliseconds wait) const;
    template <class Wanted>
    void cancelWhere(Wanted wanted, base::Timestamp now);

    ExecutorSettings m_settings;
    ExecutorSink& m_sink;
    Orders m_open;
    std::vector<base::Timestamp> m_sentAt; // of the last minute
    std::uint64_t m_lastNumber = 0;
};

} // namespace kkachi::execution
