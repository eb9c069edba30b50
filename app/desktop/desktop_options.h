// The command line of the desktop program.
#pragma once

#include "app/options/session_options.h"

namespace kkachi::app::desktop {

struct DesktopOptions {
    SessionOptions session;
    bool start = false;
};

// Fills the options, or returns the exit code: 0 for --help and --version, 2 for a wrong command line.
base::Result<DesktopOptions, int> parseOptions(int argc, char** argv);

// True when there is a screen to open a window on, or when the user named a Qt platform.
bool hasDisplay();

} // namespace kkachi::app::desktop
