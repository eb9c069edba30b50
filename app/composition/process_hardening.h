// What keeps the keys of this process from others of the same machine.
#pragma once

namespace kkachi::app {

// No core dumps, no reading of this process's memory by others of the same user, and files for their owner only
// (umask 077). First thing in main.
void hardenProcess();

} // namespace kkachi::app
