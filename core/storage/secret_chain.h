// The places an API key may be in, as one: the environment first, then the keychain, then the vault. Logic over ports.
#pragma once

#include "storage/secret_store.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::storage {

enum class SecretPlace { Environment, Keychain, Vault };

struct FoundSecret {
    base::Secret secret;
    SecretPlace place{};
};

struct ChainError {
    SecretStoreError error{};
    SecretPlace place{}; // which of them said so
};

struct PlacedSecret {
    ListedSecret listed;
    std::optional<SecretPlace> place; // where it is set
};

class SecretChain {
  public:
    using Environment = std::map<std::string, base::Secret, std::less<>>;
    template <class T>
    using Answer = std::function<void(base::Result<T, ChainError>)>;

    // The stores must outlive the chain, and the chain every question that was asked of it.
    SecretChain(Environment environment, SecretStore& keychain, SecretStore& vault);

    // A keychain that does not work is no error while the vault has the key.
    void read(std::string_view name, Answer<FoundSecret> answer);
    // Into the keychain if it works; into the vault where there is none; or into the one that is named. A locked
    // keychain is an error: a key must not end up somewhere else only because nobody unlocked it in time.
    void write(std::string_view name, const base::Secret& secret, std::optional<SecretPlace> wanted,
               Answer<SecretPlace> answer);
    // From keychain and vault, wherever it is. NotFound when it is in neither.
    void remove(std::string_view name, Answer<std::vector<SecretPlace>> answer);
    void list(std::function<void(std::vector<PlacedSecret>)> answer);

  private:
    SecretStore& storeOf(SecretPlace place) { return place == SecretPlace::Vault ? m_vault : m_keychain; }
    void writeTo(SecretPlace place, const std::string& name, const base::Secret& secret, Answer<SecretPlace> answer);

    Environment m_environment;
    SecretStore& m_keychain;
    SecretStore& m_vault;
};

// There is no keychain at all here, so that the vault takes its place.
bool isKeychainMissing(SecretStoreError error);

constexpr std::string_view toString(SecretPlace place) {
    switch (place) {
    case SecretPlace::Environment:
        return "environment";
    case SecretPlace::Keychain:
        return "keychain";
    case SecretPlace::Vault:
        return "vault";
    }
    return {};
}

} // namespace kkachi::storage
