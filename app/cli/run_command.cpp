#include "app/cli/run_command.h"

#include "app/cli/headless_run.h"
#include "app/cli/usage.h"
#include "app/composition/key_ring.h"
#include "app/composition/stop_signals.h"
#include "app/options/session_options.h"

#include <QCoreApplication>

#include <cstdint>
#include <limits>

namespace kkachi::app::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunCommand)
};

struct RunOptions {
    SessionOptions session;
    std::string duration;
    std::string events;
};

base::Result<std::optional<std::chrono::milliseconds>, int> durationFrom(const std::string& text) {
    if (text.empty())
        return std::optional<std::chrono::milliseconds>{};
    const auto duration = base::parseDuration(text);
    if (!duration || duration->count() <= 0 || *duration > std::chrono::hours{24 * 20}) {
        printProblem(Words::tr("--duration %1: needed is a time such as 60s, 5m or 2h, up to 20d")
                         .arg(QString::fromStdString(text)));
        return base::Unexpected{static_cast<int>(kUsage)};
    }
    return std::optional{*duration};
}

int execute(HeadlessSettings settings, std::shared_ptr<observability::Log> log, const StopSignals& stopSignals) {
    HeadlessRun run{std::move(settings), std::move(log)};
    if (!run.openEvents())
        return kConfiguration;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &run, [&run] { run.stop(QStringLiteral("signal")); });
    QObject::connect(
        &run, &HeadlessRun::ended, qApp, [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        &run, [&run] { run.begin(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int runTrading(const Invocation& invocation, const RunOptions& options) {
    const auto duration = durationFrom(options.duration);
    if (!duration)
        return duration.error();
    const StopSignals stopSignals;
    auto session = options.session;
    session.globals = invocation.globals;
    auto prepared = prepareSession(session);
    if (!prepared)
        return prepared.error();
    prepared->takeKeys(cloneOf(invocation.environmentKeys));
    HeadlessSettings settings{.session = std::move(prepared->settings),
                              .duration = *duration,
                              .eventsFile = QString::fromStdString(options.events),
                              .json = invocation.globals.json};
    return execute(std::move(settings), prepared->log, stopSignals);
}

} // namespace

void addRunCommand(CLI::App& program, Invocation& invocation) {
    auto options = std::make_shared<RunOptions>();
    auto* command = program.add_subcommand("run", Words::tr("Trade without a window").toStdString());
    command->add_option("--mode", options->session.mode, Words::tr("demo, paper or live").toStdString());
    command->add_option("--duration", options->duration,
                        Words::tr("Stop after this wall time: 60s, 5m, 2h").toStdString());
    command->add_option("--events", options->events,
                        Words::tr("Write one JSON object a line to this file, - for standard output").toStdString());
    command->add_option("--dashboard", options->session.dashboard,
                        Words::tr("Serve the web page at ADDRESS:PORT").toStdString());
    command->add_option("--seed", options->session.seed, Words::tr("Seed of the demo market").toStdString())
        ->check([](const std::string& text) {
            return wholeNumberProblem(text, std::numeric_limits<std::uint64_t>::max());
        });
    command->add_option("--replay", options->session.replay,
                        Words::tr("Candles or trades for the demo market, CSV or JSON, plain or gzip").toStdString());
    command->add_option("--speed", options->session.speed,
                        Words::tr("Market seconds in a second, demo only").toStdString());
    command->footer(Words::tr("Example: kkachi-cli run --mode demo --duration 60s --events -").toStdString());
    command->callback([&invocation, options] {
        invocation.chosen = [&invocation, options] { return runTrading(invocation, *options); };
    });
}

} // namespace kkachi::app::cli
