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

} // namespace kkachi::engine
