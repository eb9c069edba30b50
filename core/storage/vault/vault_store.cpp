#include "storage/vault/vault_store.h"

#include <QTimer>

#include <utility>

namespace kkachi::storage::vault {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;

} // namespace

VaultStore::VaultStore(std::filesystem::path file, AskPassphrase ask, Cost cost)
    : m_file{std::move(file)}
    , m_ask{std::move(ask)}
    , m_cost{cost} {}

VaultStore::~VaultStore() = default;

bool VaultStore::exists() const {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(m_file.path(), ignored));
}

Result<Done, SecretStoreError> VaultStore::knowPassphrase(PassphraseFor purpose) {
    if (m_passphrase)
        return Done{};
    auto passphrase = m_ask(purpose);
    if (!passphrase)
        return Unexpected{passphrase.error()};
    if (passphrase->isEmpty())
        return Unexpected{SecretStoreError::NoPassphrase};
    m_passphrase = *std::move(passphrase);
    return Done{};
}

// A damaged file is named before anybody is asked for a passphrase.
Result<const Contents*, SecretStoreError> VaultStore::open() {
    auto bytes = m_file.read();
    if (!bytes)
        return Unexpected{bytes.error()};
    if (!*bytes)
        return nullptr;
    if (m_passphrase && **bytes == m_openedFile)
        return &m_contents;
    if (const auto sound = checkHeader(**bytes); !sound)
        return Unexpected{sound.error()};
    if (const auto known = knowPassphrase(PassphraseFor::Open); !known)
        return Unexpected{known.error()};
    auto contents = unseal(**bytes, *m_passphrase);
    if (!contents) {
        if (contents.error() == SecretStoreError::WrongPassphrase)
            m_passphrase.reset();
        return Unexpected{contents.error()};
    }
    m_openedFile = std::move(**bytes);
    m_contents = *std::move(contents);
    return &m_contents;
}

Result<base::Secret, SecretStoreError> VaultStore::find(std::string_view name) {
    if (!isSecretName(name))
        return Unexpected{SecretStoreError::UnknownName};
    const auto contents = open();
    if (!contents)
        return Unexpected{contents.error()};
    if (*contents == nullptr)
        return Unexpected{SecretStoreError::NotFound};
    const auto found = (*contents)->find(name);
    if (found == (*contents)->end())
        return Unexpected{SecretStoreError::NotFound};
    return found->second.clone();
}

Result<Done, SecretStoreError> VaultStore::change(std::string_view name, const base::Secret* secret) {
    if (!isSecretName(name))
        return Unexpected{SecretStoreError::UnknownName};
    const auto lock = m_file.lock();
    if (!lock.isHeld())
        return Unexpected{secret == nullptr && !exists() ? SecretStoreError::NotFound : SecretStoreError::FileUnusable};
    const auto opened = open();
    if (!opened)
        return Unexpected{opened.error()};
    Contents contents;
    if (*opened != nullptr)
        for (const auto& [known, value] : **opened)
            contents.emplace(known, value.clone());
    if (secret == nullptr && contents.erase(std::string{name}) == 0)
        return Unexpected{SecretStoreError::NotFound};
    if (secret != nullptr)
        contents.insert_or_assign(std::string{name}, secret->clone());
    if (const auto known = knowPassphrase(PassphraseFor::Create); !known)
        return known;
    const auto bytes = seal(contents, *m_passphrase, m_cost);
    if (!bytes)
        return Unexpected{bytes.error()};
    const auto replaced = m_file.replace(*bytes);
    if (replaced) {
        m_openedFile = *bytes;
        m_contents = std::move(contents);
    }
    return replaced;
}

void VaultStore::read(std::string_view name, ReadAnswer answer) {
    QTimer::singleShot(0, this, [this, name = std::string{name}, answer = std::move(answer)] { answer(find(name)); });
}

void VaultStore::write(std::string_view name, const base::Secret& secret, DoneAnswer answer) {
    auto kept = std::make_shared<base::Secret>(secret.clone());
    QTimer::singleShot(0, this, [this, name = std::string{name}, kept, answer = std::move(answer)] {
        if (kept->isEmpty() || kept->reveal().size() > kLongestValue)
            return answer(Unexpected{SecretStoreError::Denied});
        answer(change(name, kept.get()));
    });
}

void VaultStore::remove(std::string_view name, DoneAnswer answer) {
    QTimer::singleShot(0, this,
                       [this, name = std::string{name}, answer = std::move(answer)] { answer(change(name, nullptr)); });
}

void VaultStore::probe(DoneAnswer answer) {
    QTimer::singleShot(0, this, [this, answer = std::move(answer)] {
        const auto bytes = m_file.read();
        if (!bytes)
            return answer(Unexpected{bytes.error()});
        answer(*bytes ? checkHeader(**bytes) : Result<Done, SecretStoreError>{Done{}});
    });
}

void VaultStore::list(ListAnswer answer) {
    QTimer::singleShot(0, this, [this, answer = std::move(answer)] {
        const auto contents = open();
        std::vector<ListedSecret> listed;
        for (const std::string_view name : kSecretNames) {
            if (!contents)
                listed.push_back({name, SecretPresence::Unknown, contents.error()});
            else if (*contents != nullptr && (*contents)->contains(name))
                listed.push_back({name, SecretPresence::Set, {}});
            else
                listed.push_back({name, SecretPresence::NotSet, SecretStoreError::NotFound});
        }
        answer(std::move(listed));
    });
}

} // namespace kkachi::storage::vault
