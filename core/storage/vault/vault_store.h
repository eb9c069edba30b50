// API keys in an encrypted file, for machines on which no keychain runs. Needs an event loop for its answers. Deriving
// the key takes about half a second on the thread of the store, when it is first opened and with each change.
#pragma once

#include "storage/secret_store.h"
#include "storage/vault/vault_file.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace kkachi::storage::vault {

enum class PassphraseFor {
    Open,   // of the vault that is there
    Create, // of the one that is about to be made
};
// Whoever knows the passphrase: a terminal, a dialog, a credential. Asked at most once while it is right.
using AskPassphrase = std::function<base::Result<base::Secret, SecretStoreError>(PassphraseFor)>;

class VaultStore : public QObject, public SecretStore {
  public:
    // The folder of `file` must exist by the time something is written.
    VaultStore(std::filesystem::path file, AskPassphrase ask, Cost cost = {});
    ~VaultStore() override;

    bool exists() const;
    const std::filesystem::path& path() const { return m_file.path(); }

    // Where there is no vault there is no key: NotFound, and nobody is asked for a passphrase.
    void read(std::string_view name, ReadAnswer answer) override;
    void write(std::string_view name, const base::Secret& secret, DoneAnswer answer) override;
    void remove(std::string_view name, DoneAnswer answer) override;
    void list(ListAnswer answer) override;
    // Looks at the file without opening it; nobody is asked for a passphrase.
    void probe(DoneAnswer answer) override;

  private:
    // Null when there is no vault yet. The file is read each time, and opened again only when it has changed.
    base::Result<const Contents*, SecretStoreError> open();
    base::Result<base::Done, SecretStoreError> knowPassphrase(PassphraseFor purpose);
    base::Result<base::Secret, SecretStoreError> find(std::string_view name);
    // `secret` is null for a removal.
    base::Result<base::Done, SecretStoreError> change(std::string_view name, const base::Secret* secret);

    VaultFile m_file;
    AskPassphrase m_ask;
    Cost m_cost;
    std::optional<base::Secret> m_passphrase;
    Bytes m_openedFile; // what m_contents were in
    Contents m_contents;
};

} // namespace kkachi::storage::vault
