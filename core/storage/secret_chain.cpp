#include "storage/secret_chain.h"

#include <utility>

namespace kkachi::storage {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;

// Neither has it: what is said is what a person can do something about, if there is such a thing.
ChainError moreTelling(SecretStoreError keychain, SecretStoreError vault) {
    if (vault != SecretStoreError::NotFound)
        return {vault, SecretPlace::Vault};
    if (isKeychainMissing(keychain))
        return {SecretStoreError::NotFound, SecretPlace::Vault};
    return {keychain, SecretPlace::Keychain};
}

PlacedSecret merged(const ListedSecret& keychain, const ListedSecret& vault) {
    if (keychain.presence == SecretPresence::Set)
        return {keychain, SecretPlace::Keychain};
    if (vault.presence == SecretPresence::Set)
        return {vault, SecretPlace::Vault};
    const ChainError why = moreTelling(keychain.error, vault.error);
    const bool isKnown = why.error == SecretStoreError::NotFound;
    return {{keychain.name, isKnown ? SecretPresence::NotSet : SecretPresence::Unknown, why.error}, std::nullopt};
}

} // namespace

bool isKeychainMissing(SecretStoreError error) {
    return error == SecretStoreError::NoService || error == SecretStoreError::NoCollection ||
           error == SecretStoreError::Unavailable;
}

SecretChain::SecretChain(Environment environment, SecretStore& keychain, SecretStore& vault)
    : m_environment{std::move(environment)}
    , m_keychain{keychain}
    , m_vault{vault} {}

void SecretChain::read(std::string_view name, Answer<FoundSecret> answer) {
    const auto given = m_environment.find(name);
    if (given != m_environment.end() && !given->second.isEmpty())
        return answer(FoundSecret{given->second.clone(), SecretPlace::Environment});
    m_keychain.read(name, [this, name = std::string{name}, answer = std::move(answer)](auto inKeychain) {
        if (inKeychain)
            return answer(FoundSecret{std::move(*inKeychain), SecretPlace::Keychain});
        m_vault.read(name, [answer, keychainError = inKeychain.error()](auto inVault) {
            if (inVault)
                return answer(FoundSecret{std::move(*inVault), SecretPlace::Vault});
            answer(Unexpected{moreTelling(keychainError, inVault.error())});
        });
    });
}

void SecretChain::writeTo(SecretPlace place, const std::string& name, const base::Secret& secret,
                          Answer<SecretPlace> answer) {
    storeOf(place).write(name, secret, [place, answer = std::move(answer)](const auto& done) {
        if (!done)
            return answer(Unexpected{ChainError{done.error(), place}});
        answer(place);
    });
}

void SecretChain::write(std::string_view name, const base::Secret& secret, std::optional<SecretPlace> wanted,
                        Answer<SecretPlace> answer) {
    if (wanted)
        return writeTo(*wanted, std::string{name}, secret, std::move(answer));
    auto kept = std::make_shared<base::Secret>(secret.clone());
    m_keychain.probe([this, name = std::string{name}, kept, answer = std::move(answer)](const auto& works) {
        if (!works && !isKeychainMissing(works.error()))
            return answer(Unexpected{ChainError{works.error(), SecretPlace::Keychain}});
        writeTo(works ? SecretPlace::Keychain : SecretPlace::Vault, name, *kept, answer);
    });
}

void SecretChain::remove(std::string_view name, Answer<std::vector<SecretPlace>> answer) {
    m_keychain.remove(name, [this, name = std::string{name}, answer = std::move(answer)](const auto& fromKeychain) {
        m_vault.remove(name, [answer, fromKeychain](const auto& fromVault) {
            std::vector<SecretPlace> places;
            if (fromKeychain)
                places.push_back(SecretPlace::Keychain);
            if (fromVault)
                places.push_back(SecretPlace::Vault);
            else if (fromVault.error() != SecretStoreError::NotFound)
                return answer(Unexpected{ChainError{fromVault.error(), SecretPlace::Vault}});
            // A keychain that is locked may have a copy: then it is not said that the key is gone.
            const bool mayBeLeft = !fromKeychain && fromKeychain.error() != SecretStoreError::NotFound &&
                                   !isKeychainMissing(fromKeychain.error());
            if (places.empty() || mayBeLeft)
                return answer(Unexpected{moreTelling(fromKeychain.error(), SecretStoreError::NotFound)});
            answer(std::move(places));
        });
    });
}

void SecretChain::list(std::function<void(std::vector<PlacedSecret>)> answer) {
    m_keychain.list([this, answer = std::move(answer)](std::vector<ListedSecret> inKeychain) {
        m_vault.list([this, answer, inKeychain = std::move(inKeychain)](const std::vector<ListedSecret>& inVault) {
            std::vector<PlacedSecret> all;
            for (std::size_t i = 0; i < inKeychain.size() && i < inVault.size(); ++i) {
                const auto given = m_environment.find(inKeychain[i].name);
                if (given != m_environment.end() && !given->second.isEmpty())
                    all.push_back({{inKeychain[i].name, SecretPresence::Set, {}}, SecretPlace::Environment});
                else
                    all.push_back(merged(inKeychain[i], inVault[i]));
            }
            answer(std::move(all));
        });
    });
}

} // namespace kkachi::storage
