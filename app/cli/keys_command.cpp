#include "app/cli/keys_command.h"

#include "storage/keychain/keychain_store.h"
#include "storage/secret_store.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace kkachi::app::cli {

namespace {

using storage::SecretPresence;
using storage::SecretStoreError;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(KeysCommand)
};

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString knownNames() {
    QStringList names;
    for (const std::string_view name : storage::kSecretNames)
        names << of(name);
    return names.join(QStringLiteral(", "));
}

QString sentenceFor(SecretStoreError error) {
    switch (error) {
    case SecretStoreError::NotFound:
        return Words::tr("no key of this name is stored");
    case SecretStoreError::Unavailable:
        return Words::tr("the system keychain is missing or locked. Unlock it, or start a keyring service such as "
                         "gnome-keyring or KWallet; keys are never stored in clear");
    case SecretStoreError::Denied:
        return Words::tr("the system keychain refused");
    case SecretStoreError::TimedOut:
        return Words::tr("the system keychain did not answer in time");
    case SecretStoreError::UnknownName:
        return Words::tr("there is no key of this name; known are: %1").arg(knownNames());
    }
    return {};
}

// Switches the terminal's echo off while a key is typed.
class SilentTerminal {
  public:
    SilentTerminal() {
        if (isatty(STDIN_FILENO) == 0 || tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isSilent = tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
    }
    ~SilentTerminal() {
        if (!m_isSilent)
            return;
        tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
        std::cerr << '\n';
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

  private:
    termios m_before{};
    bool m_isSilent = false;
};

QString promptFor(const QString& name) {
    return Words::tr("Value of %1 (not shown): ").arg(name);
}

base::Secret readSecret(const QString& name) {
    if (isatty(STDIN_FILENO) != 0)
        std::cerr << promptFor(name).toStdString() << std::flush;
    const SilentTerminal silent;
    std::string line;
    std::getline(std::cin, line);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
        line.pop_back();
    return base::Secret{std::move(line)};
}

// Runs one request of the store on an event loop and returns its exit code.
template <class Request>
int askStore(Request request) {
    storage::keychain::KeychainStore store;
    QMetaObject::invokeMethod(
        &store, [&] { request(store, [](int code) { QCoreApplication::exit(code); }); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

struct Change {
    std::string name;
    bool isSet = false; // afterwards
    bool json = false;
};

int report(const base::Result<base::Done, SecretStoreError>& answer, const Change& change, const QString& success) {
    if (answer) {
        const QJsonObject document{{of(change.name), change.isSet}};
        printLine(change.json ? QString::fromUtf8(QJsonDocument{document}.toJson(QJsonDocument::Compact)) : success);
        return kDone;
    }
    printProblem(sentenceFor(answer.error()));
    return kConfiguration;
}

int setKey(const std::string& name, bool json) {
    if (!storage::isSecretName(name)) {
        printProblem(sentenceFor(SecretStoreError::UnknownName));
        return kUsage;
    }
    const base::Secret secret = readSecret(of(name));
    if (secret.isEmpty()) {
        printProblem(Words::tr("the value is empty; nothing was stored"));
        return kUsage;
    }
    return askStore([&](storage::SecretStore& store, auto done) {
        store.write(name, secret, [&name, json, done](const auto& answer) {
            done(report(answer, {name, true, json}, Words::tr("%1 is stored in the system keychain.").arg(of(name))));
        });
    });
}

int removeKey(const std::string& name, bool json) {
    if (!storage::isSecretName(name)) {
        printProblem(sentenceFor(SecretStoreError::UnknownName));
        return kUsage;
    }
    return askStore([&](storage::SecretStore& store, auto done) {
        store.remove(name, [&name, json, done](const auto& answer) {
            done(report(answer, {name, false, json},
                        Words::tr("%1 is removed from the system keychain.").arg(of(name))));
        });
    });
}

QString wordFor(const storage::ListedSecret& listed) {
    switch (listed.presence) {
    case SecretPresence::Set:
        return Words::tr("set");
    case SecretPresence::NotSet:
        return Words::tr("not set");
    case SecretPresence::Unknown:
        return Words::tr("unknown: %1").arg(sentenceFor(listed.error));
    }
    return {};
}

int printList(const std::vector<storage::ListedSecret>& listed, bool json) {
    bool isKnown = true;
    QJsonObject document;
    for (const auto& secret : listed) {
        isKnown = isKnown && secret.presence != SecretPresence::Unknown;
        if (json)
            document[of(secret.name)] = secret.presence == SecretPresence::Unknown
                                            ? QJsonValue{}
                                            : QJsonValue{secret.presence == SecretPresence::Set};
        else
            printLine(QStringLiteral("%1  %2").arg(of(secret.name), -18).arg(wordFor(secret)));
    }
    if (json)
        printLine(QString::fromUtf8(QJsonDocument{document}.toJson(QJsonDocument::Compact)));
    return isKnown ? kDone : kConfiguration;
}

int listKeys(bool json) {
    return askStore([json](storage::SecretStore& store, auto done) {
        store.list([json, done](const auto& listed) { done(printList(listed, json)); });
    });
}

} // namespace

void addKeysCommand(CLI::App& program, Invocation& invocation) {
    auto name = std::make_shared<std::string>();
    auto* command = program.add_subcommand("keys", Words::tr("API keys in the system keychain").toStdString());
    command->require_subcommand(1);
    command->fallthrough();
    command->footer(Words::tr("Example: kkachi-cli keys set upbit-access-key").toStdString());
    auto* set = command->add_subcommand(
        "set", Words::tr("Store a key; its value is read from a prompt or standard input").toStdString());
    set->fallthrough();
    set->add_option("NAME", *name, knownNames().toStdString())->required();
    set->callback([&invocation, name] {
        invocation.chosen = [&invocation, name] { return setKey(*name, invocation.globals.json); };
    });
    auto* remove = command->add_subcommand("remove", Words::tr("Remove a key").toStdString());
    remove->fallthrough();
    remove->add_option("NAME", *name, knownNames().toStdString())->required();
    remove->callback([&invocation, name] {
        invocation.chosen = [&invocation, name] { return removeKey(*name, invocation.globals.json); };
    });
    command->add_subcommand("list", Words::tr("Which keys are set; never their values").toStdString())
        ->fallthrough()
        ->callback([&invocation] { invocation.chosen = [&invocation] { return listKeys(invocation.globals.json); }; });
}

} // namespace kkachi::app::cli
