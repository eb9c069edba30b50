// Where orders go. Every row, log line and screen carries it.
#pragma once

#include <optional>
#include <string_view>

namespace kkachi::base {

enum class Mode { Demo, Paper, Live };

constexpr std::string_view toString(Mode mode) {
    switch (mode) {
    case Mode::Demo:
        return "demo";
    case Mode::Paper:
        return "paper";
    case Mode::Live:
        return "live";
    }
    return "";
}

constexpr std::optional<Mode> parseMode(std::string_view text) {
    for (const Mode mode : {Mode::Demo, Mode::Paper, Mode::Live})
        if (toString(mode) == text)
            return mode;
    return std::nullopt;
}

} // namespace kkachi::base
