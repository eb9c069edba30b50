#include "app/cli/keys_command.h"

#include "app/composition/data_directory.h"
#include "app/composition/key_ring.h"
#include "app/options/secret_prompt.h"
#include "app/words/key_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kkachi::app::cli {

namespace {

using storage::ChainError;
using storage::SecretPlace;
using storage::SecretPresence;
using storage::SecretStoreError;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeysCommand)
};

struct KeysOptions {
    std::string name;
    std::string store; // "keychain" or "vault"; empty: whichever works
};

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void printJson(const QJsonObject& document) {
    printLine(QString::fromUtf8(QJsonDocument{document}.toJson(QJsonDocument::Compact)));
}

int refuse(const ChainError& error) {
    printProblem(sentenceFor(error));
    return error.error == SecretStoreError::UnknownName ? kUsage : kConfiguration;
}

int refuseUnknownName() {
    return refuse({SecretStoreError::UnknownName, SecretPlace::Keychain});
}

// Runs one request of the ring on an event loop and returns its exit code.
template <class Request>
int askRing(const Invocation& invocation, Request request) {
    KeyRing ring{cloneOf(invocation.environmentKeys), dataDirectoryFor(invocation.globals), passphraseSource()};
    QObject context;
    QMetaObject::invokeMethod(
        &context, [&] { request(ring, [](int code) { QCoreApplication::exit(code); }); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

std::optional<SecretPlace> placeOf(const std::string& store) {
    if (store.empty())
        return std::nullopt;
    return store == "vault" ? SecretPlace::Vault : SecretPlace::Keychain;
}

void warnOfEnvironment(const Invocation& invocation, const std::string& name) {
    if (invocation.environmentKeys.contains(name))
        printProblem(Words::tr("%1 is also set in the environment, and that one is used first").arg(of(name)));
}

// Keys travel in HTTP headers: what cannot stand there was pasted wrongly.
constexpr std::size_t kLongestKey = 512;

bool looksLikeAKey(const base::Secret& secret) {
    return secret.reveal().size() <= kLongestKey &&
           std::ranges::all_of(secret.reveal(), [](char each) { return each > ' ' && each <= '~'; });
}

int setKey(const Invocation& invocation, const KeysOptions& options) {
    if (!storage::isSecretName(options.name))
        return refuseUnknownName();
    if (!makePrivateDirectory(dataDirectoryFor(invocation.globals)))
        return refuse({SecretStoreError::FileUnusable, SecretPlace::Vault});
    const base::Secret secret = readSecretLine(Words::tr("Value of %1 (not shown): ").arg(of(options.name)));
    if (secret.isEmpty()) {
        printProblem(Words::tr("the value is empty; nothing was stored"));
        return kUsage;
    }
    if (!looksLikeAKey(secret)) {
        printProblem(Words::tr("the value cannot be a key; nothing was stored. Allowed: up to %1 letters, digits and "
                               "signs of ASCII, without spaces")
                         .arg(kLongestKey));
        return kUsage;
    }
    return askRing(invocation, [&](KeyRing& ring, auto done) {
        ring.chain().write(options.name, secret, placeOf(options.store), [&, done](const auto& written) {
            if (!written)
                return done(refuse(written.error()));
            warnOfEnvironment(invocation, options.name);
            if (invocation.globals.json)
                printJson({{of(options.name), true}, {QStringLiteral("store"), of(toString(*written))}});
            else
                printLine(Words::tr("%1 is stored in %2.").arg(of(options.name), nameOf(*written)));
            done(kDone);
        });
    });
}

int removeKey(const Invocation& invocation, const KeysOptions& options) {
    if (!storage::isSecretName(options.name))
        return refuseUnknownName();
    return askRing(invocation, [&](KeyRing& ring, auto done) {
        ring.chain().remove(options.name, [&, done](const auto& removed) {
            if (!removed)
                return done(refuse(removed.error()));
            warnOfEnvironment(invocation, options.name);
            QJsonArray stores;
            for (const SecretPlace place : *removed) {
                stores.append(of(toString(place)));
                if (!invocation.globals.json)
                    printLine(Words::tr("%1 is removed from %2.").arg(of(options.name), nameOf(place)));
            }
            if (invocation.globals.json)
                printJson({{of(options.name), false}, {QStringLiteral("stores"), stores}});
            done(kDone);
        });
    });
}

QString wordFor(const storage::PlacedSecret& secret) {
    switch (secret.listed.presence) {
    case SecretPresence::Set:
        return Words::tr("set, in %1").arg(nameOf(*secret.place));
    case SecretPresence::NotSet:
        return Words::tr("not set");
    case SecretPresence::Unknown:
        return Words::tr("unknown: %1").arg(sentenceFor(ChainError{secret.listed.error, SecretPlace::Keychain}));
    }
    return {};
}

QJsonValue jsonFor(const storage::PlacedSecret& secret) {
    if (secret.listed.presence == SecretPresence::Unknown)
        return QJsonValue::Null;
    return secret.place ? QJsonValue{of(toString(*secret.place))} : QJsonValue{false};
}

int printList(const std::vector<storage::PlacedSecret>& secrets, bool json) {
    bool isKnown = true;
    QJsonObject document;
    for (const auto& secret : secrets) {
        isKnown = isKnown && secret.listed.presence != SecretPresence::Unknown;
        if (json)
            document[of(secret.listed.name)] = jsonFor(secret);
        else
            printLine(QStringLiteral("%1  %2").arg(of(secret.listed.name), -18).arg(wordFor(secret)));
    }
    if (json)
        printJson(document);
    return isKnown ? kDone : kConfiguration;
}

int listKeys(const Invocation& invocation) {
    return askRing(invocation, [&](KeyRing& ring, auto done) {
        ring.chain().list(
            [&invocation, done](const auto& secrets) { done(printList(secrets, invocation.globals.json)); });
    });
}

} // namespace

void addKeysCommand(CLI::App& program, Invocation& invocation) {
    auto options = std::make_shared<KeysOptions>();
    auto* command = program.add_subcommand(
        "keys", Words::tr("API keys in the system keychain, or in an encrypted file").toStdString());
    command->require_subcommand(1);
    command->fallthrough();
    command->footer(Words::tr("Example: kkachi-cli keys set upbit-access-key").toStdString());
    auto* set = command->add_subcommand(
        "set", Words::tr("Store a key; its value is read from a prompt or standard input").toStdString());
    set->fallthrough();
    set->add_option("NAME", options->name, secretNames().toStdString())->required();
    set->add_option(
           "--store", options->store,
           Words::tr("keychain or vault; by default the keychain, and the vault where there is none").toStdString())
        ->check([](const std::string& store) {
            return store == "keychain" || store == "vault" ? std::string{}
                                                           : Words::tr("%1 is not known; allowed: keychain, vault")
                                                                 .arg(QString::fromStdString(store))
                                                                 .toStdString();
        });
    set->callback([&invocation, options] {
        invocation.chosen = [&invocation, options] { return setKey(invocation, *options); };
    });
    auto* remove = command->add_subcommand("remove", Words::tr("Remove a key").toStdString());
    remove->fallthrough();
    remove->add_option("NAME", options->name, secretNames().toStdString())->required();
    remove->callback([&invocation, options] {
        invocation.chosen = [&invocation, options] { return removeKey(invocation, *options); };
    });
    command->add_subcommand("list", Words::tr("Which keys are set, and where; never their values").toStdString())
        ->fallthrough()
        ->callback([&invocation] { invocation.chosen = [&invocation] { return listKeys(invocation); }; });
}

} // namespace kkachi::app::cli
