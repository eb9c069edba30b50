#include "storage/sql/sqlite_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kkachi::storage::sql {

using base::Done;
using base::Unexpected;

namespace {

constexpr auto kOwnerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOwnerDirectory = kOwnerFile | QFileDevice::ExeOwner;
constexpr auto kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                         QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

SqlResult<Done> makeDirectory(const QString& path) {
    const QFileInfo info{path};
    if (info.isDir())
        return Done{};
    if (info.exists())
        return Unexpected{SqlError{SqlProblem::DirectoryNotWritable, path, QStringLiteral("not a directory")}};
    if (const auto parent = makeDirectory(info.absolutePath()); !parent)
        return parent;
    // Another process may have made it in the meantime.
    if (!QDir{}.mkdir(path, kOwnerDirectory) && !QFileInfo{path}.isDir())
        return Unexpected{SqlError{SqlProblem::DirectoryNotWritable, path, QStringLiteral("cannot be created")}};
    return Done{};
}

} // namespace

SqlResult<Done> prepareForWriting(const SqliteFile& file) {
    const QFileInfo info{file.path};
    const QString directory = info.absolutePath();
    if (const auto made = makeDirectory(directory); !made)
        return made;
    if (info.isDir())
        return Unexpected{SqlError{SqlProblem::FileNotWritable, file.path, QStringLiteral("is a directory")}};
    // The write-ahead log stands beside the file, so the directory must be writable too.
    if (!QFileInfo{directory}.isWritable())
        return Unexpected{SqlError{SqlProblem::DirectoryNotWritable, directory, {}}};
    QFile handle{file.path};
    const bool isNew = !info.exists();
    if (!(isNew ? handle.open(QIODevice::ReadWrite, kOwnerFile) : handle.open(QIODevice::ReadWrite)))
        return Unexpected{SqlError{SqlProblem::FileNotWritable, file.path, handle.errorString()}};
    if (handle.permissions() & kOthers)
        handle.setPermissions(kOwnerFile);
    return Done{};
}

SqlResult<Done> prepareForReading(const SqliteFile& file) {
    if (!QFileInfo{file.path}.isFile())
        return Unexpected{SqlError{SqlProblem::FileMissing, file.path, {}}};
    return Done{};
}

} // namespace kkachi::storage::sql
