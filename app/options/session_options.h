// From the options that the desktop and `kkachi-cli run` share to a session: checked, loaded, with its data folder
// taken and its log opened. What is wrong is said on standard error.
#pragma once

#include "app/composition/data_directory.h"
#include "app/composition/session_settings.h"
#include "app/options/invocation.h"
#include "observability/log.h"

#include <cstdint>
#include <memory>
#include <string>

namespace kkachi::app {

struct SessionOptions {
    cli::GlobalOptions globals;
    std::string mode;
    std::string dashboard; // ADDRESS:PORT
    std::string replay;
    std::uint64_t seed = 1;
    double speed = 1;
};

struct PreparedSession {
    SessionSettings settings;
    DataDirectory directory; // locked as long as this lives
    std::shared_ptr<observability::Log> log;
    storage::SecretChain::Environment environmentKeys{}; // for the modes that need keys

    // Kept, and masked in the log from now on.
    void takeKeys(storage::SecretChain::Environment keys);
};

// The exit code when it cannot be.
base::Result<PreparedSession, int> prepareSession(const SessionOptions& options);

} // namespace kkachi::app
