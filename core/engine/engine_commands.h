// What the engine wants done. Whoever hosts it (the desktop's threads, a backtest, a fault simulation) carries these
// out in order and answers with events.
#pragma once

#include "base/timestamp.h"
#include "exchange/venue_requests.h"
#include "signal/question.h"
#include "storage/rows.h"

#include <variant>

namespace kkachi::engine {

// Write the order durably, then answer IntentWritten. The order itself follows as PlaceOrder only after that.
struct WriteIntent {
    storage::OrderRow row;
};
// Store, print and show; no answer is awaited.
struct Record {
    storage::Row row;
};
struct AskAnalyst {
    signal::Question question;
};
struct HaveStarted {};
// Nothing rests at the venue any more. Positions may be left; they are unguarded from here on.
struct HaveStopped {
    bool positionLeft = false;
};

using Command = std::variant<WriteIntent, Record, AskAnalyst, exchange::PlaceOrder, exchange::CancelOrder,
                             exchange::QueryOrder, exchange::ReadAccount, HaveStarted, HaveStopped>;

} // namespace kkachi::engine
