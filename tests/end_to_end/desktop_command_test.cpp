// The desktop program's command line, where no window is wanted or none is possible.
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

struct Answer {
    int exitCode = -1;
    QString out;
    QString err;
};

// Without DISPLAY, WAYLAND_DISPLAY and QT_QPA_PLATFORM.
Answer runWithoutDisplay(const QStringList& arguments) {
    const QTemporaryDir home;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(KKACHI_DESKTOP_PROGRAM), arguments);
    process.waitForFinished(30'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

TEST(DesktopCommand, WithoutADisplayOneLineNamesTheWayWithoutAWindow) {
    const Answer answer = runWithoutDisplay({});
    EXPECT_EQ(answer.exitCode, 2);
    EXPECT_EQ(answer.err.count(u'\n'), 1) << answer.err.toStdString();
    EXPECT_TRUE(answer.err.contains(QStringLiteral("kkachi-cli run"))) << answer.err.toStdString();
}

TEST(DesktopCommand, VersionAndHelpNeedNoDisplay) {
    EXPECT_TRUE(runWithoutDisplay({QStringLiteral("--version")}).out.startsWith(QStringLiteral("kkachi ")));
    const Answer help = runWithoutDisplay({QStringLiteral("--help")});
    EXPECT_EQ(help.exitCode, 0);
    for (const char* option : {"--mode", "--config", "--data-dir", "--database", "--lang", "--start", "--dashboard",
                               "--replay", "--speed", "--seed", "--version"})
        EXPECT_TRUE(help.out.contains(QLatin1String{option})) << option;
}

TEST(DesktopCommand, AnUnknownOptionIsNamed) {
    const Answer answer = runWithoutDisplay({QStringLiteral("--moon")});
    EXPECT_EQ(answer.exitCode, 2);
    EXPECT_TRUE((answer.out + answer.err).contains(QStringLiteral("--moon")));
}

} // namespace
