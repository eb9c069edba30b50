#include "app/doctor/local_checks.h"

#include "app/words/key_words.h"
#include "storage/sql/sql_connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace kkachi::app::doctor {

namespace {

using storage::SecretPlace;
using storage::SecretStoreError;
using storage::sql::SqlProblem;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

constexpr qint64 kMegabyte = 1024 * 1024;
constexpr qint64 kLittleRoom = 1024 * kMegabyte;
constexpr qint64 kNoRoom = 100 * kMegabyte;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                         QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList openToOthers(const QString& path) {
    QStringList files;
    const QStringList ours{QStringLiteral("kkachi*"), QStringLiteral("desktop.ini")};
    for (const QFileInfo& file : QDir{path}.entryInfoList(ours, QDir::Files | QDir::Hidden))
        if (file.permissions() & kOthers)
            files << file.fileName();
    return files;
}

Finding checkRights(const QString& path) {
    const QString check = QStringLiteral("data_directory");
    const QFileInfo folder{path};
    if (!folder.exists())
        return fine(check, Words::tr("%1 will be made by the first run").arg(path));
    if (!folder.isDir() || !folder.isWritable())
        return fail(check, Area::Configuration, QStringLiteral("not_writable"),
                    Words::tr("%1 is not writable").arg(path),
                    Words::tr("Choose another folder with --data-dir, or change its owner."));
    if (folder.permissions() & kOthers)
        return warn(check, Area::Machine, QStringLiteral("open_to_others"),
                    Words::tr("others may look into %1").arg(path), Words::tr("Close it: chmod 700 %1").arg(path));
    const QStringList files = openToOthers(path);
    if (!files.isEmpty())
        return warn(check, Area::Machine, QStringLiteral("open_to_others"),
                    Words::tr("others may read %1 in %2").arg(files.join(QStringLiteral(", ")), path),
                    Words::tr("Close them: chmod 600. The next run does it too."));
    return fine(check, Words::tr("%1, for its owner only").arg(path));
}

Finding checkRoom(const QString& path) {
    const QString check = QStringLiteral("disk");
    QDir folder{path};
    while (!folder.exists() && folder.cdUp()) {
    }
    const QStorageInfo disk{folder.exists() ? folder.absolutePath() : QDir::rootPath()};
    const qint64 room = disk.bytesAvailable();
    const QString text = Words::tr("%1 MB free").arg(room / kMegabyte);
    const QString advice = Words::tr("Make room: without it nothing can be written down, and nothing is traded.");
    if (room < kNoRoom)
        return fail(check, Area::Machine, QStringLiteral("disk_full"), text, advice);
    if (room < kLittleRoom)
        return warn(check, Area::Machine, QStringLiteral("disk_nearly_full"), text, advice);
    return fine(check, text);
}

Finding sqlFinding(const storage::sql::SqlError& error) {
    const QString check = QStringLiteral("database");
    const QString text = storage::sql::describe(error);
    switch (error.problem) {
    case SqlProblem::FileMissing:
        return fine(check, Words::tr("%1 will be made by the first run").arg(error.place));
    case SqlProblem::SchemaOlder:
        return warn(check, Area::Machine, QStringLiteral("schema_older"), text,
                    Words::tr("The next run brings it up to date. Back it up before."));
    case SqlProblem::SchemaNewer:
        return fail(check, Area::Machine, QStringLiteral("schema_newer"), text,
                    Words::tr("Use the later Kkachi that wrote it, or another --data-dir."));
    case SqlProblem::NotOurs:
        return fail(check, Area::Configuration, QStringLiteral("not_ours"), text,
                    Words::tr("This is another program's database. Choose another with --database."));
    case SqlProblem::BadUrl:
    case SqlProblem::NotInThisVersion:
        return fail(check, Area::Configuration, QStringLiteral("bad_url"), text,
                    Words::tr("Correct storage.url or --database."));
    case SqlProblem::Damaged:
        return fail(check, Area::Machine, QStringLiteral("damaged"), text,
                    Words::tr("Restore a backup; do not trade on this one."));
    case SqlProblem::DirectoryNotWritable:
    case SqlProblem::FileNotWritable:
    case SqlProblem::CannotOpen:
    case SqlProblem::Refused:
    case SqlProblem::OutOfRange:
    case SqlProblem::QueueFull:
    case SqlProblem::NotOpen:
    case SqlProblem::Failed:
        break;
    }
    return fail(check, Area::Machine, QStringLiteral("cannot_open"), text,
                Words::tr("Check owner and rights of the file, and whether its disk is in order."));
}

} // namespace

Findings checkDataDirectory(const QString& path) {
    return {checkRights(path), checkRoom(path)};
}

Findings checkDatabase(const QString& url) {
    using storage::sql::SqlConnection;
    const auto opened = SqlConnection::open(url, storage::sql::Access::ReadOnly);
    if (!opened)
        return {sqlFinding(opened.error())};
    const auto check = (*opened)->value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!check)
        return {sqlFinding(check.error())};
    if (check->toString() != u"ok")
        return {sqlFinding({SqlProblem::Damaged, {}, check->toString()})};
    const auto version = (*opened)->value(QStringLiteral("SELECT MAX(version) FROM schema_version"));
    if (!version)
        return {sqlFinding(version.error())};
    return {fine(QStringLiteral("database"), Words::tr("sound, schema %1").arg(version->toInt()))};
}

namespace {

Findings storeFindings(const KeyRing& ring, const base::Result<base::Done, SecretStoreError>& keychain,
                       const base::Result<base::Done, SecretStoreError>& vault, bool hasEnvironment, base::Mode mode) {
    const QString check = QStringLiteral("key_store");
    if (!vault)
        return {fail(check, Area::Configuration, of(toString(vault.error())), Words::tr("the encrypted key file"),
                     sentenceFor(storage::ChainError{vault.error(), SecretPlace::Vault}))};
    QStringList places;
    if (hasEnvironment)
        places << nameOf(SecretPlace::Environment);
    if (keychain)
        places << nameOf(SecretPlace::Keychain);
    if (ring.hasVault())
        places << nameOf(SecretPlace::Vault);
    if (!places.isEmpty())
        return {fine(check, Words::tr("keys are looked for in: %1").arg(places.join(QStringLiteral(", "))))};
    const QString why = sentenceFor(storage::ChainError{keychain.error(), SecretPlace::Keychain});
    if (mode == base::Mode::Demo)
        return {fine(check, Words::tr("none works yet, and demo needs none (%1)").arg(why))};
    return {warn(check, Area::Configuration, of(toString(keychain.error())), why,
                 Words::tr("kkachi-cli keys set makes an encrypted key file where there is no keychain."))};
}

} // namespace

void checkKeyStores(KeyRing& ring, const storage::SecretChain::Environment& environment, base::Mode mode,
                    const Report& report) {
    ring.keychain().probe([&ring, hasEnvironment = !environment.empty(), mode, report](const auto& keychain) {
        ring.vault().probe([&ring, keychain, hasEnvironment, mode, report](const auto& vault) {
            report(storeFindings(ring, keychain, vault, hasEnvironment, mode));
        });
    });
}

} // namespace kkachi::app::doctor
