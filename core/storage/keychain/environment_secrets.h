// API keys given in the environment: UPBIT_ACCESS_KEY, UPBIT_SECRET_KEY, OPENAI_API_KEY.
#pragma once

#include "base/secret.h"

#include <string_view>

namespace kkachi::storage::keychain {

// Empty where the variable is not set.
struct EnvironmentSecrets {
    base::Secret upbitAccessKey;
    base::Secret upbitSecretKey;
    base::Secret openAiApiKey;

    // By the name the keychain uses; nullptr for any other name or an empty one.
    const base::Secret* find(std::string_view secretName) const;
};

// Reads the variables, wipes them and removes them, so that no child process inherits them. Call once, first thing in
// main, before any thread starts: the environment is not safe to change after that.
EnvironmentSecrets takeEnvironmentSecrets();

} // namespace kkachi::storage::keychain
