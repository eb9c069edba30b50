#include "app/words/key_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace kkachi::app {

namespace {

using storage::SecretPlace;
using storage::SecretStoreError;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

QString sentenceForKeychain(SecretStoreError error) {
    switch (error) {
    case SecretStoreError::NoService:
        return Words::tr(
            "no keyring service runs. Start one such as gnome-keyring or KWallet, or use the encrypted key "
            "file: --store vault");
    case SecretStoreError::NoCollection:
        return Words::tr("the keyring service has no default keyring yet. Make one, or use the encrypted key file: "
                         "--store vault");
    case SecretStoreError::Locked:
        return Words::tr("the system keychain is locked. Unlock it, for instance by logging in to the desktop, or use "
                         "the encrypted key file: --store vault");
    case SecretStoreError::Denied:
        return Words::tr("the system keychain refused");
    case SecretStoreError::TimedOut:
        return Words::tr("the system keychain did not answer in time");
    case SecretStoreError::Unavailable:
    case SecretStoreError::NotFound:
    case SecretStoreError::UnknownName:
    case SecretStoreError::NoPassphrase:
    case SecretStoreError::WrongPassphrase:
    case SecretStoreError::Truncated:
    case SecretStoreError::Damaged:
    case SecretStoreError::NotAVault:
    case SecretStoreError::NewerVersion:
    case SecretStoreError::BadParameters:
    case SecretStoreError::FileUnusable:
    case SecretStoreError::OutOfMemory:
        break;
    }
    return Words::tr("the system keychain does not work. Restart its service, or use the encrypted key file: "
                     "--store vault");
}

} // namespace

QString sentenceFor(const storage::ChainError& error) {
    switch (error.error) {
    case SecretStoreError::NotFound:
        return Words::tr("no key of this name is stored. Store it with: kkachi-cli keys set NAME");
    case SecretStoreError::UnknownName:
        return Words::tr("there is no key of this name; known are: %1").arg(secretNames());
    case SecretStoreError::NoPassphrase:
        return Words::tr("the key file needs its passphrase, and there is none: type it at a terminal (twice the same "
                         "for a new file), or hand it over as the systemd credential kkachi-passphrase");
    case SecretStoreError::WrongPassphrase:
        return Words::tr("the passphrase of the key file is wrong");
    case SecretStoreError::Truncated:
        return Words::tr(
            "the key file ends too early; it was not written or copied completely. Restore it, or remove it "
            "and set the keys again");
    case SecretStoreError::Damaged:
        return Words::tr("the key file was changed after it was written, and nothing in it is used. Restore it, or "
                         "remove it and set the keys again");
    case SecretStoreError::NotAVault:
        return Words::tr("the key file is not one of Kkachi's. Move it away and set the keys again");
    case SecretStoreError::NewerVersion:
        return Words::tr("the key file was written by a later Kkachi; use that version");
    case SecretStoreError::BadParameters:
        return Words::tr(
            "the key file asks for a key derivation that is too weak or too costly to be Kkachi's; nothing "
            "in it is used. Remove it and set the keys again");
    case SecretStoreError::FileUnusable:
        return Words::tr("the key file or its folder cannot be read or written; check owner and rights");
    case SecretStoreError::OutOfMemory:
        return Words::tr("there is not enough memory to open the key file (256 MB are needed for a moment)");
    case SecretStoreError::NoService:
    case SecretStoreError::NoCollection:
    case SecretStoreError::Locked:
    case SecretStoreError::Unavailable:
    case SecretStoreError::Denied:
    case SecretStoreError::TimedOut:
        break;
    }
    if (error.place == SecretPlace::Vault)
        return Words::tr("the key file does not take this value");
    return sentenceForKeychain(error.error);
}

QString nameOf(SecretPlace place) {
    switch (place) {
    case SecretPlace::Environment:
        return Words::tr("the environment");
    case SecretPlace::Keychain:
        return Words::tr("the system keychain");
    case SecretPlace::Vault:
        return Words::tr("the encrypted key file");
    }
    return {};
}

QString secretNames() {
    QStringList names;
    for (const std::string_view name : storage::kSecretNames)
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return names.join(QStringLiteral(", "));
}

} // namespace kkachi::app
