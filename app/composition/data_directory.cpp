#include "app/composition/data_directory.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

namespace kkachi::app {

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

QString databaseName(base::Mode mode) {
    switch (mode) {
    case base::Mode::Demo:
        return QStringLiteral("kkachi-demo.sqlite");
    case base::Mode::Paper:
        return QStringLiteral("kkachi-paper.sqlite");
    case base::Mode::Live:
        return QStringLiteral("kkachi.sqlite");
    }
    return {};
}

constexpr auto kOwnerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                         QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

void protectOurFiles(const QString& path) {
    const QStringList ours{QStringLiteral("kkachi*"), QStringLiteral("desktop.ini")};
    for (const QFileInfo& file : QDir{path}.entryInfoList(ours, QDir::Files | QDir::NoSymLinks | QDir::Hidden))
        if (file.permissions() & kOthers)
            QFile::setPermissions(file.filePath(), kOwnerFile);
}

DirectoryError lockError(const QString& path, QLockFile& lock) {
    DirectoryError error{DirectoryProblem::NotWritable, path, 0, {}};
    if (lock.error() == QLockFile::LockFailedError) {
        error.problem = DirectoryProblem::InUse;
        QString host;
        QString program;
        lock.getLockInfo(&error.processId, &host, &program);
    }
    return error;
}

} // namespace

base::Result<DataDirectory, DirectoryError> DataDirectory::take(const QString& wanted) {
    const QString path = QDir{wanted.isEmpty() ? defaultDataDirectory() : wanted}.absolutePath();
    if (!makePrivateDirectory(path))
        return base::Unexpected{DirectoryError{DirectoryProblem::NotWritable, path, 0, {}}};
    if (path == QDir{defaultDataDirectory()}.absolutePath())
        QFile::setPermissions(path, kOwnerOnly);
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral("/kkachi.lock"));
    lock->setStaleLockTime(0); // a lock is stale only when its process is gone
    if (!lock->tryLock(0))
        return base::Unexpected{lockError(path, *lock)};
    protectOurFiles(path);
    return DataDirectory{path, std::move(lock)};
}

bool makePrivateDirectory(const QString& path) {
    if (QFileInfo::exists(path))
        return QFileInfo{path}.isDir();
    return QDir{}.mkpath(path) && QFile::setPermissions(path, kOwnerOnly);
}

QString vaultFileIn(const QString& directory) {
    return QDir{directory}.absoluteFilePath(QStringLiteral("kkachi.vault"));
}

QString DataDirectory::file(const QString& name) const {
    return m_path + u'/' + name;
}

QString DataDirectory::databaseUrl(base::Mode mode) const {
    return databaseUrlIn(m_path, mode);
}

QString databaseUrlIn(const QString& directory, base::Mode mode) {
    const QString path = QDir{directory}.absoluteFilePath(databaseName(mode));
    return QStringLiteral("sqlite://") + QString::fromUtf8(QUrl::toPercentEncoding(path, "/"));
}

QString defaultDataDirectory() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/kkachi");
}

QString defaultConfigFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/kkachi/kkachi.toml");
}

} // namespace kkachi::app
