// Trades of one market in order of time, as somebody recorded them.
#pragma once

#include "market/trade.h"

#include <cstdint>
#include <vector>

namespace kkachi::history {

struct TradeTape {
    std::vector<market::Trade> trades; // times do not fall; the id is 0 where the file has none
    std::int64_t duplicates = 0;       // rows left out because their sequential id had come before
};

} // namespace kkachi::history
