// The folder with a user's books: readable for its owner only, used by one Kkachi at a time.
#pragma once

#include "base/mode.h"
#include "base/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace kkachi::app {

enum class DirectoryProblem { NotWritable, InUse };

struct DirectoryError {
    DirectoryProblem problem{};
    QString path;
    qint64 processId = 0; // of the instance that has it; 0 when unknown
    QString system;       // the system's words
};

class DataDirectory {
  public:
    // Makes the folder if need be (0700) and takes its lock. An empty path means the user's own data folder. Files of
    // ours that others may read are taken away from them (0600); a folder that was there before and is not the user's
    // own data folder keeps its rights, since it may serve others too.
    static base::Result<DataDirectory, DirectoryError> take(const QString& path);

    const QString& path() const { return m_path; }
    QString file(const QString& name) const;
    // kkachi.sqlite, kkachi-paper.sqlite, kkachi-demo.sqlite: each mode keeps its own books.
    QString databaseUrl(base::Mode mode) const;

  private:
    DataDirectory(QString path, std::unique_ptr<QLockFile> lock)
        : m_path{std::move(path)}
        , m_lock{std::move(lock)} {}

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

// Makes the folder for its owner only (0700) when it is missing. False when it cannot be.
bool makePrivateDirectory(const QString& path);

// The encrypted key file of a data folder.
QString vaultFileIn(const QString& directory);

// Where books are kept when --data-dir does not say otherwise.
QString defaultDataDirectory();
// kkachi.toml in the user's configuration folder.
QString defaultConfigFile();

// The database file of a mode in a data folder, as a URL.
QString databaseUrlIn(const QString& directory, base::Mode mode);

} // namespace kkachi::app
