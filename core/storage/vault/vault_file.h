// The file of a vault on disk: read whole, replaced whole, for its owner only.
#pragma once

#include "base/result.h"
#include "storage/secret_store.h"
#include "storage/vault/vault_format.h"

#include <filesystem>
#include <optional>

namespace kkachi::storage::vault {

class VaultFile {
  public:
    explicit VaultFile(std::filesystem::path path)
        : m_path{std::move(path)} {}

    const std::filesystem::path& path() const { return m_path; }
    // Nothing when there is no such file. FileUnusable when it cannot be read, NotAVault when it is no plain file or
    // far too large.
    base::Result<std::optional<Bytes>, SecretStoreError> read() const;
    // The new file is whole and on disk before it takes the old one's name; mode 0600, whatever the old one had.
    base::Result<base::Done, SecretStoreError> replace(const Bytes& bytes) const;

    // Held while one program reads, changes and replaces; another one waits for it.
    class Lock {
      public:
        explicit Lock(const std::filesystem::path& folder);
        ~Lock();
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;
        bool isHeld() const { return m_descriptor >= 0; }

      private:
        int m_descriptor = -1;
    };
    Lock lock() const { return Lock{m_path.parent_path()}; }

  private:
    std::filesystem::path m_path;
};

} // namespace kkachi::storage::vault
