#include "storage/keychain/keychain_trouble.h"

#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QTimer>
#include <QUuid>

#include <utility>

namespace kkachi::storage::keychain {

namespace {

constexpr int kLimitMs = 2'000;

const QString& serviceName() {
    static const QString kName = QStringLiteral("org.freedesktop.secrets");
    return kName;
}

} // namespace

// A connection of its own, because the shared one stays broken for ever when no bus was there at first.
KeychainTrouble::KeychainTrouble(QObject* parent)
    : QObject{parent}
    , m_name{QUuid::createUuid().toString(QUuid::WithoutBraces)}
    , m_bus{QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name)} {}

KeychainTrouble::~KeychainTrouble() {
    QDBusConnection::disconnectFromBus(m_name);
}

void KeychainTrouble::look() {
    if (m_bus.isConnected())
        return askForService();
    QTimer::singleShot(0, this, [this] { Q_EMIT found(SecretStoreError::NoService); });
}

void KeychainTrouble::call(const QDBusMessage& message, OnReply next) {
    auto* watcher = new QDBusPendingCallWatcher{m_bus.asyncCall(message, kLimitMs), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [watcher, next = std::move(next)] { next(watcher->reply()); });
}

void KeychainTrouble::askForService() {
    auto message =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                                       QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameHasOwner"));
    message << serviceName();
    call(message, [this](const QDBusMessage& reply) {
        if (reply.arguments().value(0).toBool())
            return askForCollection();
        Q_EMIT found(SecretStoreError::NoService);
    });
}

void KeychainTrouble::askForCollection() {
    auto message =
        QDBusMessage::createMethodCall(serviceName(), QStringLiteral("/org/freedesktop/secrets"),
                                       QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    call(message, [this](const QDBusMessage& reply) {
        const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
        if (reply.type() != QDBusMessage::ReplyMessage)
            return Q_EMIT found(SecretStoreError::Unavailable);
        if (path.size() > 1)
            return askWhetherLocked(path);
        Q_EMIT found(SecretStoreError::NoCollection);
    });
}

void KeychainTrouble::askWhetherLocked(const QString& collection) {
    auto message = QDBusMessage::createMethodCall(
        serviceName(), collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    call(message, [this](const QDBusMessage& reply) {
        const bool isLocked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
        Q_EMIT found(isLocked ? SecretStoreError::Locked : SecretStoreError::Unavailable);
    });
}

} // namespace kkachi::storage::keychain
