// What the analyst is asked: a picture of the market and of our position, from an allowlist of facts. No balance, no
// key and no text from outside can get into a prompt, because this struct has no place for one.
#pragma once

#include "base/fixed_point.h"
#include "base/timestamp.h"
#include "market/candle.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::signal {

// The language of the reasoning, which people read.
enum class Language { English, Korean };

struct Question {
    std::int64_t signalId = 0;
    base::Timestamp askedAt;
    std::string market;
    base::Price price;
    std::optional<base::Price> bestBid;
    std::optional<base::Price> bestAsk;
    double bookImbalance = 0; // (bid size - ask size) / (bid size + ask size) of the visible book, -1 to 1
    base::Milliseconds barUnit{};
    std::vector<market::Candle> bars; // closed and current bars, oldest first, at most 60
    bool holding = false;
    Language language = Language::English;
    double unrealisedPct = 0; // of the position, percent; 0 when flat
};

} // namespace kkachi::signal
