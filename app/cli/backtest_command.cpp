#include "app/cli/backtest_command.h"

#include "app/clocks/system_clock.h"
#include "app/composition/data_directory.h"
#include "app/composition/session_settings.h"
#include "app/words/problem_words.h"
#include "backtest/backtest.h"
#include "backtest/report_csv.h"
#include "backtest/report_json.h"
#include "history/candle_file.h"
#include "storage/sql/backtest_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace kkachi::app::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BacktestCommand)
};

struct BacktestOptions {
    std::string data;
    std::string from;
    std::string to;
    std::string strategy = "sma-cross";
    std::vector<std::string> parameters;
    std::string capital = "10000000";
    std::string fee = "0.0005";
    std::string slippageBps = "0";
    std::string positionPct;
    bool noRisk = false;
    std::string tradesFile;
    std::string equityFile;
};

QString of(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Usage errors: the option, the value and what is allowed.
base::Unexpected<int> refuse(const char* option, const std::string& value, const QString& allowed) {
    printProblem(Words::tr("%1 %2: allowed is %3").arg(of(option), of(value), allowed));
    return base::Unexpected{static_cast<int>(kUsage)};
}

base::Result<strategy::Parameters, int> parametersFrom(const std::vector<std::string>& given) {
    strategy::Parameters parameters;
    for (const std::string& pair : given) {
        const auto equals = pair.find('=');
        const auto value = base::Ratio::parse(equals == std::string::npos ? "" : pair.substr(equals + 1));
        if (equals == 0 || !value)
            return refuse("--param", pair, Words::tr("name=number, for instance fast=20"));
        parameters[pair.substr(0, equals)] = *value;
    }
    return parameters;
}

base::Result<std::optional<base::Timestamp>, int> instantFrom(const char* option, const std::string& text) {
    if (text.empty())
        return std::optional<base::Timestamp>{};
    const auto at = base::parseInstant(text);
    if (!at)
        return refuse(option, text, Words::tr("a date such as 2024-12-01 or an instant such as 2024-12-01T09:00:00Z"));
    return std::optional{*at};
}

base::Result<backtest::BacktestSettings, int> settingsFrom(const BacktestOptions& options,
                                                           const config::Configuration& configuration) {
    backtest::BacktestSettings settings;
    settings.market = configuration.text("market");
    settings.strategy = options.strategy;
    settings.riskOn = !options.noRisk;
    settings.limits = limitsFrom(configuration);
    const auto parameters = parametersFrom(options.parameters);
    const auto capital = base::Krw::parse(options.capital);
    const auto fee = base::Ratio::parse(options.fee);
    const auto slippage = base::Ratio::parse(options.slippageBps);
    const auto from = instantFrom("--from", options.from);
    const auto to = instantFrom("--to", options.to);
    if (!parameters || !from || !to)
        return base::Unexpected{static_cast<int>(kUsage)};
    if (!capital)
        return refuse("--capital", options.capital, Words::tr("an amount above 0"));
    if (!fee)
        return refuse("--fee", options.fee, Words::tr("a fraction from 0 to below 1, for instance 0.0005"));
    if (!slippage)
        return refuse("--slippage-bps", options.slippageBps, Words::tr("basis points from 0 to below 10000"));
    if (!options.positionPct.empty()) {
        const auto percent = base::Ratio::parse(options.positionPct);
        if (!percent)
            return refuse("--position-pct", options.positionPct, Words::tr("percent of the equity"));
        settings.positionPct = *percent;
    }
    settings.parameters = *parameters;
    settings.capital = *capital;
    settings.fee = *fee;
    settings.slippageBps = *slippage;
    settings.from = *from;
    settings.to = *to;
    return settings;
}

int printError(const backtest::BacktestError& error) {
    if (const auto* strategy = std::get_if<strategy::StrategyError>(&error)) {
        printProblem(sentenceFor(*strategy));
        return kUsage;
    }
    const auto& setting = std::get<backtest::SettingError>(error);
    switch (setting.problem) {
    case backtest::BacktestProblem::OutOfRange:
        printProblem(Words::tr("--%1 %2 is out of range; allowed: %3")
                         .arg(of(setting.subject), of(setting.value), of(setting.allowed)));
        return kUsage;
    case backtest::BacktestProblem::NoBars:
        printProblem(Words::tr("There is no bar in the chosen period."));
        return kFailed;
    case backtest::BacktestProblem::Overflow:
        printProblem(Words::tr("An amount left the range of 92 billion; choose a smaller capital."));
        return kFailed;
    case backtest::BacktestProblem::Cancelled:
        printProblem(Words::tr("Cancelled."));
        return kFailed;
    }
    return kFailed;
}

bool writeFile(const std::string& path, const std::string& text) {
    QSaveFile file{of(path)};
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 &&
        file.commit())
        return true;
    printProblem(Words::tr("%1 cannot be written: %2").arg(of(path), file.errorString()));
    return false;
}

QString percentOf(double fraction) {
    return QString::number(100 * fraction, 'f', 3) + QStringLiteral(" %");
}
QString ratioOf(const std::optional<double>& value) {
    return value ? QString::number(*value, 'f', 3) : QStringLiteral("-");
}

void printReport(const backtest::BacktestReport& report, const backtest::RunDetails& details) {
    const auto& figures = report.statistics;
    const auto line = [](const QString& name, const QString& value) {
        printLine(QStringLiteral("%1  %2").arg(name, -24).arg(value));
    };
    line(Words::tr("Strategy"), of(report.strategy) + u' ' + of(backtest::parametersJson(report)));
    line(Words::tr("Period (UTC)"),
         of(base::formatUtcSeconds(report.start)) + QStringLiteral(" .. ") + of(base::formatUtcSeconds(report.end)));
    line(Words::tr("Bars"), QString::number(report.bars));
    line(Words::tr("Capital"), of(report.capital.toString()));
    line(Words::tr("Final equity"), of(report.finalEquity.toString()));
    line(Words::tr("Total return"), percentOf(figures.totalReturn));
    line(Words::tr("Buy and hold"), percentOf(figures.buyAndHoldReturn));
    line(Words::tr("Maximum drawdown"), percentOf(figures.maxDrawdown));
    line(Words::tr("Trades"), QString::number(figures.totalTrades));
    line(Words::tr("Win rate"), figures.winRate ? percentOf(*figures.winRate) : QStringLiteral("-"));
    line(Words::tr("Profit/loss ratio"), ratioOf(figures.profitLossRatio));
    line(Words::tr("Profit factor"), ratioOf(figures.profitFactor));
    line(Words::tr("Sharpe"), ratioOf(figures.sharpe));
    line(Words::tr("Sortino"), ratioOf(figures.sortino));
    line(Words::tr("Calmar"), ratioOf(figures.calmar));
    line(Words::tr("Exposure"), percentOf(figures.exposure));
    line(Words::tr("Fees paid"), of(report.feesPaid.toString()));
    line(Words::tr("Run"), QStringLiteral("%1 ms").arg(details.elapsedMs, 0, 'f', 1));
    if (details.runId)
        line(Words::tr("Stored as"), QString::number(*details.runId));
    for (const backtest::Note note : report.notes)
        printLine(QCoreApplication::translate("backtest", std::string{backtest::textOf(note)}.c_str()));
}

// Makes the folder of a new database; an existing one is left as it is.
void makeFolderFor(const GlobalOptions& globals) {
    const QString directory = globals.dataDirectory.empty() ? defaultDataDirectory() : of(globals.dataDirectory);
    if (!globals.database.empty() || QFileInfo::exists(directory))
        return;
    QDir{}.mkpath(directory);
    QFile::setPermissions(directory, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

int finish(const GlobalOptions& globals, const BacktestOptions& options, const config::Configuration& configuration,
           const backtest::BacktestReport& report, backtest::RunDetails details) {
    if (!options.tradesFile.empty() && !writeFile(options.tradesFile, backtest::tradesCsv(report)))
        return kFailed;
    if (!options.equityFile.empty() && !writeFile(options.equityFile, backtest::equityCsv(report)))
        return kFailed;
    makeFolderFor(globals);
    const auto stored = storage::sql::saveBacktest(databaseUrlFor(globals, configuration),
                                                   backtest::rowOf(report, details, SystemClock{}.now()));
    if (!stored) {
        printProblem(Words::tr("The result was not stored: %1").arg(storage::sql::describe(stored.error())));
        return kConfiguration;
    }
    details.runId = *stored;
    if (globals.json)
        printLine(of(backtest::reportJson(report, details)));
    else
        printReport(report, details);
    return kDone;
}

int runBacktest(const GlobalOptions& globals, const BacktestOptions& options) {
    const auto configuration = loadSettings(globals);
    if (!configuration)
        return configuration.error();
    const auto settings = settingsFrom(options, *configuration);
    if (!settings)
        return settings.error();
    QElapsedTimer timer;
    timer.start();
    const auto tape = history::readCandleFile(options.data);
    if (!tape) {
        printProblem(sentenceFor(tape.error()));
        return kFailed;
    }
    backtest::RunDetails details;
    details.loadMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    const auto report = backtest::runBacktest(*settings, tape->bars);
    if (!report)
        return printError(report.error());
    details.elapsedMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return finish(globals, options, *configuration, *report, details);
}

QString strategyHelp() {
    QStringList lines{Words::tr("Strategies and their parameters:")};
    for (const auto& declared : strategy::declarations()) {
        QStringList parameters;
        for (const auto& parameter : declared.parameters)
            parameters << QStringLiteral("%1=%2 (%3..%4)")
                              .arg(of(parameter.name), of(parameter.defaultValue.toString()),
                                   of(parameter.least.toString()), of(parameter.most.toString()));
        lines << QStringLiteral("  %1 %2").arg(of(declared.name), parameters.join(QStringLiteral(", ")));
        lines << QStringLiteral("    ") + QCoreApplication::translate("strategy", std::string{declared.help}.c_str());
    }
    lines << Words::tr("Example: kkachi-cli backtest --data candles.csv.gz --strategy sma-cross --param fast=20 "
                       "--param slow=50");
    return lines.join(u'\n');
}

} // namespace

void addBacktestCommand(CLI::App& program, Invocation& invocation) {
    auto options = std::make_shared<BacktestOptions>();
    auto* command = program.add_subcommand("backtest", Words::tr("Try a strategy on past candles").toStdString());
    command->add_option("--data", options->data, Words::tr("Candles, CSV or CSV.gz").toStdString())->required();
    command->add_option("--from", options->from, Words::tr("Only bars that open at or after this").toStdString());
    command->add_option("--to", options->to, Words::tr("Only bars that open before this").toStdString());
    command->add_option("--strategy", options->strategy, Words::tr("Name of the strategy").toStdString());
    command
        ->add_option("--param", options->parameters, Words::tr("name=value; may be given several times").toStdString())
        ->allow_extra_args(false);
    command->add_option("--capital", options->capital, Words::tr("Won to begin with").toStdString());
    command->add_option("--fee", options->fee, Words::tr("Fraction of each side's value").toStdString());
    command->add_option("--slippage-bps", options->slippageBps, Words::tr("Every fill is worse by this").toStdString());
    command->add_option("--position-pct", options->positionPct,
                        Words::tr("Percent of the equity per entry").toStdString());
    command->add_flag("--no-risk", options->noRisk,
                      Words::tr("Without stop-loss, daily loss limit and volatility guard").toStdString());
    command->add_option("--trades", options->tradesFile,
                        Words::tr("Write the closed trades to this CSV file").toStdString());
    command->add_option("--equity", options->equityFile,
                        Words::tr("Write the equity of each bar to this CSV file").toStdString());
    command->footer(strategyHelp().toStdString());
    command->callback([&invocation, options] {
        invocation.chosen = [&invocation, options] { return runBacktest(invocation.globals, *options); };
    });
}

} // namespace kkachi::app::cli
