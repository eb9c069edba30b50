// What one engine needs to know; the composition root fills it from the configuration.
#pragma once

#include "base/fixed_point.h"
#include "base/mode.h"
#include "base/timestamp.h"
#include "order/order.h"
#include "risk/limits.h"
#include "signal/question.h"
#include "strategy/strategy_catalogue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::engine {

struct SignalSettings {
    bool fromRules = false;                        // the strategy below answers, not a model
    std::optional<strategy::AnyStrategy> strategy; // for rules
    std::string strategyName;
    signal::Language language = signal::Language::English; // of the analyst's reasons
    base::Milliseconds unit{60'000};                       // bars of the strategy
    base::Milliseconds interval{60'000};                   // between questions
    base::Milliseconds shortestGap{};                      // never ask more often than this (a fast replay)
    base::Ratio minimumConfidence = base::Ratio::fromUnits(60'000'000);
};

struct ExecutionSettings {
    order::Type orderType = order::Type::Market;
    base::Milliseconds limitTimeout{10'000};
    base::Ratio limitOffset; // fraction of the price, positive is more eager
    int maxAttempts = 3;
};

struct EngineSettings {
    base::Mode mode = base::Mode::Demo;
    std::string market = "KRW-BTC";
    risk::Limits limits;
    SignalSettings signal;
    ExecutionSettings execution;
    double clockSpeed = 1;   // Kkachi's clock against the wall's: above 1 in a fast replay
    bool keepRecords = true; // false in a backtest: then no Record commands are made
    std::string runTag;      // makes this run's identifiers unlike any other's; letters, digits, '-' and '_'
    std::int64_t lastSignalId = 0;
    std::vector<order::Order> openOrders; // left by an earlier run, to be resolved before trading
};

} // namespace kkachi::engine
