// kkachi-cli keys: API keys in the system keychain, or in the encrypted key file.
#pragma once

#include "app/options/invocation.h"

namespace kkachi::app::cli {

void addKeysCommand(CLI::App& program, Invocation& invocation);

} // namespace kkachi::app::cli
