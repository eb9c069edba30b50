// Whether the engine may raise exposure. No state ever stops an order that lowers a known position.
#pragma once

#include <string_view>

namespace kkachi::risk {

enum class TradingState {
    Active,
    Paused,    // no new entries; resting ones are kept (Pause entries, daily loss limit)
    Protected, // no new entries, resting ones cancelled; stops and exits work (Stop & protect, total loss limit)
    Halted,    // only cancels, and exits of a known position
};

constexpr std::string_view toString(TradingState state) {
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

} // namespace kkachi::risk
