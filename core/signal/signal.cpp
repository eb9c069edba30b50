#include "signal/signal.h"

#include <utility>

namespace kkachi::signal {

std::string_view toString(Action action) {
    switch (action) {
    case Action::Buy:
        return "Buy";
    case Action::Hold:
        return "Hold";
    case Action::Sell:
        return "Sell";
    }
    return {};
}

std::string_view toString(Source source) {
    switch (source) {
    case Source::Gpt:
        return "gpt";
    case Source::Rules:
        return "rules";
    case Source::Replay:
        return "replay";
    }
    return {};
}

std::optional<Action> parseAction(std::string_view text) {
    for (const Action action : {Action::Buy, Action::Hold, Action::Sell})
        if (toString(action) == text)
            return action;
    return std::nullopt;
}

Signal holdBecause(std::int64_t id, base::Timestamp askedAt, base::Timestamp at, std::string problem,
                   std::string rawResponse) {
    Signal signal;
    signal.id = id;
    signal.askedAt = askedAt;
    signal.at = at;
    signal.problem = std::move(problem);
    signal.rawResponse = std::move(rawResponse);
    return signal;
}

} // namespace kkachi::signal
