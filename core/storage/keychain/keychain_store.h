// The system keychain (Secret Service, KWallet) through QtKeychain. Needs an event loop on its thread. The insecure
// fallback of QtKeychain, a plain file, is never switched on.
#pragma once

#include "storage/secret_store.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace QKeychain {
class Job;
}

namespace kkachi::storage::keychain {

struct KeychainSettings {
    QString service = QStringLiteral("kkachi");
    // A prompt of the desktop may wait for a person; a command line waits no longer than this.
    std::chrono::milliseconds limit{20'000};
};

class KeychainStore : public QObject, public SecretStore {
    Q_OBJECT

  public:
    explicit KeychainStore(KeychainSettings settings = {}, QObject* parent = nullptr);
    ~KeychainStore() override;

    void read(std::string_view name, ReadAnswer answer) override;
    void write(std::string_view name, const base::Secret& secret, DoneAnswer answer) override;
    void remove(std::string_view name, DoneAnswer answer) override;
    void list(ListAnswer answer) override;

  private:
    using JobDone = std::function<void(QKeychain::Job*, base::Result<base::Done, SecretStoreError>)>;

    void run(QKeychain::Job* job, const QString& key, JobDone done);
    void probe(DoneAnswer answer);
    void listFrom(std::size_t index, std::vector<ListedSecret> soFar, ListAnswer answer);

    KeychainSettings m_settings;
};

} // namespace kkachi::storage::keychain
