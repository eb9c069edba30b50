// Why the keychain does not work. QtKeychain answers a missing service, a missing keyring and a locked one with one and
// the same error, so the session bus is asked what is there (Secret Service API of freedesktop.org).
#pragma once

#include "storage/secret_store.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <functional>

namespace kkachi::storage::keychain {

class KeychainTrouble : public QObject {
    Q_OBJECT

  public:
    explicit KeychainTrouble(QObject* parent);
    ~KeychainTrouble() override;

    // Answers once, later, within a few seconds.
    void look();

  Q_SIGNALS:
    // NoService, NoCollection, Locked, or Unavailable when all of it seems to be there.
    void found(kkachi::storage::SecretStoreError error);

  private:
    using OnReply = std::function<void(const QDBusMessage&)>;

    void call(const QDBusMessage& message, OnReply next);
    void askForService();
    void askForCollection();
    void askWhetherLocked(const QString& collection);

    QString m_name;
    QDBusConnection m_bus;
};

} // namespace kkachi::storage::keychain
