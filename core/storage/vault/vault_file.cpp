#include "storage/vault/vault_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <utility>

namespace kkachi::storage::vault {

namespace {

using base::Done;
using base::Result;
using base::Unexpected;

class Descriptor {
  public:
    explicit Descriptor(int number)
        : m_number{number} {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    bool close() {
        const int number = std::exchange(m_number, -1);
        return number >= 0 && ::close(number) == 0;
    }

  private:
    int m_number;
};

bool writeAll(int descriptor, const Bytes& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += static_cast<std::size_t>(count);
    }
    return true;
}

bool syncFolder(const std::filesystem::path& folder) {
    const Descriptor descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return descriptor.isOpen() && ::fsync(descriptor.number()) == 0;
}

} // namespace

Result<std::optional<Bytes>, SecretStoreError> VaultFile::read() const {
    const Descriptor file{::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (!file.isOpen() && errno == ENOENT)
        return std::optional<Bytes>{};
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.number(), &status) != 0)
        return Unexpected{SecretStoreError::FileUnusable};
    if (!S_ISREG(status.st_mode) || static_cast<std::size_t>(status.st_size) > kLargestVault)
        return Unexpected{SecretStoreError::NotAVault};
    Bytes bytes(kLargestVault + 1);
    std::size_t size = 0;
    while (size < bytes.size()) {
        const ssize_t count = ::read(file.number(), bytes.data() + size, bytes.size() - size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Unexpected{SecretStoreError::FileUnusable};
        if (count == 0)
            break;
        size += static_cast<std::size_t>(count);
    }
    if (size > kLargestVault)
        return Unexpected{SecretStoreError::NotAVault};
    bytes.resize(size);
    return std::optional{std::move(bytes)};
}

Result<Done, SecretStoreError> VaultFile::replace(const Bytes& bytes) const {
    std::string name = m_path.string() + ".XXXXXX";
    Descriptor file{::mkostemp(name.data(), O_CLOEXEC)}; // mode 0600
    if (!file.isOpen())
        return Unexpected{SecretStoreError::FileUnusable};
    const bool isWritten = ::fchmod(file.number(), S_IRUSR | S_IWUSR) == 0 && writeAll(file.number(), bytes) &&
                           ::fsync(file.number()) == 0 && file.close();
    if (!isWritten || ::rename(name.c_str(), m_path.c_str()) != 0) {
        ::unlink(name.c_str());
        return Unexpected{SecretStoreError::FileUnusable};
    }
    if (!syncFolder(m_path.parent_path()))
        return Unexpected{SecretStoreError::FileUnusable};
    return Done{};
}

// The folder is locked and not the file, because the file is another one after it was replaced.
VaultFile::Lock::Lock(const std::filesystem::path& folder)
    : m_descriptor{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)} {
    if (m_descriptor < 0)
        return;
    int held = -1;
    do
        held = ::flock(m_descriptor, LOCK_EX);
    while (held != 0 && errno == EINTR);
    if (held != 0)
        ::close(std::exchange(m_descriptor, -1));
}

VaultFile::Lock::~Lock() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace kkachi::storage::vault
