// Where API keys are kept. Answers come later, on the thread of the store, exactly once and within a time limit.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kkachi::storage {

inline constexpr std::string_view kUpbitAccessKey = "upbit-access-key";
inline constexpr std::string_view kUpbitSecretKey = "upbit-secret-key";
inline constexpr std::string_view kOpenAiApiKey = "openai-api-key";
inline constexpr std::array kSecretNames{kUpbitAccessKey, kUpbitSecretKey, kOpenAiApiKey};

constexpr bool isSecretName(std::string_view name) {
    for (const std::string_view known : kSecretNames)
        if (known == name)
            return true;
    return false;
}

enum class SecretStoreError {
    NotFound,    // the store works and has none of this name
    UnknownName, // not one of kSecretNames
    TimedOut,    // no answer within the limit; a write may or may not have happened
    Denied,      // the user or the system refused

    NoService,    // keychain: no session bus, or no keyring service on it
    NoCollection, // keychain: the service runs and has no default keyring yet
    Locked,       // keychain: the default keyring is locked and stays so
    Unavailable,  // keychain: it does not work, and does not say why

    NoPassphrase,    // vault: nobody to ask, and no credential
    WrongPassphrase, // vault
    Truncated,       // vault: the file ends too early
    Damaged,         // vault: the file was changed after it was written
    NotAVault,       // vault: the file is something else
    NewerVersion,    // vault: written by a later Kkachi
    BadParameters,   // vault: its cost parameters are outside of what is accepted
    FileUnusable,    // vault: the file or its folder cannot be read or written
    OutOfMemory,     // vault: the key derivation found no memory
};

enum class SecretPresence { Set, NotSet, Unknown };

struct ListedSecret {
    std::string_view name;
    SecretPresence presence = SecretPresence::Unknown;
    SecretStoreError error{}; // why it is Unknown
};

class SecretStore {
  public:
    using ReadAnswer = std::function<void(base::Result<base::Secret, SecretStoreError>)>;
    using DoneAnswer = std::function<void(base::Result<base::Done, SecretStoreError>)>;
    using ListAnswer = std::function<void(std::vector<ListedSecret>)>;

    virtual ~SecretStore() = default;
    virtual void read(std::string_view name, ReadAnswer answer) = 0;
    virtual void write(std::string_view name, const base::Secret& secret, DoneAnswer answer) = 0;
    virtual void remove(std::string_view name, DoneAnswer answer) = 0;
    // Which names are set; never a value.
    virtual void list(ListAnswer answer) = 0;
    // Whether it can keep a key now.
    virtual void probe(DoneAnswer answer) = 0;
};

// A stable word for each: "not_found".
constexpr std::string_view toString(SecretStoreError error) {
    switch (error) {
    case SecretStoreError::NotFound:
        return "not_found";
    case SecretStoreError::UnknownName:
        return "unknown_name";
    case SecretStoreError::TimedOut:
        return "timed_out";
    case SecretStoreError::Denied:
        return "denied";
    case SecretStoreError::NoService:
        return "no_service";
    case SecretStoreError::NoCollection:
        return "no_collection";
    case SecretStoreError::Locked:
        return "locked";
    case SecretStoreError::Unavailable:
        return "unavailable";
    case SecretStoreError::NoPassphrase:
        return "no_passphrase";
    case SecretStoreError::WrongPassphrase:
        return "wrong_passphrase";
    case SecretStoreError::Truncated:
        return "truncated";
    case SecretStoreError::Damaged:
        return "damaged";
    case SecretStoreError::NotAVault:
        return "not_a_vault";
    case SecretStoreError::NewerVersion:
        return "newer_version";
    case SecretStoreError::BadParameters:
        return "bad_parameters";
    case SecretStoreError::FileUnusable:
        return "file_unusable";
    case SecretStoreError::OutOfMemory:
        return "out_of_memory";
    }
    return {};
}

} // namespace kkachi::storage
