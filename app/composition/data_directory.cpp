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
    const bool isNew = !QFileInfo::exists(path);
    if (!QDir{}.mkpath(path))
        return base::Unexpected{DirectoryError{DirectoryProblem::NotWritable, path, 0, {}}};
    if (isNew)
        QFile::setPermissions(path, kOwnerOnly);
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral("/kkachi.lock"));
    lock->setStaleLockTime(0); // a lock is stale only when its process is gone
    if (!lock->tryLock(0))
        return base::Unexpected{lockError(path, *lock)};
    return DataDirectory{path, std::move(lock)};
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
