#include "command_line.h"

#include <QFile>

#include <csignal>

namespace kkachi::test {

namespace {

constexpr int kLongestMs = 80'000;

} // namespace

CommandLine::CommandLine() = default;

void CommandLine::prepare(QProcess& process) const {
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    environment.insert(m_more);
    process.setProcessEnvironment(environment);
    // As from a terminal, also where the tests themselves run under nohup.
    process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_DFL); });
    process.setProgram(QStringLiteral(KKACHI_CLI));
}

QStringList CommandLine::withDataDirectory(const QStringList& arguments) const {
    const QString option = QStringLiteral("--data-dir");
    return arguments.contains(option) ? arguments : QStringList{option, dataDirectory()} + arguments;
}

Answer CommandLine::run(const QStringList& arguments, const QByteArray& input) const {
    QProcess process;
    prepare(process);
    process.setArguments(withDataDirectory(arguments));
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kLongestMs))
        process.kill();
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

std::unique_ptr<QProcess> CommandLine::start(const QStringList& arguments) const {
    auto process = std::make_unique<QProcess>();
    prepare(*process);
    process->setArguments(withDataDirectory(arguments));
    process->start();
    process->waitForStarted();
    return process;
}

QString CommandLine::write(const QString& name, const QByteArray& content) const {
    QFile file{path(name)};
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return file.fileName();
}

} // namespace kkachi::test
