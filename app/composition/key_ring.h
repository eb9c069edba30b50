// Every place a key may be in, put together for one program; the one way by which the programs get at keys. Needs an
// event loop and lives on the main thread.
#pragma once

#include "exchange/upbit/upbit_settings.h"
#include "storage/keychain/environment_secrets.h"
#include "storage/keychain/keychain_store.h"
#include "storage/secret_chain.h"
#include "storage/vault/vault_store.h"

#include <QString>

#include <functional>
#include <optional>

namespace kkachi::app {

struct MissingKey {
    std::string_view name; // of storage::kSecretNames
    storage::ChainError error;
};

struct UpbitKeys {
    exchange::upbit::UpbitCredentials credentials;
    storage::SecretPlace place{}; // of the secret key
};

class KeyRing {
  public:
    template <class T>
    using Answer = std::function<void(base::Result<T, MissingKey>)>;

    KeyRing(storage::SecretChain::Environment environment, const QString& dataDirectory,
            storage::vault::AskPassphrase ask);

    // Both keys of Upbit, or the first that is missing. The ring must outlive its answers.
    void readUpbit(Answer<UpbitKeys> answer);
    void readOpenAi(Answer<storage::FoundSecret> answer);

    storage::SecretChain& chain() { return m_chain; }
    storage::SecretStore& keychain() { return m_keychain; }
    storage::SecretStore& vault() { return m_vault; }
    bool hasVault() const { return m_vault.exists(); }

  private:
    void readKey(std::string_view name, Answer<storage::FoundSecret> answer);

    storage::keychain::KeychainStore m_keychain;
    storage::vault::VaultStore m_vault;
    storage::SecretChain m_chain;
};

// As storage::SecretChain takes them; call first thing in main, before any thread starts.
storage::SecretChain::Environment takeEnvironmentKeys();
storage::SecretChain::Environment cloneOf(const storage::SecretChain::Environment& keys);

} // namespace kkachi::app
