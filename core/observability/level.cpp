#include "observability/log.h"

namespace kkachi::observability {

std::string_view toString(Level level) {
    switch (level) {
    case Level::Debug:
        return "DEBUG";
    case Level::Info:
        return "INFO";
    case Level::Warning:
        return "WARNING";
    case Level::Error:
        return "ERROR";
    case Level::Critical:
        return "CRITICAL";
    }
    return {};
}

std::optional<Level> parseLevel(std::string_view text) {
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error, Level::Critical})
        if (toString(level) == text)
            return level;
    return std::nullopt;
}

} // namespace kkachi::observability
