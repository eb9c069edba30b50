// kkachi-cli: everything without a window.
#include "app/cli/backtest_command.h"
#include "app/cli/config_command.h"
#include "app/cli/doctor_command.h"
#include "app/cli/keys_command.h"
#include "app/cli/run_command.h"
#include "app/cli/simulator_command.h"
#include "app/cli/usage.h"
#include "app/composition/key_ring.h"
#include "app/composition/language.h"
#include "app/composition/process_hardening.h"
#include "app/options/invocation.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace kkachi::app;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

void addGlobalOptions(CLI::App& program, cli::GlobalOptions& globals) {
    program.add_option("--config", globals.configFile, Words::tr("Configuration file").toStdString());
    program.add_option("--data-dir", globals.dataDirectory, Words::tr("Folder of databases and logs").toStdString());
    program.add_option("--database", globals.database, Words::tr("Database, sqlite:///path").toStdString());
    program.add_option("--lang", globals.language, Words::tr("Language: ko or en").toStdString())
        ->check([](const std::string& language) {
            return language == "ko" || language == "en" ? std::string{}
                                                        : Words::tr("%1 is not known; allowed: ko, en")
                                                              .arg(QString::fromStdString(language))
                                                              .toStdString();
        });
    program.add_flag("--json", globals.json, Words::tr("One JSON document on standard output").toStdString());
}

} // namespace

int main(int argc, char** argv) {
    hardenProcess();
    cli::Invocation invocation;
    invocation.environmentKeys = takeEnvironmentKeys();
    QCoreApplication application{argc, argv};
    QCoreApplication::setApplicationName(QStringLiteral("kkachi"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KKACHI_VERSION));
    const auto texts = loadTexts(chooseLanguage(languageOption(argc, argv)));

    CLI::App program{Words::tr("Kkachi trades bitcoin on Upbit under hard limits.").toStdString(), "kkachi-cli"};
    program.set_version_flag("--version", std::string{"kkachi-cli "} + KKACHI_VERSION,
                             Words::tr("Print the version and end").toStdString());
    program.require_subcommand(1);
    program.fallthrough();
    program.footer(Words::tr("Example: kkachi-cli run --mode demo --duration 60s").toStdString());
    addGlobalOptions(program, invocation.globals);
    cli::addRunCommand(program, invocation);
    cli::addBacktestCommand(program, invocation);
    cli::addSimulatorCommand(program, invocation);
    cli::addKeysCommand(program, invocation);
    cli::addConfigCommand(program, invocation);
    cli::addDoctorCommand(program, invocation);
    for (CLI::App* command : program.get_subcommands({}))
        command->fallthrough();
    cli::nameHelpParts(program);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            program.exit(error); // prints the help or the version that was asked for
            return cli::kDone;
        }
        cli::printUsageError(program, error);
        return cli::kUsage;
    }
    invocation.globals.language = chooseLanguage(QString::fromStdString(invocation.globals.language)).toStdString();
    return invocation.chosen();
}
