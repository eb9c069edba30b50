#include "app/options/session_options.h"

#include "app/clocks/system_clock.h"
#include "app/options/replay_option.h"
#include "app/words/problem_words.h"

#include <QCoreApplication>

#include <utility>

namespace kkachi::app {

namespace {

using cli::printProblem;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SessionOptions)
};

// An IPv6 address stands in brackets before a port.
std::string withoutBrackets(const std::string& address) {
    const bool isBracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    return isBracketed ? address.substr(1, address.size() - 2) : address;
}

base::Result<cli::Overrides, int> overridesFrom(const SessionOptions& options) {
    cli::Overrides overrides;
    if (!options.mode.empty())
        overrides.push_back({"--mode", "mode", options.mode});
    if (options.dashboard.empty())
        return overrides;
    const auto colon = options.dashboard.rfind(':');
    if (colon == std::string::npos) {
        printProblem(Words::tr("--dashboard %1: an address and a port are needed, for instance 127.0.0.1:8787")
                         .arg(QString::fromStdString(options.dashboard)));
        return base::Unexpected{static_cast<int>(cli::kUsage)};
    }
    overrides.push_back({"--dashboard", "dashboard.enabled", "true"});
    overrides.push_back({"--dashboard", "dashboard.address", withoutBrackets(options.dashboard.substr(0, colon))});
    overrides.push_back({"--dashboard", "dashboard.port", options.dashboard.substr(colon + 1)});
    return overrides;
}

// What demo alone can do, and what this version cannot do yet, is said before anything starts.
int checkMode(const SessionOptions& options, const config::Configuration& configuration) {
    if (configuration.mode() != base::Mode::Demo) {
        printProblem(Words::tr("mode = %1: this version trades in demo mode only; nothing was started.")
                         .arg(QString::fromUtf8(toString(configuration.mode()).data())));
        return cli::kConfiguration;
    }
    if (configuration.text("signal.engine") == "replay") {
        printProblem(Words::tr("signal.engine = replay: this version knows gpt and rules; nothing was started."));
        return cli::kConfiguration;
    }
    if (!(options.speed > 0 && options.speed <= 10'000)) {
        printProblem(Words::tr("--speed %1 is out of range; allowed: more than 0, up to 10000").arg(options.speed));
        return cli::kUsage;
    }
    return cli::kDone;
}

int checkStrategy(const config::Configuration& configuration) {
    const auto strategy =
        strategy::makeStrategy(configuration.text("signal.strategy"), configuration.parameters("signal.params"));
    if (strategy)
        return cli::kDone;
    printProblem(QStringLiteral("signal.strategy, signal.params: ") + sentenceFor(strategy.error()));
    return cli::kConfiguration;
}

std::shared_ptr<observability::Log> openLog(const DataDirectory& directory,
                                            const config::Configuration& configuration) {
    observability::LogSettings settings;
    settings.level = observability::parseLevel(configuration.text("log.level")).value_or(observability::Level::Info);
    settings.mode = configuration.mode();
    settings.file = directory.file(QStringLiteral("kkachi.log")).toStdString();
    return std::make_shared<observability::Log>(settings, std::make_shared<SystemClock>());
}

} // namespace

void PreparedSession::takeKeys(storage::SecretChain::Environment keys) {
    environmentKeys = std::move(keys);
    for (const auto& [name, secret] : environmentKeys)
        log->hide(secret);
}

base::Result<PreparedSession, int> prepareSession(const SessionOptions& options) {
    const auto overrides = overridesFrom(options);
    if (!overrides)
        return base::Unexpected{overrides.error()};
    const auto configuration = cli::loadSettings(options.globals, *overrides);
    if (!configuration)
        return base::Unexpected{configuration.error()};
    for (const int problem : {checkMode(options, *configuration), checkStrategy(*configuration)})
        if (problem != cli::kDone)
            return base::Unexpected{problem};
    SessionSettings settings{.configuration = *configuration};
    auto replay = replayFrom(options.replay);
    if (!replay)
        return base::Unexpected{replay.error()};
    settings.replay = *std::move(replay);
    auto directory = DataDirectory::take(QString::fromStdString(options.globals.dataDirectory));
    if (!directory) {
        printProblem(sentenceFor(directory.error()));
        return base::Unexpected{static_cast<int>(cli::kConfiguration)};
    }
    settings.databaseUrl = cli::databaseUrlFor(options.globals, *configuration);
    settings.language = QString::fromStdString(options.globals.language);
    settings.seed = options.seed;
    settings.speed = options.speed;
    auto log = openLog(*directory, *configuration);
    return PreparedSession{std::move(settings), *std::move(directory), std::move(log)};
}

} // namespace kkachi::app
