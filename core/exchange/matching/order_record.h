// The venue's own record of an order, and the news of it.
//
// The identities (upheld after every step, tested):
//   limit buy:   reservedFee = price x volume x f,  locked = price x remaining + (reservedFee - paidFee)
//   market buy:  reservedFee = funds x f,           locked = fundsLeft + (reservedFee - paidFee)
//   sale:        reservedFee = 0, locked = remaining coins, the fee is taken from the proceeds
// where what the protection against trading with oneself prevented has left both remaining and reservedFee - paidFee.
// A fee is funds x f, not rounded. On an order that has ended `locked` keeps what was given back.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "exchange/matching/order_request.h"
#include "exchange/matching/won.h"

#include <cstdint>
#include <optional>

namespace kkachi::exchange::matching {

using OrderId = std::uint64_t; // counts up from 1; never used again

enum class Stage { Waiting, Done, Cancelled };

struct Execution {
    std::uint64_t number = 0; // counts up over all executions of the engine
    OrderId order = 0;
    base::Timestamp at;
    base::Price price;
    base::Quantity volume;
    Won funds;
    Won fee;
    bool isMaker = false;
};

struct OrderRecord {
    OrderId id = 0;
    OrderRequest request;
    base::Timestamp createdAt;
    Stage stage = Stage::Waiting;
    base::Quantity remaining; // orders by volume
    Won fundsLeft;            // orders by funds
    base::Quantity executedVolume;
    Won executedFunds;
    Won reservedFee;
    Won paidFee;
    Won lockedCash;             // buys
    base::Quantity lockedCoins; // sales
    base::Quantity preventedVolume;
    Won preventedCash; // buys: with the fee that was reserved for it
    Won preventedFee;  // that part
    int executions = 0;

    // A sale reserves nothing, so nothing of it can remain.
    Won remainingFee() const { return request.side == order::Side::Buy ? reservedFee - paidFee - preventedFee : Won{}; }
    bool isFilled() const { return request.spendsFunds() ? fundsLeft.isZero() : remaining.isZero(); }
};

enum class News { Accepted, Executed, Ended, Prevented };

// One step in the life of one order, with its record as it was after that step.
struct Update {
    News news = News::Accepted;
    base::Timestamp at;
    OrderRecord order;
    std::optional<Execution> execution; // Executed only
};

} // namespace kkachi::exchange::matching
