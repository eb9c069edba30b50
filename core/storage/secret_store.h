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
    Unavailable, // no store, or it is locked and stays so
    Denied,      // the user or the system refused
    TimedOut,    // no answer within the limit; a write may or may not have happened
    UnknownName, // not one of kSecretNames
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
};

constexpr std::string_view toString(SecretStoreError error) {
    switch (error) {
    case SecretStoreError::NotFound:
        return "not_found";
    case SecretStoreError::Unavailable:
        return "unavailable";
    case SecretStoreError::Denied:
        return "denied";
    case SecretStoreError::TimedOut:
        return "timed_out";
    case SecretStoreError::UnknownName:
        return "unknown_name";
    }
    return {};
}

} // namespace kkachi::storage
