#include "app/cli/simulator_command.h"

#include "app/cli/usage.h"
#include "app/clocks/system_clock.h"
#include "app/composition/stop_signals.h"
#include "app/composition/worker_thread.h"
#include "app/options/replay_option.h"
#include "simulator/analyst_script.h"
#include "simulator/fault.h"
#include "simulator/simulator_server.h"
#include "simulator/switches.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>

#include <cstdint>
#include <limits>

namespace kkachi::app::cli {

namespace {

using simulator::SimulatorServer;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SimulatorCommand)
};

struct SimulatorOptions {
    std::uint16_t port = 0;
    bool portIsGiven = false;
    std::uint64_t seed = 1;
    double speed = 1;
    std::string replay;
    std::string from;
    std::string accessKey;
    std::string secretKey;
    std::string openAiKey;
    std::string analyst;
    std::string faults;
    std::vector<std::string> switches;
    bool withTls = false;
};

QString readyLine(const simulator::SimulatorAddress& address, const QString& caFile) {
    QJsonObject line{{QStringLiteral("rest"), address.rest},
                     {QStringLiteral("websocket"), address.websocket},
                     {QStringLiteral("websocket_private"), address.websocketPrivate},
                     {QStringLiteral("openai"), address.openai},
                     {QStringLiteral("admin"), address.admin},
                     {QStringLiteral("access_key"), address.accessKey},
                     {QStringLiteral("secret_key"), address.secretKey}};
    if (!address.caPem.isEmpty()) {
        line.insert(QStringLiteral("ca_file"), caFile);
        line.insert(QStringLiteral("ca_pem"), QString::fromLatin1(address.caPem));
    }
    return QString::fromUtf8(QJsonDocument{line}.toJson(QJsonDocument::Compact));
}

// The text itself, or what the file behind an @ holds; nothing when it cannot be read.
std::optional<std::string> textOrFile(const std::string& spec) {
    if (spec.empty() || spec.front() != '@')
        return spec;
    QFile file{QFile::decodeName(QByteArray::fromStdString(spec.substr(1)))};
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().toStdString();
}

// Puts the faults into the settings; false after saying what is wrong with them.
bool readFaultsOption(const std::string& spec, simulator::SimulatorSettings& settings) {
    const auto text = textOrFile(spec);
    if (!text) {
        printProblem(Words::tr("The file %1 cannot be read.").arg(QString::fromStdString(spec.substr(1))));
        return false;
    }
    if (text->empty())
        return true;
    if (const auto faults = simulator::readFaults(*text); !faults) {
        printProblem(Words::tr("--faults is not understood: %1").arg(QString::fromStdString(faults.error())));
        return false;
    }
    settings.faults = *text;
    return true;
}

// Puts the analyst's script into the settings; false after saying what is wrong with it.
bool readAnalystOption(const std::string& spec, simulator::SimulatorSettings& settings) {
    simulator::AnalystScript scratch;
    if (const auto set = scratch.setFromCommandLine(spec); !set) {
        printProblem(Words::tr("--analyst is not understood: %1").arg(QString::fromStdString(set.error())));
        return false;
    }
    settings.analyst = spec;
    return true;
}

// Puts "name=value" into the settings; false after saying what is wrong.
bool readSwitches(const std::vector<std::string>& texts, simulator::SimulatorSettings& settings) {
    simulator::Switches scratch;
    for (const std::string& text : texts) {
        const auto equals = std::min(text.find('='), text.size());
        const std::string name = text.substr(0, equals);
        const std::string value = equals < text.size() ? text.substr(equals + 1) : std::string{};
        if (const auto set = scratch.set(name, value); !set) {
            printProblem(Words::tr("--switch is not understood: %1").arg(QString::fromStdString(set.error())));
            return false;
        }
        settings.switches.emplace_back(name, value);
    }
    return true;
}

constexpr const char* kFooter =
    "The file of --replay has a header that names its columns: timestamp, open, high, low, close and volume for "
    "candles;\n"
    "for trades timestamp (or trade_timestamp), price (trade_price) and volume (trade_volume), and if it likes side\n"
    "(ask_bid: BID, ASK, buy, sell), sequential_id and market. Times are ISO 8601 or epoch milliseconds, oldest "
    "first.\n"
    "Upbit's own JSON of trades, from REST or the trade stream, is read too. Trades are played exactly as they are.\n\n"
    "FAULTS is a JSON object or an array of them, written out or as @FILE; POST the same to ADMIN/faults while the\n"
    "simulator runs (GET lists them, DELETE clears them). Every fault has a \"kind\" and may have \"endpoint\" (a "
    "regular\n"
    "expression on \"POST /v1/orders\", or on \"public\" and \"private\" for WebSockets), \"probability\" (0 to 1),\n"
    "\"count\" (how often) and \"after\" (how many pass first). Kinds:\n"
    "  requests:  latency (ms), error (status, name), unlisted_error (status, name), drop, accept_then_drop,\n"
    "             accept_then_timeout, truncate, stall, malformed, rate_limit (form, retry_after),\n"
    "             ban (form, retry_after, seconds); form: plain, json, html, empty\n"
    "  the key:   key_expired, key_rights (rights: some of view_assets, view_orders, make_orders, withdraw,\n"
    "             view_withdraws), key_expires (in_days), ip_not_allowed\n"
    "  exchange:  clock_offset (ms), maintenance (seconds), flash_crash (pct, seconds)\n"
    "  sockets:   ws_drop, ws_stall, ws_truncate, ws_malformed, ws_duplicate, ws_reorder, ws_delay (ms)\n"
    "Example: kkachi-cli simulator --port 8080 --seed 7 --faults '{\"kind\":\"latency\",\"ms\":200}'\n\n"
    "SPEC of --analyst: steps with commas between, each a kind, =MS (or =STATUS for error) and *COUNT. Kinds: answer,\n"
    "refusal, cut_off, content_filter, empty, garbage, wrong_schema, slow, failed, insufficient_quota, rate_limit,\n"
    "error. POST {\"script\":[{\"kind\":...}]} to ADMIN/analyst while it runs.\n\n"
    "Switches, the default first (POST {\"name\":\"value\"} to ADMIN/switches while it runs):\n";

std::string switchList() {
    std::string lines;
    for (const simulator::SwitchInfo& each : simulator::allSwitches())
        lines += "  " + std::string{each.name} + "=" + std::string{each.values} + "\n";
    return lines;
}

// Whether there is a bar at or after the time to play, and the time is not before the file.
bool isWithin(const simulator::ReplayTape& tape, base::Timestamp from) {
    if (tape.hasTrades())
        return from >= tape.trades->front().at && from <= tape.trades->back().at;
    return !tape.bars.empty() && from >= tape.bars.front().openTime && from <= tape.bars.back().openTime;
}

// For a market without a file: any year that bitcoin could have been traded in.
bool isInItsYears(base::Timestamp from) {
    using namespace std::chrono;
    return from >= sys_days{2010y / 1 / 1} && from < sys_days{2100y / 1 / 1};
}

base::Result<simulator::SimulatorSettings, int> settingsFrom(const SimulatorOptions& options) {
    simulator::SimulatorSettings settings;
    settings.port = options.port;
    settings.portChosenByUser = options.portIsGiven && options.port != 0;
    settings.seed = options.seed;
    settings.speed = options.speed;
    settings.accessKey = options.accessKey;
    settings.secretKey = options.secretKey;
    settings.openAiKey = options.openAiKey;
    if (!(options.speed > 0 && options.speed <= 10'000)) { // so that "nan" is refused as well
        printProblem(Words::tr("--speed %1 is out of range; allowed: more than 0, up to 10000").arg(options.speed));
        return base::Unexpected{static_cast<int>(kUsage)};
    }
    settings.withTls = options.withTls;
    if (!readFaultsOption(options.faults, settings) || !readSwitches(options.switches, settings) ||
        !readAnalystOption(options.analyst, settings))
        return base::Unexpected{static_cast<int>(kUsage)};
    auto replay = replayFrom(options.replay);
    if (!replay)
        return base::Unexpected{replay.error()};
    settings.replay = *std::move(replay);
    if (!options.from.empty()) {
        const auto from = base::parseInstant(options.from);
        const bool isAllowed = from && (settings.replay ? isWithin(*settings.replay, *from) : isInItsYears(*from));
        if (!isAllowed) {
            printProblem(Words::tr("--from %1 is not understood; allowed: a UTC time within the file of --replay, or "
                                   "from 2010 to 2099 without one")
                             .arg(QString::fromStdString(options.from)));
            return base::Unexpected{static_cast<int>(kUsage)};
        }
        (settings.replay ? settings.replay->playFrom : settings.startAt) = *from;
    }
    return settings;
}

int serve(const SimulatorOptions& options) {
    auto settings = settingsFrom(options);
    if (!settings)
        return settings.error();
    const StopSignals stopSignals;
    const SystemClock clock;
    WorkerThread thread{QStringLiteral("simulator")};
    auto* server = thread.adopt(new SimulatorServer{*std::move(settings), clock});
    QTemporaryFile caFile{QDir::tempPath() + QStringLiteral("/kkachi-simulator-ca-XXXXXX.pem")}; // gone with the server
    QObject::connect(server, &SimulatorServer::ready, qApp, [&caFile](const simulator::SimulatorAddress& address) {
        if (!address.caPem.isEmpty() && caFile.open()) {
            caFile.write(address.caPem);
            caFile.close();
        }
        printLine(readyLine(address, caFile.fileName()));
    });
    QObject::connect(server, &SimulatorServer::failed, qApp, [&options](const QString& reason, bool portInUse) {
        printProblem(portInUse ? Words::tr("Port %1 is in use.").arg(options.port)
                               : Words::tr("The simulator cannot start: %1").arg(reason));
        QCoreApplication::exit(kExchange);
    });
    QObject::connect(&stopSignals, &StopSignals::stopRequested, qApp, [] { QCoreApplication::exit(kDone); });
    thread.start();
    QMetaObject::invokeMethod(server, &SimulatorServer::open);
    return QCoreApplication::exec();
}

} // namespace

void addSimulatorCommand(CLI::App& program, Invocation& invocation) {
    auto options = std::make_shared<SimulatorOptions>();
    auto* command = program.add_subcommand(
        "simulator", Words::tr("The built-in Upbit- and OpenAI-compatible server on its own").toStdString());
    auto* port =
        command->add_option("--port", options->port, Words::tr("Port on 127.0.0.1; 0 takes a free one").toStdString());
    port->check(
        [](const std::string& text) { return wholeNumberProblem(text, std::numeric_limits<std::uint16_t>::max()); });
    command->add_option("--seed", options->seed, Words::tr("Seed of the market").toStdString())
        ->check([](const std::string& text) {
            return wholeNumberProblem(text, std::numeric_limits<std::uint64_t>::max());
        });
    command->add_option("--speed", options->speed, Words::tr("Market seconds in a second").toStdString());
    command->add_option(
        "--replay", options->replay,
        Words::tr("Candles or trades for the market, CSV or JSON, plain or gzip; see below").toStdString());
    command->add_option(
        "--from", options->from,
        Words::tr("When the market starts: a time in the file of --replay, whose bars before it are its past; "
                  "without a file, with --seed, the time that makes a generated market the same to the byte")
            .toStdString());
    command->add_option("--access-key", options->accessKey, Words::tr("Access key of the trader").toStdString());
    command->add_option("--secret-key", options->secretKey, Words::tr("Secret key of the trader").toStdString());
    command->add_option("--analyst", options->analyst,
                        Words::tr("What the analyst does before it follows its rule, such as "
                                  "refusal*2,slow=3000,error=503, or a JSON array of steps")
                            .toStdString());
    command->add_option("--openai-key", options->openAiKey,
                        Words::tr("The only OpenAI key that is accepted; any by default").toStdString());
    command
        ->add_option("--faults", options->faults, Words::tr("What goes wrong from the start, see below").toStdString())
        ->type_name("FAULTS");
    command
        ->add_option("--switch", options->switches,
                     Words::tr("NAME=VALUE: a reading of what Upbit leaves open; may be repeated").toStdString())
        ->type_name("SWITCH");
    command->add_flag("--tls", options->withTls,
                      Words::tr("Serve over TLS; the ready line names the file of the certificate").toStdString());
    command->footer(kFooter + switchList());
    command->callback([&invocation, options, port] {
        options->portIsGiven = port->count() > 0;
        invocation.chosen = [options] { return serve(*options); };
    });
}

} // namespace kkachi::app::cli
