// Tells a dead feed from a quiet market. A connection that answers pings may still have stopped telling trades or
// books; what it should have told is known from REST, and from the trades themselves.
//
// * Trades have stopped for `quietLimit`: REST is asked for the newest ones, again and again while it stays quiet. A
//   trade that REST knows and the stream has not told within `lateLimit` after that: dead. None: the market is quiet.
// * A trade changes the book. Trades over `bookLimit` without a book between them: dead.
// * Trades or books have not begun `subscribeDeadline` after the subscription: dead.
#pragma once

#include "exchange/upbit/rate_budget.h"
#include "exchange/upbit/upbit_settings.h"

#include <optional>
#include <string_view>

namespace kkachi::exchange::upbit {

class FeedWatch {
  public:
    enum class Advice { None, AskForTrades, Dead };

    explicit FeedWatch(const UpbitPatience& patience)
        : m_patience{patience} {}

    void subscribed(SteadyTime now);
    void disconnected() { m_subscribedAt.reset(); }
    void sawTrade(SteadyTime now);
    void sawBook();
    // The answer to AskForTrades: whether REST tells a trade that the stream has not told.
    void answered(SteadyTime now, bool hasUntoldTrade);
    void notAnswered(SteadyTime now);

    // To be called every few hundred milliseconds. After AskForTrades an answer is waited for.
    Advice check(SteadyTime now);
    // Why it is dead.
    std::string_view reason() const { return m_reason; }

  private:
    Advice dead(std::string_view reason);

    UpbitPatience m_patience;
    std::optional<SteadyTime> m_subscribedAt;
    std::optional<SteadyTime> m_lastTradeAt;
    std::optional<SteadyTime> m_bookDueSince; // the first trade after the last book
    std::optional<SteadyTime> m_untoldSince;  // REST knows a trade that has not come
    SteadyTime m_askedAt{};
    bool m_sawBook = false;
    bool m_isAsking = false;
    bool m_tradesAreDead = false;
    bool m_booksAreDead = false;
    std::string_view m_reason;
};

} // namespace kkachi::exchange::upbit
