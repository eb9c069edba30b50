#include "app/options/invocation.h"

#include "app/composition/data_directory.h"
#include "app/words/problem_words.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <cstdio>

namespace kkachi::app::cli {

namespace {

std::map<std::string, std::string> wholeEnvironment() {
    std::map<std::string, std::string> variables;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys())
        variables.emplace(name.toStdString(), environment.value(name).toStdString());
    return variables;
}

} // namespace

base::Result<config::Configuration, std::vector<config::ConfigProblem>> readSettings(const GlobalOptions& globals,
                                                                                     const Overrides& overrides) {
    config::Sources sources;
    sources.fileIsRequired = !globals.configFile.empty();
    sources.file = sources.fileIsRequired ? globals.configFile : defaultConfigFile().toStdString();
    sources.environment = wholeEnvironment();
    sources.commandLine = overrides;
    if (!globals.database.empty())
        sources.commandLine.push_back({"--database", "storage.url", globals.database});
    return config::loadConfiguration(sources);
}

base::Result<config::Configuration, int> loadSettings(const GlobalOptions& globals, const Overrides& overrides) {
    auto configuration = readSettings(globals, overrides);
    if (configuration)
        return *std::move(configuration);
    for (const config::ConfigProblem& problem : configuration.error())
        printProblem(sentenceFor(problem));
    return base::Unexpected{static_cast<int>(kConfiguration)};
}

QString dataDirectoryFor(const GlobalOptions& globals) {
    return globals.dataDirectory.empty() ? defaultDataDirectory() : QString::fromStdString(globals.dataDirectory);
}

QString databaseUrlFor(const GlobalOptions& globals, const config::Configuration& configuration) {
    const QString given = QString::fromStdString(configuration.text("storage.url"));
    if (!given.isEmpty() && given != QStringLiteral("sqlite:"))
        return given;
    return databaseUrlIn(dataDirectoryFor(globals), configuration.mode());
}

void printProblem(const QString& sentence) {
    const QString program = QFileInfo{QCoreApplication::applicationFilePath()}.fileName();
    std::fprintf(stderr, "%s: %s\n", program.toUtf8().constData(), sentence.toUtf8().constData());
}

void printLine(const QString& line) {
    std::fprintf(stdout, "%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace kkachi::app::cli
