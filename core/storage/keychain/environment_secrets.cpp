#include "storage/keychain/environment_secrets.h"

#include "storage/secret_store.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace kkachi::storage::keychain {

namespace {

// The value in place is overwritten too: /proc/PID/environ shows that memory, whatever unsetenv does.
base::Secret take(const char* variable) {
    char* const value = std::getenv(variable);
    if (value == nullptr)
        return {};
    std::string_view text{value};
    constexpr std::string_view kSpace = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    text = text.substr(0, text.find_last_not_of(kSpace) + 1);
    base::Secret secret = base::Secret::copyOf(text);
    explicit_bzero(value, std::strlen(value));
    unsetenv(variable);
    return secret;
}

} // namespace

const base::Secret* EnvironmentSecrets::find(std::string_view secretName) const {
    const base::Secret* secret = nullptr;
    if (secretName == kUpbitAccessKey)
        secret = &upbitAccessKey;
    else if (secretName == kUpbitSecretKey)
        secret = &upbitSecretKey;
    else if (secretName == kOpenAiApiKey)
        secret = &openAiApiKey;
    return secret == nullptr || secret->isEmpty() ? nullptr : secret;
}

EnvironmentSecrets takeEnvironmentSecrets() {
    EnvironmentSecrets secrets;
    secrets.upbitAccessKey = take("UPBIT_ACCESS_KEY");
    secrets.upbitSecretKey = take("UPBIT_SECRET_KEY");
    secrets.openAiApiKey = take("OPENAI_API_KEY");
    return secrets;
}

} // namespace kkachi::storage::keychain
