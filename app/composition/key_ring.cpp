#include "app/composition/key_ring.h"

#include "app/composition/data_directory.h"

#include <utility>

namespace kkachi::app {

using base::Result;
using base::Unexpected;
using exchange::upbit::UpbitCredentials;
using storage::FoundSecret;

KeyRing::KeyRing(storage::SecretChain::Environment environment, const QString& dataDirectory,
                 storage::vault::AskPassphrase ask)
    : m_vault{vaultFileIn(dataDirectory).toStdString(), std::move(ask)}
    , m_chain{std::move(environment), m_keychain, m_vault} {}

void KeyRing::readKey(std::string_view name, Answer<FoundSecret> answer) {
    m_chain.read(name, [name, answer = std::move(answer)](Result<FoundSecret, storage::ChainError> found) {
        if (!found)
            return answer(Unexpected{MissingKey{name, found.error()}});
        answer(std::move(*found));
    });
}

void KeyRing::readUpbit(Answer<UpbitKeys> answer) {
    readKey(storage::kUpbitAccessKey, [this, answer = std::move(answer)](Result<FoundSecret, MissingKey> access) {
        if (!access)
            return answer(Unexpected{access.error()});
        auto kept = std::make_shared<base::Secret>(std::move(access->secret));
        readKey(storage::kUpbitSecretKey, [answer, kept](Result<FoundSecret, MissingKey> secret) {
            if (!secret)
                return answer(Unexpected{secret.error()});
            answer(UpbitKeys{UpbitCredentials{std::move(*kept), std::move(secret->secret)}, secret->place});
        });
    });
}

void KeyRing::readOpenAi(Answer<FoundSecret> answer) {
    readKey(storage::kOpenAiApiKey, std::move(answer));
}

storage::SecretChain::Environment takeEnvironmentKeys() {
    const auto taken = storage::keychain::takeEnvironmentSecrets();
    storage::SecretChain::Environment keys;
    for (const std::string_view name : storage::kSecretNames)
        if (const base::Secret* secret = taken.find(name))
            keys.emplace(name, secret->clone());
    return keys;
}

storage::SecretChain::Environment cloneOf(const storage::SecretChain::Environment& keys) {
    storage::SecretChain::Environment clone;
    for (const auto& [name, secret] : keys)
        clone.emplace(name, secret.clone());
    return clone;
}

} // namespace kkachi::app
