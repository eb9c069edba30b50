// What the store knows when a run begins, so that ids go on where they ended and nothing open is forgotten.
#pragma once

#include "order/order.h"
#include "storage/rows.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace kkachi::storage {

struct JournalStart {
    std::int64_t lastSignalId = 0;
    std::vector<order::Order> openOrders; // not terminal when the last run ended, fills included
    std::optional<BanRow> lastBan;        // by the exchange; it may be over
};

} // namespace kkachi::storage
