#include "app/desktop/desktop_options.h"

#include <QCoreApplication>

namespace kkachi::app::desktop {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DesktopOptions)
};

} // namespace

base::Result<DesktopOptions, int> parseOptions(int argc, char** argv) {
    DesktopOptions options;
    CLI::App program{Words::tr("Kkachi: a terminal that trades bitcoin on Upbit under hard limits.").toStdString(),
                     "kkachi"};
    program.set_version_flag("--version", std::string{"kkachi "} + KKACHI_VERSION);
    program.add_option("--mode", options.session.mode, Words::tr("demo, paper or live").toStdString());
    program.add_option("--config", options.session.globals.configFile, Words::tr("Configuration file").toStdString());
    program.add_option("--data-dir", options.session.globals.dataDirectory,
                       Words::tr("Folder of databases and logs").toStdString());
    program.add_option("--database", options.session.globals.database,
                       Words::tr("Database, sqlite:///path").toStdString());
    program.add_option("--lang", options.session.globals.language, Words::tr("Language: ko or en").toStdString())
        ->check(CLI::IsMember({"ko", "en"}));
    program.add_flag("--start", options.start, Words::tr("Start trading at once").toStdString());
    program.add_option("--dashboard", options.session.dashboard,
                       Words::tr("Serve the web page at ADDRESS:PORT").toStdString());
    program.add_option("--seed", options.session.seed, Words::tr("Seed of the demo market").toStdString());
    program.add_option("--replay", options.session.replay,
                       Words::tr("Candles or trades for the demo market, CSV or JSON, plain or gzip").toStdString());
    program.add_option("--speed", options.session.speed,
                       Words::tr("Market seconds in a second, demo only").toStdString());
    program.footer(Words::tr("Example: kkachi --mode demo --start").toStdString());
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool isHelp = error.get_exit_code() == 0;
        program.exit(error);
        return base::Unexpected{static_cast<int>(isHelp ? cli::kDone : cli::kUsage)};
    }
    return options;
}

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace kkachi::app::desktop
