// The system keychain (Secret Service, KWallet) through QtKeychain. Needs an event loop, and one thread for all stores
// of a program, since QtKeychain queues its jobs in one place. Its insecure fallback, a plain file, is never switched
// on.
#pragma once

#include "storage/secret_store.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

namespace QKeychain {
class Job;
}

namespace kkachi::storage::keychain {

struct KeychainSettings {
    QString service = QStringLiteral("kkachi");
    // For each step; a prompt of the desktop waits for a person, and nobody waits for that longer than this.
    std::chrono::milliseconds limit{20'000};
};

// Answers that are still open when the store goes are not given any more.
class KeychainStore : public QObject, public SecretStore {
    Q_OBJECT

  public:
    explicit KeychainStore(KeychainSettings settings = {}, QObject* parent = nullptr);
    ~KeychainStore() override;

    void read(std::string_view name, ReadAnswer answer) override;
    void write(std::string_view name, const base::Secret& secret, DoneAnswer answer) override;
    // NotFound where there is nothing to remove.
    void remove(std::string_view name, DoneAnswer answer) override;
    void list(ListAnswer answer) override;
    // Writes, reads and removes a canary. A keychain that is locked, or that has no collection, says EntryNotFound to a
    // read, exactly as an empty one does; only writing shows the difference.
    void probe(DoneAnswer answer) override;

  private:
    using JobDone = std::function<void(base::Result<base::Done, SecretStoreError>)>;

    // Answers within the limit, later in the event loop, once. The job deletes itself.
    void run(QKeychain::Job* job, const QString& key, JobDone done);
    // Says why a keychain that does not work does not.
    void explain(base::Result<base::Done, SecretStoreError> outcome, const JobDone& done);
    void readProbe(DoneAnswer answer);
    void removeProbe(DoneAnswer answer);
    void listOn(std::vector<ListedSecret> soFar, ListAnswer answer);

    KeychainSettings m_settings;
};

} // namespace kkachi::storage::keychain
