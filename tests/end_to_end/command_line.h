// Runs the real kkachi-cli as a user would, in a home of its own.
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace kkachi::test {

struct Answer {
    int exitCode = -1;
    QString out;
    QString err;
};

class CommandLine {
  public:
    CommandLine();

    Answer run(const QStringList& arguments, const QByteArray& input = {}) const;
    // Started and left running.
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;

    // One more variable in the environment of what is run from now on.
    void set(const QString& name, const QString& value) { m_more.insert(name, value); }

    QString path(const QString& name) const { return m_home.filePath(name); }
    QString dataDirectory() const { return path(QStringLiteral("data")); }
    QString write(const QString& name, const QByteArray& content) const;

  private:
    void prepare(QProcess& process) const;
    // Arguments that name no data folder get this home's.
    QStringList withDataDirectory(const QStringList& arguments) const;

    QTemporaryDir m_home;
    QProcessEnvironment m_more;
};

} // namespace kkachi::test
