// Bars for tests of strategies: flat ones at a close, and answers as one letter a bar.
#pragma once

#include "base/timestamp.h"
#include "market/candle.h"
#include "signal/signal.h"

#include <string>
#include <vector>

namespace kkachi::strategy {

inline market::Candle flatBar(base::Timestamp at, base::Price price) {
    return {at, price, price, price, price, {}};
}

// "B", "S" or "-" for each bar, a minute apart.
template <class Strategy>
std::string answersTo(Strategy& strategy, const std::vector<int>& closes) {
    std::string answers;
    base::Timestamp at = base::fromEpochMs(1'700'000'000'000);
    for (const int close : closes) {
        const signal::Action action = strategy.onClose(flatBar(at, base::Price::whole(close)));
        answers += action == signal::Action::Buy ? 'B' : (action == signal::Action::Sell ? 'S' : '-');
        at += std::chrono::minutes{1};
    }
    return answers;
}

} // namespace kkachi::strategy
