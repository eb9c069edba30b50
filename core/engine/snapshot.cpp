#include "engine/snapshot.h"

namespace kkachi::engine {

std::string_view toString(RunState state) {
    switch (state) {
    case RunState::Stopped:
        return "stopped";
    case RunState::Starting:
        return "starting";
    case RunState::Running:
        return "running";
    case RunState::Stopping:
        return "stopping";
    }
    return {};
}

std::string_view toString(TradingState state) {
    switch (state) {
    case TradingState::Active:
        return "active";
    case TradingState::Paused:
        return "paused";
    case TradingState::Protected:
        return "protected";
    case TradingState::Halted:
        return "halted";
    }
    return {};
}

} // namespace kkachi::engine
